import type { Finding } from '@kouan/core';
import { finding, pointerOf } from '@kouan/core';
import type { Declaration } from '../documents/declaration/declaration.ts';
import type { Document } from '../documents/index.ts';
import { documentSchemas } from '../documents/index.ts';
import { shapeCatalogue } from './catalogue.ts';
import type { Check, CheckContext, Report } from './check.ts';
import { amountCheck } from './declaration/amounts.ts';
import { codeFieldChecks } from './declaration/code-fields.ts';
import { goodsCheck } from './declaration/goods.ts';
import { dateCheck, headerCheck } from './declaration/header.ts';
import { containerCheck, identifierCheck } from './declaration/identifiers.ts';
import { requiredChecks } from './declaration/required.ts';

/** Checks of each document type, in the order their findings come. */
export const checks: Readonly<{ declaration: readonly Check<Declaration>[]; receipt: readonly Check<never>[] }> = {
  declaration: [
    ...requiredChecks,
    ...codeFieldChecks,
    identifierCheck,
    containerCheck,
    goodsCheck,
    amountCheck,
    dateCheck,
    headerCheck,
  ],
  receipt: [],
};

/** Findings of a value that came from outside; hostile input makes no more than this many shape findings. */
const SHAPE_MAX = 1000;

/**
 * Says everything that is wrong with a document. Pure and synchronous; never throws for wrong data. Shape comes first
 * (`SHP-`): the other checks speak only about a document of the right shape.
 */
export function check(document: Document, context: CheckContext = {}): Finding[] {
  const type: unknown = (document as { type?: unknown } | null | undefined)?.type;
  if (type !== 'declaration' && type !== 'receipt') return [finding(shapeCatalogue.type, '/type')];
  const parsed = documentSchemas[type].safeParse(document, { reportInput: true });
  if (!parsed.success) return shapeFindings(parsed.error.issues);
  if (parsed.data.type !== 'declaration') return [];
  const findings: Finding[] = [];
  const report: Report = (definition, path, details) => findings.push(finding(definition, path, details));
  for (const each of checks.declaration) each.check(parsed.data, context, report);
  return findings;
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
}

/** What stands there, in words: an array or object by its kind only, because it may be of any size. */
function shown(input: unknown): string {
  if (typeof input === 'string') return input;
  if (Array.isArray(input)) return `[${input.length}]`;
  return typeof input === 'object' && input !== null ? '{…}' : String(input);
}

function shapeFindings(issues: readonly Issue[]): Finding[] {
  const findings: Finding[] = [];
  for (const issue of issues) {
    if (findings.length >= SHAPE_MAX) break;
    const path = issue.path.map(String);
    const keys = issue.code === 'unrecognized_keys' ? (issue as Issue & { keys: readonly string[] }).keys : undefined;
    if (keys === undefined)
      findings.push(
        finding(shapeCatalogue.value, pointerOf(...path), { expected: issue.message, found: shown(issue.input) }),
      );
    else
      for (const key of keys.slice(0, SHAPE_MAX - findings.length))
        findings.push(finding(shapeCatalogue.unknownKey, pointerOf(...path, key), { found: key }));
  }
  return findings;
}
