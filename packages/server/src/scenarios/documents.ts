/** The documents of a scenario's fixtures, whole: the sample with what the file says of it. @module */
import { chinaDeclaration } from '@kouan/formats/china/declaration';
import type { Declaration } from '@kouan/sdk';
import type { TitleParty } from '@kouan/sdk/title';
import { transportDocument } from '../conformance/messages/transport-document.ts';
import { CARRIER, CARRIER_PARTY } from '../ebl/desks.ts';
import type { BillFixture, DeclarationFixture } from './schema.ts';

const firm = (name: string, customsCode: string, socialCreditCode: string) => ({ name, customsCode, socialCreditCode });
const TRADER = firm('苏州椅业有限公司', '3205961001', '91320505MA1X0001XA');
const AGENT = firm('太仓报关有限公司', '3205981002', '91320585MA1X0002XB');

/** Upholstered chairs from Suzhou to Rotterdam, or what comes back. */
const SAMPLE: Omit<Declaration, 'direction' | 'clientReference'> = {
  type: 'declaration',
  entryType: 'M',
  operation: { type: 'store' },
  declarationOffice: '2327',
  entryExitOffice: '2249',
  domesticTrader: TRADER,
  owner: TRADER,
  agent: AGENT,
  supervisionMode: '0110',
  levyNature: '101',
  tradingCountry: 'NL',
  tradeTerms: '3',
  grossMass: '4200.50',
  netMass: '3900.00',
  packages: { quantity: '350', kind: 'cn:22' },
  transport: { mode: '1', meansName: 'KOUAN STAR', voyageNumber: '601W', counterpartCountry: 'NL' },
  items: [
    {
      goodsItemNumber: '1',
      hs: { code: '9401710000', edition: '2022' },
      name: '软垫金属框架椅',
      quantity: { value: '350', unit: 'C62' },
      statutoryQuantity: { value: '350', unit: 'C62' },
      unitPrice: '52.145',
      totalPrice: '18250.75',
      currency: 'USD',
      originCountry: 'CN',
      destinationCountry: 'NL',
      dutyMode: '1',
    },
  ],
};

/** A declaration as it is sent. */
export function declarationMessage(fixture: DeclarationFixture, correct: object = {}): Uint8Array {
  const { reference: clientReference, direction, change = {} } = fixture;
  const document = { ...SAMPLE, direction, ...change, ...correct, clientReference } as Declaration;
  const bytes = chinaDeclaration.encode?.(document).bytes;
  if (bytes === undefined) throw new Error('a declaration can be written');
  return bytes;
}

/** A transport document as the carrier issues it. */
export const billDocument = (fixture: BillFixture, shipper: TitleParty, buyer: TitleParty) =>
  transportDocument({
    reference: fixture.reference,
    kind: fixture.kind,
    carrier: CARRIER.code,
    issuer: CARRIER_PARTY,
    shipper,
    buyer,
  });
