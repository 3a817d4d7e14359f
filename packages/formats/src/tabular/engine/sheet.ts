import type { Definition, Text } from '@kouan/core';
import type { FieldsOf, Target } from './fields.ts';

/** A field that a document must have, and what is taken where a table does not say it. */
export interface Needed {
  readonly path: string;
  /** As a cell would say it. */
  readonly value: string;
  /** What is said where it is taken; TAB-0019 without. */
  readonly definition?: Definition;
}

/** How one type of document stands in a table. Data only: both directions and the documentation follow from it. */
export interface Sheet extends FieldsOf {
  readonly title: Text;
  /** Field that numbers the entries of the list of rows. */
  readonly number?: string;
  /** Fields whose equal values in rows that follow each other make one document; the first that a table has counts. */
  readonly reference: readonly string[];
  /**
   * Headers that people write, besides the paths of the fields. Upper and lower case, spaces, dashes and underscores
   * make no difference.
   */
  readonly english: Readonly<Record<string, string>>;
  /** The same in Chinese, to a path or to a name of `interfaceNames`. */
  readonly chinese: Readonly<Record<string, string>>;
  /** Columns of an authority’s interface, whose cells hold its codes. */
  readonly interfaceNames?: (targetOf: (path: string) => Target | undefined) => ReadonlyMap<string, Target>;
  /** Headers by which a table without a `type` is known to be of this type and of no other. */
  readonly telling: readonly string[];
  readonly needed: readonly Needed[];
}
