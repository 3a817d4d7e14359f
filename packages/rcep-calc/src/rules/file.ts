import { type Finding, finding } from '@kouan/core';
import * as z from 'zod';
import { RUL } from './catalogue.ts';
import { parseRule } from './grammar/parse.ts';
import { printRule } from './grammar/print.ts';
import { LIMITS } from './limits.ts';
import { createRuleSet, type RuleRow, type RuleSet } from './table/rule-set.ts';

const code = z.string().regex(/^\d{2}(?:\d{2}){0,2}$/);

const fileSchema = z.strictObject({
  format_version: z.literal(1),
  type: z.literal('origin-rules'),
  agreement: z.string().min(1).max(40),
  edition: z.string().regex(/^\d{4}$/),
  source: z.string().max(2_000),
  asOf: z.iso.date(),
  digest: z.string().max(100),
  rows: z
    .array(
      z.strictObject({
        from: code,
        to: code,
        rule: z.string().max(LIMITS.ruleLength).optional(),
        text: z.string().max(LIMITS.ruleLength),
        source: z.string().max(2_000).optional(),
        confidence: z.enum(['certain', 'likely', 'derived']),
        grade: z.enum(['likely', 'likely-low']).optional(),
      }),
    )
    .max(LIMITS.rows),
});

/** A rule set as it is kept in a file: JSON with the rules in the compact grammar. */
export type RuleSetFile = z.infer<typeof fileSchema>;

/** The written form of a rule set. Reading it back gives a set with the same digest. */
export function writeRuleSet(set: RuleSet): RuleSetFile {
  const { agreement, edition, source, asOf, digest } = set;
  const rows = set.rows().map((row) => ({
    from: row.from,
    to: row.to,
    ...(row.rule === undefined ? {} : { rule: printRule(row.rule) }),
    text: row.text,
    ...(row.source === source ? {} : { source: row.source }),
    confidence: row.confidence,
    ...(row.grade === undefined ? {} : { grade: row.grade }),
  }));
  return { format_version: 1, type: 'origin-rules', agreement, edition, source, asOf, digest, rows };
}

/** Reads the written form of a rule set. A file that was changed since it was written says so. */
export function readRuleSet(value: unknown): { readonly set?: RuleSet; readonly findings: readonly Finding[] } {
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map((token) => `/${String(token)}`).join('');
    return { findings: [finding(RUL.badFile, path, { params: { detail: issue?.message ?? '' } })] };
  }
  const { agreement, edition, source, asOf, digest, rows: written } = parsed.data;
  const findings: Finding[] = [];
  const rows = written.map(({ rule: text, ...row }, index): RuleRow => {
    const like = { ...withoutGrade(row), source: row.source ?? source };
    if (text === undefined) return like;
    const { rule, findings: problems } = parseRule(text);
    for (const problem of problems) findings.push({ ...problem, path: `/rows/${index}/rule` });
    return rule === undefined ? like : { ...like, rule };
  });
  const set = createRuleSet({ agreement, edition, source, asOf }, rows);
  if (set.digest !== digest)
    findings.push(finding(RUL.changedFile, '/digest', { found: set.digest, expected: digest }));
  return { set, findings };
}

/** Optional keys are left out, not set to undefined. */
function withoutGrade(row: Omit<RuleSetFile['rows'][number], 'rule'>): Omit<RuleRow, 'source'> & { source?: string } {
  const { grade, source, ...rest } = row;
  return { ...rest, ...(source === undefined ? {} : { source }), ...(grade === undefined ? {} : { grade }) };
}
