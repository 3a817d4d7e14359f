import { isKouanError } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import type * as z from 'zod';
import { problem, type Response } from './route.ts';

/** Largest request of a person or a script but a transport document. */
export const MAX_CONTROL = 256 * 1024;

/** A body as its schema has it, or what is wrong with it. */
export function readBody<T>(body: Uint8Array, schema: z.ZodType<T>, maxBytes = MAX_CONTROL): T | Response {
  try {
    const parsed = schema.safeParse(readJson(body, { maxBytes }));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return problem(422, 'Bad request', `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  } catch (error) {
    if (error instanceof Refused) return problem(400, 'Not JSON', error.message);
    throw error;
  }
}

/** Whether {@link readBody} has refused. */
export const isRefusal = (value: object): value is Response => 'status' in value && 'mediaType' in value;

const STATUS: Readonly<Record<string, number>> = {
  ERR_KOUAN_USAGE: 422,
  ERR_KOUAN_DOCUMENT: 409,
  ERR_KOUAN_CONFLICT: 409,
  ERR_KOUAN_KEY: 422,
};

/** What cannot be done, as a problem; a mistake of ours stays one. */
export async function orProblem(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const status = isKouanError(error) ? STATUS[error.code] : undefined;
    if (!isKouanError(error) || status === undefined) throw error;
    return problem(status, error.code, error.text.en);
  }
}
