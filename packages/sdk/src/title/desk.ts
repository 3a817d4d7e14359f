import { type Finding, finding } from '@kouan/core';
import type * as z from 'zod';
import { PNT } from './pint/catalogue.ts';
import { readStrictly } from './read-strictly.ts';

/** Largest message but an envelope and what goes along. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** What a message was about, for whoever keeps a log: it is no part of the answer. */
export interface MessageAbout {
  /** Number of the bill. */
  readonly reference: string;
  /** What it says, or what was decided on it. */
  readonly code: string;
}

/** What an endpoint between platform and carrier answers at once; the decision comes later, as a message of its own. */
export type DeskAnswer =
  | { readonly status: 204; readonly about?: MessageAbout }
  | { readonly status: 400 | 404 | 409 | 413; readonly findings: readonly Finding[] };

export const takenAbout = (reference: string, code: string): DeskAnswer => ({
  status: 204,
  about: { reference, code },
});

export const refusedWith = (status: 400 | 404 | 409, ...findings: readonly Finding[]): DeskAnswer => ({
  status,
  findings,
});

/** Reads a message by its schema, as strictly as everything that is signed; findings in the words of `say` otherwise. */
export function readMessage<T>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  say: (path: string, found: string) => Finding,
  maxBytes: number = MAX_MESSAGE_BYTES,
): { readonly message: T } | { readonly refused: DeskAnswer } {
  if (bytes.length > maxBytes)
    return { refused: { status: 413, findings: [finding(PNT.tooLarge, '', { expected: String(maxBytes) })] } };
  const read = readStrictly(bytes, schema, maxBytes, say);
  return 'message' in read ? read : { refused: refusedWith(400, ...read.findings) };
}
