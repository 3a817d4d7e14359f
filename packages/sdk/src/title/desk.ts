import { type Finding, finding } from '@kouan/core';
import type * as z from 'zod';
import { readJson } from '../signing/json/read-json.ts';
import { Refused } from '../signing/json/refusals.ts';
import { PNT } from './pint/catalogue.ts';

/** Largest message but an envelope and what goes along. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** What an endpoint between platform and carrier answers at once; the decision comes later, as a message of its own. */
export type DeskAnswer =
  | { readonly status: 204 }
  | { readonly status: 400 | 404 | 409 | 413; readonly findings: readonly Finding[] };

export const TAKEN: DeskAnswer = { status: 204 };

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
  try {
    const parsed = schema.safeParse(readJson(bytes, { maxBytes }));
    if (parsed.success) return { message: parsed.data };
    const findings = parsed.error.issues.map(({ path, message }) => say(pointer(path), message));
    return { refused: refusedWith(400, ...findings) };
  } catch (error) {
    if (error instanceof Refused) return { refused: refusedWith(400, say('', error.message)) };
    throw error;
  }
}

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
