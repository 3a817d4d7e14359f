import type { BillOfLading, Encoded } from '@kouan/sdk';
import { type Json, type Reading, readMessage, type Writing, writeMessage } from '../fields/index.ts';
import { NAME } from './decode.ts';
import { transportDocument } from './fields.ts';

/** The transport document as a JSON value: what a checksum is made of. */
export function transportDocumentOf(bill: BillOfLading, writing: Writing): Record<string, Json> {
  const { type: _, extensions = {}, ...fields } = bill;
  const { [NAME]: kept = {}, ...others } = extensions;
  for (const [format, value] of Object.entries(others)) writing.dropped.push({ path: `/extensions/${format}`, value });
  return writeMessage(transportDocument, fields, kept as Record<string, Json>, writing);
}

/** Writes a transport document; its own limits are said as findings, as they are when it is read. */
export function encode(bill: BillOfLading): Encoded {
  const writing: Writing = { findings: [], dropped: [] };
  const message = transportDocumentOf(bill, writing);
  const limits: Reading = { findings: [], kept: {} };
  readMessage(transportDocument, message, limits);
  return {
    bytes: new TextEncoder().encode(JSON.stringify(message)),
    findings: [...writing.findings, ...limits.findings],
    dropped: writing.dropped,
  };
}
