import type { Declaration } from '@kouan/sdk';
import { tableOf } from '../engine/index.ts';
import { SHEET } from './sheet.ts';

/** Declarations in rows, both ways. */
export const TABLE = tableOf<Declaration>(SHEET);
