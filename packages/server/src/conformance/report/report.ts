import type { Finding, Text } from '@kouan/core';
import type { Role, Step, Suite } from '../scenario.ts';
import type { Exchange } from '../wire/exchange.ts';

export type Verdict = 'passed' | 'failed' | 'skipped';

/** One step, and what was wrong in it. */
export interface StepReport {
  readonly step: Step;
  /** A scenario ends with the first step that has an error. */
  readonly findings: readonly Finding[];
}

export interface ScenarioReport {
  readonly id: string;
  readonly suite: Suite;
  readonly title: Text;
  readonly verdict: Verdict;
  /** What the implementation said that it cannot do; the scenario was skipped for it. */
  readonly unsupported?: string;
  readonly transportDocumentReference: string;
  /** As far as they were played. */
  readonly steps: readonly StepReport[];
  /** Every message of the scenario, in order. */
  readonly exchanges: readonly Exchange[];
}

export interface ConformanceReport {
  readonly role: Role;
  readonly profile: string;
  readonly url?: string;
  readonly startedAt: string;
  readonly summary: Readonly<Record<Verdict, number>>;
  readonly scenarios: readonly ScenarioReport[];
}

export function summaryOf(scenarios: readonly ScenarioReport[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict): number => scenarios.filter((one) => one.verdict === verdict).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** The first check that a scenario has failed, and the number of its step, from 1. */
export function firstFailure({
  steps,
}: ScenarioReport): { readonly step: number; readonly finding: Finding } | undefined {
  for (const [index, { findings }] of steps.entries()) {
    const finding = findings.find(({ severity }) => severity === 'error');
    if (finding !== undefined) return { step: index + 1, finding };
  }
  return undefined;
}
