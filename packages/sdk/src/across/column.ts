import type { FactName } from './facts.ts';
import type { Reader } from './readers.ts';

/** One paper: where it has each fact. A new paper is one column, and a row in `papers/index.ts`. */
export type Column<D> = { readonly [F in FactName]?: Reader<D> };
