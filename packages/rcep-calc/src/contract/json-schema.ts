import * as z from 'zod';
import { goodSchema } from './input.ts';
import { assessmentSchema } from './output.ts';

/** JSON Schema (2020-12) of the input and the output of an assessment, generated from the zod schemas. */
export function originJsonSchemas(): { good: Record<string, unknown>; assessment: Record<string, unknown> } {
  return {
    good: { ...z.toJSONSchema(goodSchema, { target: 'draft-2020-12' }) },
    assessment: { ...z.toJSONSchema(assessmentSchema, { target: 'draft-2020-12' }) },
  };
}
