import { finding } from '@kouan/core';
import type { BillOfLading, Decoded } from '@kouan/sdk';
import { Refused, readJson } from '@kouan/sdk/signing';
import { DCS, isObject, type Json, type Reading, readMessage } from '../fields/index.ts';
import { transportDocument } from './fields.ts';

export const NAME = 'dcsa.transport-document';
export const MAX_BYTES = 16 * 1024 * 1024;

/** Reads a transport document; what has no place in the document is under `extensions`, by its pointer. */
export function decode(bytes: Uint8Array): Decoded<BillOfLading> {
  let value: Json;
  try {
    value = readJson(bytes, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { findings: [finding(DCS.notJson, '', { found: error.message })], unmapped: [] };
  }
  if (!isObject(value)) return { findings: [finding(DCS.notMessage, '', { expected: NAME })], unmapped: [] };
  const reading: Reading = { findings: [], kept: {} };
  const fields = readMessage(transportDocument, value, reading) as Omit<BillOfLading, 'type'>;
  const { findings, kept } = reading;
  const extensions = Object.keys(kept).length === 0 ? {} : { extensions: { [NAME]: kept as Record<string, never> } };
  return { document: { type: 'bill-of-lading', ...fields, ...extensions }, findings, unmapped: [] };
}
