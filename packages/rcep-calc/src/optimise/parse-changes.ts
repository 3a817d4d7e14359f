import { type Finding, finding, pointerOf } from '@kouan/core';
import * as z from 'zod';
import { ORG } from '../contract/catalogue.ts';
import { amount, code, text } from '../contract/fields.ts';
import { goodLevelSchema } from '../contract/input.ts';
import type { Change } from './change.ts';

const material = goodLevelSchema.shape.materials.element.omit({ madeFrom: true });

const changeSchema = z.strictObject({
  id: text(200),
  cost: amount(),
  material: z
    .strictObject({ at: z.number().int().min(0), with: material.partial().nullable() })
    .optional()
    .describe('Another source for the material at this place; null drops it'),
  add: material.optional(),
  fob: amount().optional(),
  costs: goodLevelSchema.shape.costs,
  operations: z.array(code()).max(200).optional(),
  chemicalReaction: z.union([z.boolean(), code()]).optional(),
});

/** Reads the changes that may be made to a good, from any JSON value. Bad input comes back as findings with path. */
export function parseChanges(value: unknown): {
  readonly changes?: readonly Change[];
  readonly findings: readonly Finding[];
} {
  const parsed = z.array(changeSchema).min(1).safeParse(value);
  if (parsed.success) return { changes: parsed.data as readonly Change[], findings: [] };
  return {
    findings: parsed.error.issues
      .slice(0, 100)
      .map((issue) => finding(ORG.shape, pointerOf('changes', ...issue.path.map(String)), { expected: issue.message })),
  };
}
