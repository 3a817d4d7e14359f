import * as z from 'zod';
import { DURATION } from './milliseconds.ts';

/** How long something takes, or after its beginning it comes: a whole number with ms, s, m, h or d. */
export const duration = z
  .string()
  .regex(DURATION)
  .meta({ id: 'Duration', description: 'A number with ms, s, m, h or d: 90s.' });
