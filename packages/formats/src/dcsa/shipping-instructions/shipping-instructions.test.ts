import { readFileSync } from 'node:fs';
import type { ShippingInstructions } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import { canonicalJson, canonicalJsonText } from '@kouan/sdk/signing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from './format.ts';

const encode = format.encode as NonNullable<typeof format.encode>;
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../../../fixtures/dcsa.shipping-instructions/${name}`, import.meta.url)));

interface Message {
  [name: string]: unknown;
}
const whole = (): Message => JSON.parse(new TextDecoder().decode(fixture('update-house-bills.json'))) as Message;

/** The message with one place changed; `undefined` takes it away. */
function changed(path: string, value: unknown): Message {
  const message = whole();
  const steps = path.split('/');
  const last = steps.pop() ?? '';
  const at = steps.reduce<Message>((node, step) => node[step] as Message, message);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return message;
}

it.each(['straight.canonical.json', 'update-house-bills.json'])('%s: nothing is wrong with it', (name) => {
  const { document, findings } = format.decode(fixture(name));
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(check(document as ShippingInstructions)).toEqual([]);
});

const HOUSE = 'houseBillOfLadings/0';
const ITEM = 'consignmentItems/0';
const CARGO = `${ITEM}/cargoItems/0`;

/** One thing is wrong with each: what is said, where in the document, and it comes back as it was. */
const BAD: readonly (readonly [name: string, path: string, value: unknown, code: string])[] = [
  ['no kind of bill', 'transportDocumentTypeCode', undefined, 'DCS-0003'],
  ['a kind of bill that is none', 'transportDocumentTypeCode', 'CHARTER', 'DCS-0007'],
  ['a flag in words', 'isElectronic', 'yes', 'DCS-0002'],
  ['a flag as a number', 'isToOrder', 1, 'DCS-0002'],
  ['null', 'isShippedOnBoardType', null, 'DCS-0002'],
  ['an unknown term of payment', 'freightPaymentTermCode', 'FREE', 'DCS-0007'],
  ['no terms of payment', 'freightPaymentTermCode', undefined, 'DCS-0003'],
  ['a status that nobody knows', 'shippingInstructionsStatus', 'LOST', 'DCS-0008'],
  ['a revision of one and a half', 'shippingInstructionsRevisionNumber', 1.5, 'DCS-0002'],
  ['minus one original', 'numberOfOriginalsWithCharges', -1, 'DCS-0011'],
  ['a number of copies that no 32 bits hold', 'numberOfCopiesWithCharges', 3_000_000_000, 'DCS-0011'],
  ['six printed names', 'displayedNameForPortOfLoad', ['1', '2', '3', '4', '5', '6'], 'DCS-0009'],
  ['a number among printed names', 'displayedNameForPortOfLoad', ['a', 5], 'DCS-0002'],
  ['a printed name of 36 characters', 'displayedNameForPortOfLoad', ['x'.repeat(36)], 'DCS-0004'],
  ['blanks in a carrier code', 'carrierCode', 'K UA', 'DCS-0006'],
  ['a carrier list that is none', 'carrierCodeListProvider', 'IATA', 'DCS-0007'],
  ['two places of issue', 'placeOfIssue', { UNLocationCode: 'CNSHA', countryCode: 'CN' }, 'DCS-0014'],
  ['an invoice payable nowhere', 'invoicePayableAt', {}, 'DCS-0003'],
  ['nobody to ask', 'partyContactDetails', [], 'DCS-0010'],
  ['a contact without telephone or e-mail', 'partyContactDetails', [{ name: 'Desk' }], 'DCS-0003'],
  ['no shipper', 'documentParties/shipper', undefined, 'DCS-0003'],
  ['a shipper without a name', 'documentParties/shipper/partyName', undefined, 'DCS-0003'],
  ['blanks around a name', 'documentParties/shipper/partyName', ' Chair ', 'DCS-0006'],
  ['a country in words', 'documentParties/shipper/address/countryCode', 'China', 'DCS-0006'],
  ['four notify parties', 'documentParties/notifyParties', Array(4).fill({ partyName: 'N' }), 'DCS-0009'],
  ['a platform that nobody knows', 'documentParties/issueTo/sendToPlatform', 'NEW1', 'DCS-0008'],
  ['a bill issued to nobody known', 'documentParties/issueTo/identifyingCodes', [], 'DCS-0010'],
  ['a party as text', 'documentParties/seller', 'the shipper', 'DCS-0002'],
  ['goods as an object', 'consignmentItems', {}, 'DCS-0002'],
  ['no goods', 'consignmentItems', [], 'DCS-0010'],
  ['an HS code of five digits', `${ITEM}/HSCodes`, ['94017'], 'DCS-0005'],
  ['an HS code with dots', `${ITEM}/HSCodes`, ['9401.71'], 'DCS-0006'],
  ['a weight of nothing', `${CARGO}/cargoGrossWeight/value`, 0, 'DCS-0011'],
  ['a weight in tonnes', `${CARGO}/cargoGrossWeight/unit`, 'TNE', 'DCS-0007'],
  ['a weight as text', `${CARGO}/cargoGrossWeight/value`, '4200', 'DCS-0002'],
  ['a weight that no decimal carries', `${CARGO}/cargoGrossWeight/value`, 1e300, 'DCS-0012'],
  ['half a package', `${CARGO}/outerPackaging/numberOfPackages`, 0.5, 'DCS-0002'],
  ['dangerous goods, which are in the booking', `${CARGO}/outerPackaging/dangerousGoods`, [{}], 'DCS-0013'],
  ['a container twice over', 'utilizedTransportEquipments/0/equipment', { equipmentReference: 'A' }, 'DCS-0014'],
  ['no seals', 'utilizedTransportEquipments/0/seals', [], 'DCS-0010'],
  ['a day that is none', 'exportLicense/issueDate', '2026-02-31', 'DCS-0006'],
  ['a filing by nobody', 'advanceManifestFilings/0/advanceManifestFilingsHouseBLPerformedBy', 'X', 'DCS-0007'],
  ['a number of a filer of 18 characters', 'advanceManifestFilings/0/identificationNumber', 'x'.repeat(18), 'DCS-0004'],
  ['a route through a country in words', `${HOUSE}/routingOfConsignmentCountries`, ['China'], 'DCS-0006'],
  ['no route', `${HOUSE}/routingOfConsignmentCountries`, [], 'DCS-0010'],
  ['an unknown method of payment', `${HOUSE}/methodOfPayment`, 'Q', 'DCS-0008'],
  [
    'a telephone number that cannot be dialled',
    `${HOUSE}/documentParties/notifyParty/partyContactDetails`,
    [{ name: 'Desk', phone: '12' }],
    'DCS-0006',
  ],
  ['a field that nobody knows', 'surprise', { a: [1] }, 'DCS-0013'],
];

it.each(BAD)('%s is said where it is, kept and written again', (_, path, value, code) => {
  const message = changed(path, value);
  const { document, findings } = format.decode(bytesOf(message));
  const own = findings.filter((one) => one.code === code);
  expect(own.length).toBeGreaterThan(0);
  expect(own.some(({ at }) => `${at?.field}/`.startsWith(`/${path}/`) || `/${path}/`.startsWith(`${at?.field}/`))).toBe(
    true,
  );
  expect(own.every((one) => one.message.zh !== '' && one.message.en !== one.message.zh)).toBe(true);
  if (document === undefined) throw new Error('not read');
  expect(check(document).filter((one) => one.code.startsWith('SHP'))).toEqual([]);
  expect(canonicalJsonText(encode(document).bytes)).toBe(canonicalJson(message));
});

describe('a document that another form made', () => {
  it('loses what instructions have no field for, and says so', () => {
    const { dropped } = encode({
      type: 'shipping-instructions',
      consignmentItems: [{ hsCodes: [{ code: '940171', edition: '2022' }] }],
      extensions: { 'other.format': { a: 1 } },
    });
    expect(dropped.map(({ path }) => path)).toEqual([
      '/extensions/other.format',
      '/consignmentItems/0/hsCodes/0/edition',
    ]);
  });
});

it('any JSON: every leaf is in the document or beside it, and comes back', () => {
  const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<unknown>;
  const names = [
    'houseBillOfLadings',
    'documentParties',
    'advanceManifestFilings',
    'isToOrder',
    'consignmentItems',
    'x',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (fields) => {
      const source = JSON.stringify(fields);
      const { document } = format.decode(new TextEncoder().encode(source));
      if (document === undefined) return;
      expect(canonicalJsonText(encode(document).bytes)).toBe(canonicalJson(JSON.parse(source)));
    }),
    { numRuns: 300 },
  );
});
