import { type Definition, escapeToken, type Finding, finding, hasErrors } from '@kouan/core';
import type * as z from 'zod';
import { type Agreement, agreements as known } from '../assess/agreement.ts';
import type { RuleParser } from '../assess/case.ts';
import { amountText } from '../assess/case.ts';
import { add, type Int } from '../assess/exact.ts';
import { openCase } from '../assess/materials.ts';
import { DEPTH_MAX, productionOrder } from '../assess/roll-up.ts';
import { readAnyRule, readRule } from '../assess/rule-of.ts';
import { ORG } from './catalogue.ts';
import type { FieldKind } from './fields.ts';
import { type Good, goodLevelSchema } from './input.ts';

/** A good read from outside, or what is wrong with it. */
export interface ParsedGood {
  /** Only when no finding is an error. */
  readonly good?: Good;
  readonly findings: readonly Finding[];
}

export interface ParseGoodOptions {
  /** Levels of `madeFrom`; 1,000 when absent. */
  readonly maxDepth?: number;
  readonly parseRule?: RuleParser;
  readonly agreements?: ReadonlyMap<string, Agreement>;
}

const FIELDS: Readonly<Record<FieldKind, Definition>> = {
  amount: ORG.badAmount,
  hs: ORG.badHs,
  country: ORG.badCountry,
  currency: ORG.badCurrency,
  date: ORG.badDate,
  monthDay: ORG.badDate,
  code: ORG.badCode,
};

/** Findings one good may have; a hostile one has more than anybody reads. */
const FINDINGS_MAX = 1_000;

/** Goods in one tree. */
const GOODS_MAX = 100_000;

/**
 * Reads a good of the contract from any JSON value, level by level without recursion, so that no nesting exhausts the
 * stack. Bad input comes back as findings with path and reason, never as an exception.
 */
export function parseGood(value: unknown, options: ParseGoodOptions = {}): ParsedGood {
  const { good, findings } = readShape(value, options.maxDepth ?? DEPTH_MAX);
  if (good === undefined || hasErrors(findings)) return { findings };
  const checked = [...findings, ...checkGood(good, options)];
  return hasErrors(checked) ? { findings: checked } : { good, findings: checked };
}

type Level = z.infer<typeof goodLevelSchema>;

interface Pending {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
  /** The ids of the goods this one goes into. */
  readonly above: Above | undefined;
  readonly attach: (good: Good) => void;
}

interface Above {
  readonly id: string;
  readonly value: unknown;
  readonly up: Above | undefined;
}

function readShape(value: unknown, maxDepth: number): { good: Good | undefined; findings: Finding[] } {
  const findings: Finding[] = [];
  let root: Good | undefined;
  let goods = 0;
  const pending: Pending[] = [{ value, path: '', depth: 0, above: undefined, attach: (good) => (root = good) }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, depth, above } = next;
    goods += 1;
    if (findings.length >= FINDINGS_MAX) break;
    if (depth > maxDepth) {
      findings.push(finding(ORG.tooDeep, path, { expected: String(maxDepth) }));
      break;
    }
    if (goods > GOODS_MAX) {
      findings.push(finding(ORG.tooMany, path, { expected: String(GOODS_MAX) }));
      break;
    }
    const result = goodLevelSchema.safeParse(next.value);
    if (!result.success) {
      for (const issue of result.error.issues.slice(0, FINDINGS_MAX))
        findings.push(...fromIssue(issue, next.value, path));
      continue;
    }
    const level: Level = result.data;
    if (contains(above, level.id, next.value)) {
      findings.push(finding(ORG.cycle, path, { found: level.id }));
      continue;
    }
    const here: Above = { id: level.id, value: next.value, up: above };
    const materials = level.materials.map(({ madeFrom: _, ...material }) => material);
    next.attach({ ...level, materials } as Good);
    for (const [index, material] of level.materials.entries()) {
      if (material.madeFrom === undefined) continue;
      const target = materials[index] as { madeFrom?: Good };
      pending.push({
        value: material.madeFrom,
        path: `${path}/materials/${index}/madeFrom`,
        depth: depth + 1,
        above: here,
        attach: (good) => (target.madeFrom = good),
      });
    }
  }
  return { good: root, findings };
}

/** A good is made from itself when its id, or the same object, stands above it. */
function contains(above: Above | undefined, id: string, value: unknown): boolean {
  for (let one = above; one !== undefined; one = one.up) if (one.id === id || one.value === value) return true;
  return false;
}

function fromIssue(issue: z.core.$ZodIssue, value: unknown, path: string): Finding[] {
  const at = `${path}${issue.path.map((token) => `/${escapeToken(String(token))}`).join('')}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 20).map((key) => finding(ORG.unknownField, `${at}/${escapeToken(key)}`, { found: key }));
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return [finding(ORG.tooMany, at, { expected: String(issue.maximum) })];
  }
  const found = valueAt(value, issue.path);
  const shown =
    found === undefined
      ? {}
      : { found: typeof found === 'object' ? JSON.stringify(Object.keys(found ?? {})) : String(found) };
  if (Object.hasOwn(FIELDS, issue.message)) {
    const negative = issue.message === 'amount' && typeof found === 'string' && /^-\d/.test(found);
    return [finding(negative ? ORG.negative : FIELDS[issue.message as FieldKind], at, shown)];
  }
  if (typeof found === 'number' && found < 0) return [finding(ORG.negative, at, shown)];
  return [finding(ORG.shape, at, { expected: issue.message, ...shown })];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const token of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, token)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[token];
  }
  return here;
}

/** What the shape cannot say: Parties, sums, rates, rules. */
function checkGood(root: Good, options: ParseGoodOptions): Finding[] {
  const name = root.agreement ?? 'RCEP';
  const agreement = (options.agreements ?? known).get(name);
  if (agreement === undefined) return [finding(ORG.unknownAgreement, '/agreement', { found: name })];
  const { order, findings } = productionOrder(root, '', options.maxDepth);
  for (const { good, path } of [...order, { good: root, path: '' }]) {
    if (findings.length >= FINDINGS_MAX) break;
    for (const field of ['producedIn', 'exporter', 'importer'] as const) {
      const found = good[field];
      if (found === undefined || agreement.parties.has(found)) continue;
      findings.push(finding(ORG.unknownParty, `${path}/${field}`, { found, expected: agreement.name }));
    }
    if (good.rule !== undefined) {
      for (const one of readRule(good.rule, options.parseRule ?? readAnyRule).findings) {
        findings.push({ ...one, path: `${path}${one.path}` });
      }
    }
    const each = openCase(good, path, agreement, {}, undefined);
    findings.push(...each.findings.filter((one) => one.severity === 'error'));
    let sum: Int = 0;
    for (const part of each.parts) sum = add(sum, part.gross ?? 0);
    if (each.fob !== undefined && sum > each.fob) {
      findings.push(
        finding(ORG.materialsAboveFob, `${path}/materials`, {
          found: amountText(each, sum),
          expected: amountText(each, each.fob),
        }),
      );
    }
  }
  return findings;
}
