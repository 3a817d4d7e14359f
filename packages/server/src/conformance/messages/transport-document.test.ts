import { checkTransportDocument } from '@kouan/formats';
import { expect, it } from 'vitest';
import { buyer, carrierParty, shipperOn } from '../parties.ts';
import type { BillKind } from '../scenario.ts';
import { transportDocument } from './transport-document.ts';

it.each<BillKind>(['straight', 'negotiable', 'blank'])('nothing is wrong with the %s bill that is sent', (kind) => {
  const document = transportDocument({
    reference: 'CONF-1',
    kind,
    carrier: 'CLIN',
    issuer: carrierParty('CLIN'),
    shipper: shipperOn('CONF'),
    buyer,
  });
  const { schema, rules } = checkTransportDocument(document);
  expect(schema).toEqual([]);
  expect(rules.filter(({ severity }) => severity === 'error')).toEqual([]);
});
