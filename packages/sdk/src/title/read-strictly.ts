import { type Finding, pointerOf } from '@kouan/core';
import type * as z from 'zod';
import { readJson } from '../signing/json/read-json.ts';
import { Refused } from '../signing/json/refusals.ts';

/**
 * Reads a message: strict JSON first, then its schema. Each thing that is wrong is said in the words of `say`, with its
 * pointer; what strict JSON refuses has none.
 */
export function readStrictly<T>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  maxBytes: number,
  say: (path: string, found: string) => Finding,
): { readonly message: T } | { readonly findings: readonly Finding[] } {
  try {
    const parsed = schema.safeParse(readJson(bytes, { maxBytes }));
    if (parsed.success) return { message: parsed.data };
    return { findings: parsed.error.issues.map(({ path, message }) => say(pointerOf(...path.map(String)), message)) };
  } catch (error) {
    if (error instanceof Refused) return { findings: [say('', error.message)] };
    throw error;
  }
}
