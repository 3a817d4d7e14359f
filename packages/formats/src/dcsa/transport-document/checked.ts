import { hasErrors } from '@kouan/core';
import type { BillOfLading } from '@kouan/sdk';
import { check } from '@kouan/sdk/checks';
import type { CheckedDocument } from '@kouan/sdk/title';
import { message } from './message.ts';

/** The bill in the bytes of a transport document; `undefined` when they hold none. What a register of bills asks for. */
export const readTransportDocument = (bytes: Uint8Array): BillOfLading | undefined => message.decode(bytes).document;

/**
 * What a platform makes of a transport document that is part of a larger message: the bill, what breaks its schema, and
 * which of its fields do not agree.
 */
export function checkTransportDocument(document: Readonly<Record<string, unknown>>): CheckedDocument {
  const { document: bill, findings } = message.decode(new TextEncoder().encode(JSON.stringify(document)));
  const schema = findings.filter((one) => hasErrors([one]));
  return bill === undefined ? { schema, rules: [] } : { bill, schema, rules: check(bill, {}) };
}
