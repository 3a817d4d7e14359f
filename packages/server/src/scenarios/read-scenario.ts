import { type Finding, finding, hasErrors, located, pointerOf, pointerTokens } from '@kouan/core';
import type * as z from 'zod';
import { SCN } from './catalogue.ts';
import { checkNames } from './check-names.ts';
import { readYaml } from './read-yaml.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';

/** What was read of a scenario file. */
export interface ReadScenario {
  /** Not there when there is an error: half a scenario is none. */
  readonly scenario?: ScenarioFile;
  readonly findings: readonly Finding[];
}

/** Findings of one file, at most. */
const MAX_FINDINGS = 1_000;

/**
 * Reads a scenario file, YAML or JSON.
 *
 * @param operations ids of the endpoints whose answers it may script
 */
export function readScenario(text: string, operations: ReadonlySet<string>): ReadScenario {
  const { value, findings, placeOf } = readYaml(text);
  if (value === undefined) return { findings };
  const parsed = scenarioSchema.safeParse(value);
  const found = parsed.success
    ? checkNames(parsed.data, operations)
    : parsed.error.issues.flatMap((issue) => findingsOf(issue, value));
  const placed = found.slice(0, MAX_FINDINGS).map((one) => located(one, placeOf(pointerTokens(one.path))));
  return parsed.success && !hasErrors(placed) ? { scenario: parsed.data, findings: placed } : { findings: placed };
}

function findingsOf(issue: z.core.$ZodIssue, value: unknown): Finding[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => finding(SCN.unknownMember, pointerOf(...path, key), { found: key }));
  const found = issue.path.reduce<unknown>(
    (one, key) => (one as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const expected = expectedOf(issue);
  return found === undefined
    ? [finding(SCN.missing, pointerOf(...path), { expected })]
    : [finding(SCN.wrongValue, pointerOf(...path), { expected, found: shown(found) })];
}

/** Letters of a value that are told: whole files have been given. */
const SHOWN = 120;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** What was expected, in words that are the same in both languages: values, types, bounds and patterns. */
function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_format') return issue.pattern ?? issue.format;
  if (issue.code === 'too_small') return `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  if (issue.code === 'invalid_union') return issue.errors.flatMap((one) => one.map(expectedOf)).join(' | ');
  if (issue.code === 'invalid_key') return issue.issues.map(expectedOf).join(' | ');
  return issue.message;
}
