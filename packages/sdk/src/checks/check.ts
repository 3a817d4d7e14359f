import type { Definition, FindingDetails, Text } from '@kouan/core';

/** What a check may know besides the document. */
export interface CheckContext {
  /** Day to compare dates with; dates are not compared with the present when absent. */
  readonly today?: string;
  /** `declare` (default): complete enough to declare; `store`: complete enough to store. */
  readonly profile?: 'declare' | 'store';
}

/** Takes one finding. */
export type Report = (definition: Definition, path: string, details?: FindingDetails) => void;

/** A function document → findings, with what the docs say about it. */
export interface Check<D> {
  readonly codes: readonly string[];
  readonly source: string;
  readonly title: Text;
  check(document: D, context: CheckContext, report: Report): void;
}
