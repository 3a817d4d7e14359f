import type { Finding, Text } from '@kouan/core';

/** Whether a test, an alternative or an article holds. */
export type State = 'passed' | 'failed' | 'undetermined';

export type Outcome = 'originating' | 'not-originating' | 'undetermined';

/** A share in percent (truncated to 4 places) and exactly. */
export interface Ratio {
  readonly percent: string;
  readonly exact: string;
}

/** A fact that is not in the input and would decide. */
export interface Missing {
  readonly path: string;
  readonly article: string;
  readonly message: Text;
}

/** One article looked at. `passed: null`: it does not decide here. */
export interface Step {
  readonly article: string;
  readonly passed: boolean | null;
  readonly values: Readonly<Record<string, string>>;
  readonly message: Text;
  readonly path: string;
}

export interface TestOutcome {
  readonly text: string;
  readonly state: State;
  readonly reason?: string;
}

/** One limb of the rule. */
export interface Alternative {
  readonly text: string;
  readonly state: State;
  /** What box 10 of the certificate would say, if it passed. */
  readonly criteria: readonly string[];
  readonly tests: readonly TestOutcome[];
}

/** RCEP country of origin, Article 2.6. `country` is null only where `candidates` cannot be told apart. */
export interface CountryOfOrigin {
  readonly country: string | null;
  readonly basis: string;
  readonly candidates?: readonly string[];
  readonly contributions?: Readonly<Record<string, string>>;
  readonly domesticValue?: Ratio;
}

/** A rate of duty in percent and what it rests on. */
export interface Claim {
  readonly rate: string;
  readonly country?: string;
  readonly basis: string;
}

export interface ContentOutcome {
  readonly buildDown?: Ratio;
  readonly buildUp?: Ratio;
  readonly threshold?: string;
  /** Value of non-originating and of originating materials, as counted. */
  readonly vnm?: string;
  readonly vom?: string;
}

export interface DeMinimisOutcome {
  readonly applied: boolean;
  readonly value?: Ratio;
  readonly weight?: Ratio;
  readonly materials: readonly string[];
}

/** What was decided for one good, and why. */
export interface Assessment {
  readonly format_version: 1;
  readonly id: string;
  readonly agreement: string;
  readonly outcome: Outcome;
  readonly criteria: readonly string[];
  readonly rule?: { readonly text: string; readonly source: string; readonly confidence: string };
  readonly rvc?: ContentOutcome;
  readonly deMinimis?: DeMinimisOutcome;
  readonly countryOfOrigin?: CountryOfOrigin;
  readonly rate?: Claim;
  readonly claims?: readonly Claim[];
  readonly alternatives: readonly Alternative[];
  readonly steps?: readonly Step[];
  /** How far the answer is from changing, by the article that would change it. */
  readonly margin?: Readonly<Record<string, string>>;
  readonly missing: readonly Missing[];
  readonly findings: readonly Finding[];
}
