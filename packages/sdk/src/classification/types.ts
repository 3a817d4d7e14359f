/** What a classification is asked and what it answers. @module */
import type { Text } from '@kouan/core';
import type { Tariff, TariffLine } from '../nomenclature/tariff.ts';

export interface ClassifyOptions {
  /** Edition of the HS that is wanted: `2022` when nothing is said. */
  readonly edition?: string;
  /** What is known of the goods besides the description: `{ material: 'steel' }`; stands above its words. */
  readonly facts?: Readonly<Record<string, string>>;
  /** A national tariff, whose texts narrow what the shipped words leave open. */
  readonly tariff?: Tariff;
  /** How many candidates: 5 when nothing is said. */
  readonly limit?: number;
}

/** One thing that speaks for a candidate or against it. */
export interface WordEvidence {
  /** Words of the description, a fact (`material=steel`), or where a note stands. */
  readonly word: string;
  readonly text: Text;
}

/** A fact that would decide between what is open. */
export interface Question {
  readonly fact: string;
  readonly text: Text;
  /** Values that `--fact` takes, those that still decide something. */
  readonly values: readonly string[];
}

/** A heading that the goods may belong to. */
export interface Candidate {
  readonly heading: string;
  readonly title: Text;
  /** The one subheading that is left, when all that decides it is known. */
  readonly hs6?: string;
  /** Subheadings that may be it, as far as something here speaks of them; empty when nothing does. */
  readonly subheadings: readonly { readonly code: string; readonly title: Text }[];
  /** All subheadings that the heading has in the edition. */
  readonly of: number;
  readonly score: number;
  readonly for: readonly WordEvidence[];
  readonly against: readonly WordEvidence[];
  /** Names of facts that are missing. */
  readonly missing: readonly string[];
  /** Lines of the tariff below the heading, the ones most like the description first. */
  readonly lines: readonly TariffLine[];
}

/** A heading whose words fit and which is out all the same. */
export interface RuledOut {
  readonly heading: string;
  readonly title: Text;
  readonly against: readonly WordEvidence[];
}

/**
 * `code`: one subheading is left. `open`: candidates, but facts are missing or the texts are not here. `not-enough`: no
 * candidate; `reason` says why.
 */
export interface Classification {
  readonly description: string;
  readonly edition: string;
  readonly outcome: 'code' | 'open' | 'not-enough';
  readonly reason: Text;
  /** What was read from the description or given: fact → values that are possible. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  readonly candidates: readonly Candidate[];
  readonly ruledOut: readonly RuledOut[];
  readonly questions: readonly Question[];
}
