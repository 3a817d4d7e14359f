import * as z from 'zod';
import { FAULTS, type FaultName } from '../faults/table.ts';

/** What the schema of a scenario is put together from. @module */

/** Entries of one list at most. */
export const MAX_LIST = 1_000;

export const said = (description: string) => ({ description });
export const line = z.string().min(1).max(500);
export const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  .meta(said('A name within this file.'));
export const reference = z.string().min(1).max(64);
export const billNumber = z.string().min(1).max(20);
export const pattern = z.string().min(1).max(200).meta(said('A text; a * stands for anything.'));
export const named = <T extends z.ZodType>(value: T) => z.record(name, value);
export const list = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(MAX_LIST);
export const members = z.record(z.string().max(100), z.json());

export const both = z.strictObject({ en: line, zh: line });
export const fault = z.enum(Object.keys(FAULTS) as [FaultName, ...FaultName[]]).meta({ id: 'FaultName' });
export const operations = z
  .array(z.enum(['send', 'lookup', 'poll', 'other']))
  .min(1)
  .meta(said('Requests that it can happen to; all without.'));
