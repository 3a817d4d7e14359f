import { hasErrors } from '@kouan/core';
import type { BillOfLading } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import type { CheckedDocument } from '@kouan/sdk/title';
import type { Json } from '../fields/index.ts';
import { message } from './message.ts';

/** The bill in the bytes of a transport document; `undefined` when they hold none. What a register of bills asks for. */
export const readTransportDocument = (bytes: Uint8Array): BillOfLading | undefined => message.decode(bytes).document;

/**
 * What a platform makes of a transport document that is part of a larger message: the bill, what breaks its schema, and
 * which of its fields do not agree.
 *
 * @param document as the larger message was read, strictly: no member twice, no half of a surrogate pair
 */
export function checkTransportDocument(document: Readonly<Record<string, unknown>>): CheckedDocument {
  const { document: bill, findings } = message.read(document as Readonly<Record<string, Json>>);
  const schema = findings.filter((one) => hasErrors([one]));
  return bill === undefined ? { schema, rules: [] } : { bill, schema, rules: check(bill, {}) };
}
