import { type Finding, finding, pointerOf } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import type * as z from 'zod';
import { DEV } from './catalogue.ts';
import type { DecodedReading, EncodedReading } from './decoded.ts';

const MAX_BYTES = 256 * 1024;
/** Findings of one message; a list of a thousand wrong entries is told by its first. */
const MAX_FINDINGS = 50;

/** Both directions of a reading that travels as JSON. */
export interface JsonReading<R> {
  decode(bytes: Uint8Array): DecodedReading<R>;
  /** The same of a value that was read before. */
  read(value: unknown): DecodedReading<R>;
  encode(reading: R): EncodedReading;
}

/** Reads by a schema, strictly; what the schema cannot say is looked at afterwards. */
export function jsonReading<S extends z.ZodType<unknown>>(
  schema: S,
  look: (reading: z.output<S>) => readonly Finding[] = () => [],
): JsonReading<z.output<S>> {
  const read = (value: unknown): DecodedReading<z.output<S>> => {
    const result = schema.safeParse(value);
    if (result.success) return { reading: result.data, findings: look(result.data), unmapped: [] };
    const findings = result.error.issues
      .slice(0, MAX_FINDINGS)
      .map(({ path, message }) => finding(DEV.readingShape, pointerOf(...path.map(String)), { found: message }));
    return { findings, unmapped: [] };
  };
  return {
    read,
    decode(bytes) {
      try {
        return read(readJson(bytes, { maxBytes: MAX_BYTES }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return { findings: [finding(DEV.notReading, '', { found: error.message })], unmapped: [] };
      }
    },
    encode: (reading) => ({
      bytes: new TextEncoder().encode(JSON.stringify(reading)),
      findings: read(reading).findings,
    }),
  };
}
