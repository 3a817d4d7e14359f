import { finding } from '@kouan/core';
import type { Decoded, Document, Encoded } from '@kouan/sdk';
import { Refused, readJson } from '@kouan/sdk/json';
import {
  DCS,
  type GroupNode,
  isObject,
  type Json,
  type Reading,
  readMessage,
  type Writing,
  writeMessage,
} from './fields/index.ts';

/** Larger than any bill; what goes along with one travels apart. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** A message of DCSA that is one object, by its table. */
export interface MessageForm<D extends Document> {
  decode(bytes: Uint8Array): Decoded<D>;
  /** The same of an object that was read strictly as a part of a larger message. */
  read(message: Readonly<Record<string, Json>>): Decoded<D>;
  encode(document: D): Encoded;
  /** The message as a JSON value: what a checksum is made of. */
  jsonOf(document: D, writing: Writing): Record<string, Json>;
}

/** Both directions of a message; what has no place in the document is under `extensions`, by its pointer. */
export function messageForm<D extends Document>(name: string, type: D['type'], table: GroupNode): MessageForm<D> {
  const jsonOf = (document: D, writing: Writing): Record<string, Json> => {
    const { type: _, extensions = {}, ...fields } = document;
    const { [name]: kept = {}, ...others } = extensions;
    for (const [format, value] of Object.entries(others))
      writing.dropped.push({ path: `/extensions/${format}`, value });
    return writeMessage(table, fields, kept as Record<string, Json>, writing);
  };
  const read = (value: Readonly<Record<string, Json>>): Decoded<D> => {
    const reading: Reading = { findings: [], kept: {} };
    const document = readMessage(table, value, reading, { type });
    const { findings, kept } = reading;
    if (Object.keys(kept).length > 0) document['extensions'] = { [name]: kept };
    return { document: document as unknown as D, findings, unmapped: [] };
  };
  return {
    jsonOf,
    read,
    decode(bytes) {
      let value: Json;
      try {
        value = readJson(bytes, { maxBytes: MAX_BYTES });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { findings: [finding(DCS.notJson, '', { found: error.message })], unmapped: [] };
      }
      if (!isObject(value)) return { findings: [finding(DCS.notMessage, '', { expected: name })], unmapped: [] };
      return read(value);
    },
    encode(document) {
      const writing: Writing = { findings: [], dropped: [] };
      const message = jsonOf(document, writing);
      // Its own limits are said as they are when it is read.
      const limits: Reading = { findings: [], kept: {} };
      readMessage(table, message, limits);
      return {
        bytes: new TextEncoder().encode(JSON.stringify(message)),
        findings: [...writing.findings, ...limits.findings],
        dropped: writing.dropped,
      };
    },
  };
}
