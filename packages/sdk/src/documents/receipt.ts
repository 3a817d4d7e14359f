/**
 * What an authority answered about one document.
 *
 * @module
 */
import * as z from 'zod';
import { dateTime, extensions, text } from './parts/scalars.ts';

/** States every authority's answer is normalised to; `unknown` stays unknown. */
export const RECEIPT_STATES = [
  'acknowledged',
  'stored',
  'submitted',
  'accepted',
  'rejected',
  'returned',
  'failed',
  'suspended',
  'under-review',
  'documents-requested',
  'inspection',
  'duty-due',
  'cleared',
  'released-on-guarantee',
  'released',
  'gate-entry-allowed',
  'gate-passed',
  'port-entry-allowed',
  'closed',
  'deleted',
  'certificate-issued',
  'quarantine-processing',
  'withdrawn',
  'supplement-requested',
  'unknown',
] as const;

export type ReceiptState = (typeof RECEIPT_STATES)[number];

export const receiptSchema = z
  .strictObject({
    type: z.literal('receipt'),
    state: z.enum(RECEIPT_STATES).meta({ description: 'Normalised state.' }),
    final: z.boolean().meta({ description: 'True when no further receipt is expected in the normal course.' }),
    stage: z
      .enum(['import', 'business'])
      .meta({ description: 'import: the answer to the message; business: what happened to the declaration later.' }),
    twoStep: z.enum(['summary', 'complete']).optional().meta({ description: 'Step of a two-step declaration.' }),
    messageId: text('Identifier of the message that it came in.').optional(),
    channel: text('The authority’s own code, for example P.').optional(),
    clientReference: text('Reference that the sender gave (ClientSeqNo).').optional(),
    singleWindowNumber: text('统一编号, 18 characters.').optional(),
    declarationNumber: text('报关单编号, 18 digits.').optional(),
    documentNumber: text(
      'Number that the authority gave to a document that is no declaration: an inventory, a pass.',
    ).optional(),
    transitNumber: text('转关单统一编号.').optional(),
    noticedAt: dateTime.optional(),
    declaredAt: dateTime.optional(),
    enteredOrExitedAt: dateTime.optional(),
    declarationOffice: text('Customs office, 4 digits.').optional(),
    note: text('The authority’s words, unchanged.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Receipt', title: 'Receipt of an authority' });

export interface Receipt extends z.output<typeof receiptSchema> {}
