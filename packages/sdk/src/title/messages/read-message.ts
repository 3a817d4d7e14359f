import { type Finding, finding } from '@kouan/core';
import * as z from 'zod';
import { SHIPPING_INSTRUCTIONS, UPDATE } from '../life/shipping-instructions.ts';
import { AMENDMENT, TRANSPORT_DOCUMENT } from '../life/transport-document.ts';
import { readStrictly } from '../read-strictly.ts';
import { MSG } from './catalogue.ts';
import { type Notification, shippingInstructionsNotification, transportDocumentNotification } from './notification.ts';

/** A message, and what is to be said of it. `message` is absent when it is not what it should be. */
export interface ReadMessage<T> {
  readonly message?: T;
  readonly findings: readonly Finding[];
}

/** A notification with two full documents is the largest. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Reads a message by its schema: strict JSON first, then its fields. */
export function readMessage<T>(bytes: Uint8Array, schema: z.ZodType<T>): ReadMessage<T> {
  const read = readStrictly(bytes, schema, MAX_BYTES, (path, found) => finding(MSG.notMessage, path, { found }));
  return 'message' in read ? { message: read.message, findings: [] } : read;
}

const notification = z.discriminatedUnion('type', [shippingInstructionsNotification, transportDocumentNotification]);

const endsOf = (machine: Readonly<Record<string, { readonly to: string }>>): ReadonlySet<string> =>
  new Set(Object.values(machine).map(({ to }) => to));

/** Statuses that are known, by field: those that the state machines lead to. */
const STATUSES: Readonly<Record<string, ReadonlySet<string>>> = {
  shippingInstructionsStatus: endsOf(SHIPPING_INSTRUCTIONS),
  updatedShippingInstructionsStatus: endsOf(UPDATE),
  transportDocumentStatus: endsOf(TRANSPORT_DOCUMENT),
  amendedTransportDocumentStatus: endsOf(AMENDMENT),
};

/**
 * Reads a notification about shipping instructions or a transport document, light or with the documents in it. A status
 * that is not known is kept with a warning: the list is open.
 */
export function readNotification(bytes: Uint8Array): ReadMessage<Notification> {
  const { message, findings } = readMessage<Notification>(bytes, notification);
  if (message === undefined) return { findings };
  const said: Finding[] = [];
  for (const [field, known] of Object.entries(STATUSES)) {
    const found = (message.data as Readonly<Record<string, unknown>>)[field];
    if (typeof found === 'string' && !known.has(found))
      said.push(finding(MSG.unknownStatus, `/data/${field}`, { found, params: { field } }));
  }
  if (message.data.shippingInstructionsReference === undefined && message.data.transportDocumentReference === undefined)
    said.push(finding(MSG.noReference, '/data/shippingInstructionsReference'));
  return { message, findings: said };
}
