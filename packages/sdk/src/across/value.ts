/** What papers say, and what a comparison of two of them comes to. @module */
import type { DocumentType } from '../documents/index.ts';

export type { Paper } from '../conversions/conversion.ts';

/** Types of document that the checks read. */
export type PaperType = Extract<
  DocumentType,
  | 'declaration'
  | 'commercial-invoice'
  | 'packing-list'
  | 'bill-of-lading'
  | 'certificate-of-origin'
  | 'manifest'
  | 'gate-pass'
  | 'consignment-note'
>;

/** A field of one paper. */
export interface Place {
  readonly paper: string;
  /** RFC 6901 pointer. */
  readonly path: string;
}

/** What a reader finds; without `text` the paper has the place and does not say it. */
export interface Said {
  readonly text?: string | undefined;
  /** Other ways in which the same paper says the same: a name in another script, a code beside a name. */
  readonly also?: readonly string[] | undefined;
  /** UN/ECE Rec 20 unit, or the currency of an amount. */
  readonly unit?: string | undefined;
  /** Edition of an HS code. */
  readonly edition?: string | undefined;
  /** What it is said of: a container, a subheading, a line. */
  readonly key?: string | undefined;
  /** Where it is said. */
  readonly paths: readonly string[];
  /** Where the key is said. */
  readonly keyPath?: string | undefined;
  /** Fields beside the first that the value is reckoned from. */
  readonly more?: readonly string[] | undefined;
  /** Follows from another field, which a repair must not overwrite with it. */
  readonly derived?: boolean | undefined;
}

/** What one paper, or all papers of one type together, say of a fact. */
export interface FactValue {
  readonly text: string;
  readonly also?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  readonly edition?: string | undefined;
  readonly key?: string | undefined;
  /** Where it is said, and what is at fault when nothing else is known. */
  readonly places: readonly Place[];
  /** What else the value is reckoned from. */
  readonly others: readonly Place[];
  /** Where the key is said. */
  readonly keyPlaces: readonly Place[];
  readonly derived?: boolean | undefined;
}

/** `possible`: the two can both be right, and only the goods decide. `unknown`: nobody can tell from the papers. */
export type Verdict = 'same' | 'possible' | 'differs' | 'unknown';

/** How far two amounts may be apart: the larger of the two allowances counts. */
export interface Tolerance {
  /** In kilograms, cubic metres, the unit or the currency of the amounts. */
  readonly absolute?: string;
  /** Of the larger amount. */
  readonly percent?: string;
}

/** What can be compared: a text with what belongs to it. */
export type Comparable = Pick<FactValue, 'text' | 'also' | 'unit' | 'edition'>;

/** How values of one kind are compared. */
export interface Kind {
  compare(one: Comparable, other: Comparable, tolerance?: Tolerance): Verdict;
  /** Negative, zero or positive as `one` is less than, equal to or more than `other`. */
  order?(one: Comparable, other: Comparable, tolerance?: Tolerance): number | undefined;
  /** Several values as one, or nothing when their units do not go together. */
  sum?(values: readonly Comparable[]): Pick<Comparable, 'text' | 'unit'> | undefined;
  /** One text for all spellings of a value. */
  canonical(value: Comparable): string;
  /** The right value in the form of the paper that is corrected. */
  write?(wrong: Comparable, right: Comparable): string | undefined;
  /** The number proves itself by its check digit. */
  proves?(value: Comparable): boolean;
}
