/**
 * A message on its way: who sends what to whom, with the content unread. Source: China E-port DXP, DxpMsg, DxpMsgSv
 * and DxpRep.
 *
 * @module
 */
import * as z from 'zod';
import { dateTime, day, extensions, text } from './parts/scalars.ts';

/** Standard base64 without white space; a group of four at a time, so that long content is matched in one pass. */
const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .meta({ id: 'Base64', description: 'Bytes as base64 (RFC 4648 §4), without white space.' });

export const transferSchema = z
  .strictObject({
    messageId: text('Identifier that the sender gave (CopMsgId).').optional(),
    sender: text('DXP identifier of the sender, 16 characters at most.').optional(),
    receivers: z.array(text('DXP identifier of a receiver.')).optional(),
    createdAt: dateTime.optional(),
    messageType: text('Kind of the content, for example DECCUS001.').optional(),
  })
  .meta({ id: 'Transfer', title: 'Head of a transfer' });

const resultSchema = z.strictObject({
  receiver: text('DXP identifier of the receiver.').optional(),
  code: text('What became of the message for this receiver.').optional(),
  information: text('The platform’s words.').optional(),
  note: text('Remark.').optional(),
});

const responseSchema = z.strictObject({
  node: text('Node that answers.').optional(),
  code: text('Code of the platform.').optional(),
  information: text('The platform’s words.').optional(),
  results: z.array(resultSchema).optional(),
  noticedOn: day.optional(),
  note: text('Remark.').optional(),
  original: transferSchema.optional(),
});

const routeSchema = z.strictObject({
  id: text('Identifier of the element.').optional(),
  version: text('Version of the route.').optional(),
  messageId: text('8 characters of the node, 14 of the time, 10 of a counter.').optional(),
  subMessageId: text('Identifier of a part.').optional(),
  sentAt: dateTime.optional(),
  endNode: text('Node where the route ends.').optional(),
  startNode: text('Node where the route starts.').optional(),
});

export const envelopeSchema = z
  .strictObject({
    type: z.literal('envelope'),
    kind: z.enum(['message', 'reply']).meta({ description: 'message: carries content; reply: what became of one.' }),
    id: text('Identifier of the element, for a signature.').optional(),
    transfer: transferSchema.optional(),
    content: base64.optional(),
    fileName: text('Name of the file that the content was.').optional(),
    cardNumber: text('Number of the IC card of the sender.').optional(),
    businessKeys: z
      .array(z.strictObject({ name: text('Name of the key.').optional(), value: text('The key.').optional() }))
      .optional(),
    contentEncoding: text('Set when the content is text: its character set.').optional(),
    receiverMapping: text('Identifier of a conversion at the receiver.').optional(),
    route: routeSchema.optional().meta({ description: 'Between nodes of the platform (DxpMsgSv).' }),
    receiver: text('Of a reply: whom it is for.').optional(),
    accessNode: text('Of a reply: node of the receiver.').optional(),
    responses: z.array(responseSchema).optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Envelope', title: 'Transport envelope' });

export interface Envelope extends z.output<typeof envelopeSchema> {}
export interface Transfer extends z.output<typeof transferSchema> {}
