import { expect, test } from 'vitest';
import { clientReferenceOf } from './reference.ts';

test.each([
  ['declaration', { clientReference: 'A' }, 'A'],
  ['ecommerce-payment', { orderNumber: 'O', paymentNumber: '' }, 'O'],
  ['ecommerce-movement', { waybillNumber: 'W', billNumber: 'B' }, 'W'],
  ['certificate-of-origin', { invoices: [{ number: 'I' }] }, 'I'],
  ['manifest', { messageId: 'M' }, 'M'],
  ['gate-pass', {}, undefined],
  ['receipt', { clientReference: 'A' }, undefined],
])('%s with %j is known as %s', (type, fields, reference) => {
  expect(clientReferenceOf({ type, ...fields })).toBe(reference);
});
