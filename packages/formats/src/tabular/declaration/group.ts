import { layoutOf } from './layout.ts';
import { planOf } from './mapping.ts';

/**
 * Which column keeps the rows of one declaration together, as the reader does it.
 *
 * @param settings the mapping, where there is one
 * @param names the header
 * @throws KouanError `ERR_KOUAN_USAGE` when the mapping is wrong.
 */
export const groupColumn = (settings: unknown, names: readonly string[]): number | undefined =>
  layoutOf(planOf(settings), names, 1).group?.index;
