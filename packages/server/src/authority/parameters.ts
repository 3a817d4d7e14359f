import type { Parameter } from '../route.ts';

/** What endpoints of the authority are asked with. @module */

/** Entries of one page at most. */
export const MAX_PAGE = 1_000;
export const ROOT = '/authority';

export const query = (
  name: string,
  description: string,
  schema: Parameter['schema'] = { type: 'string' },
): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
});
export const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
/** Where a page begins, and how long it is. */
export const PAGE: readonly Parameter[] = [
  query('cursor', 'Cursor of the last page; empty for the beginning.'),
  query('limit', 'At most so many.', { type: 'integer', minimum: 1, maximum: MAX_PAGE, default: 100 }),
];
