import type { Finding, Text } from '@kouan/core';
import type { Missing, Outcome } from '../contract/assessment.ts';
import type { Good, Material } from '../contract/input.ts';
import type { Rule } from '../rules/ast.ts';
import type { RuleSet } from '../rules/table/rule-set.ts';
import type { Agreement } from './agreement.ts';
import { decimalOf, type Fraction, formatUnits, type Int } from './exact.ts';

/** What a rule table answers for one subheading. */
export interface RuleFound {
  readonly rule: Rule;
  readonly text: string;
  readonly source: string;
  readonly confidence: string;
}

/** Reads the text of a rule. */
export type RuleParser = (text: string) => { readonly rule?: Rule | undefined; readonly findings: readonly Finding[] };

/** What is known of a supplier's good. */
export interface SupplierStatus {
  readonly outcome: Outcome;
  readonly producedIn: string;
}

export interface AssessOptions {
  /** Explains every article looked at; true when absent. */
  readonly steps?: boolean;
  /** Product specific rules by agreement and edition; the shipped tables when absent. The first that fits answers. */
  readonly ruleSets?: readonly RuleSet[];
  readonly parseRule?: RuleParser;
  /** Agreements by name; RCEP and CPTPP when absent. */
  readonly agreements?: ReadonlyMap<string, Agreement>;
  /** Counts value added in any Party, also to materials that do not originate. The agreement's own answer when absent. */
  readonly fullCumulation?: boolean;
  readonly supplier?: (id: string) => SupplierStatus | undefined;
  /** Levels of `madeFrom`; 1,000 when absent. */
  readonly maxDepth?: number;
}

/** `O` originating, `N` not, `U` not known. */
export type Status = 'O' | 'N' | 'U';

/** A material, or a share of one, with its status settled. Amounts are in units of the case. */
export interface Part {
  readonly material: Material;
  readonly path: string;
  readonly hs: string | undefined;
  readonly status: Status;
  /** Party the part originates in. */
  readonly party: string | undefined;
  /** Value by Article 3.5.3 and less the deductions of 3.5.5, as a fraction until the case is normalised. */
  gross: Int | undefined;
  net: Int | undefined;
  unit: Int;
  /** Counts for a change of classification; counts for "exclusively from originating materials". */
  readonly shift: boolean;
  readonly exclusive: boolean;
  /** An indirect material: originating wherever it comes from, of no Party. */
  readonly indirect: boolean;
  /** Why the status is what it is: the article. */
  readonly basis: string;
  /** The share of the material that this part is, when it is not all of it. */
  readonly share?: Fraction;
}

/** Sums over the parts, in units of the case. */
export interface Tally {
  vnm: Int;
  unknown: Int;
  vom: Int;
  /** Of `vom`: originating in a Party other than the producing one. */
  foreign: Int;
  /** Parts whose value is not known. */
  openN: boolean;
  openU: boolean;
  openO: boolean;
  nonOriginating: number;
  uncertain: number;
  originating: number;
  /** The same three counts over the parts that count for Article 3.2(b). */
  exclusiveN: number;
  exclusiveU: number;
  exclusiveO: number;
}

/** All that is known of one good when its rule is tested. */
export interface Case {
  readonly good: Good;
  readonly path: string;
  readonly agreement: Agreement;
  readonly options: AssessOptions;
  readonly parts: Part[];
  readonly tally: Tally;
  fob: Int | undefined;
  /** `fob` as text, once it was asked for. */
  fobText: string | undefined;
  /** Labour, overhead, profit, other; undefined when none is given. */
  costs: Int | undefined;
  /** Value added before the last stage that counts as content, from intermediates looked through. */
  inner: Int;
  netCost: Int | undefined;
  /** Amounts are integers over this. */
  unit: Int;
  /** Digits after the point, or −1 when the unit is no power of ten. */
  scale: number;
  readonly findings: Finding[];
}

/** What an article says of a case. */
export interface Verdict {
  readonly state: 'passed' | 'failed' | 'undetermined';
  readonly missing?: readonly Missing[];
  readonly reason?: string;
}

/** An amount of the case as text. */
export function amountText(each: Case, units: Int): string {
  return each.scale >= 0 ? formatUnits(units, each.scale) : decimalOf({ n: units, d: each.unit });
}

export function missing(path: string, article: string, en: string, zh: string): Missing {
  const message: Text = { en, zh };
  return { path, article, message };
}
