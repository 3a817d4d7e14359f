import type { Rule, RuleAlternative, RuleTest } from '../ast.ts';
import { printRange } from './ranges.ts';

/**
 * A rule in the compact grammar, canonical: `CTH!-[7208,7209] | RVC40`, `ex[insects]{CC | RVC40} ; other{CC}`.
 * `parseRule` reads it back to the same rule.
 */
export function printRule(rule: Rule): string {
  const groups: { only: string | undefined; parts: string[] }[] = [];
  for (const alternative of rule.alternatives) {
    const last = groups.at(-1);
    const part = alternative.all.map(printTest).join(' & ');
    if (last !== undefined && last.only === alternative.only) last.parts.push(part);
    else groups.push({ only: alternative.only, parts: [part] });
  }
  return groups.map(({ only, parts }) => wrap(only, parts.join(' | '))).join(' ; ');
}

function wrap(only: string | undefined, text: string): string {
  if (only === undefined) return text;
  return only === 'other' ? `other{${text}}` : `ex[${escapeNote(only)}]{${text}}`;
}

/** One alternative in the compact grammar. */
export function printAlternative(alternative: RuleAlternative): string {
  return printRule({ alternatives: [alternative] });
}

/** One test in the compact grammar. */
export function printTest(test: RuleTest): string {
  switch (test.kind) {
    case 'CTC':
      return test.except.length === 0 ? test.level : `${test.level}!-[${test.except.map(printRange).join(',')}]`;
    case 'RVC': {
      const method = test.method === undefined ? '' : `(${test.method})`;
      const of = test.of === undefined || test.of.length === 0 ? '' : `[${test.of.map(printRange).join(',')}]`;
      return `RVC${test.threshold}${method}${of}`;
    }
    case 'ACTIVE':
      return `ACTIVE${test.percent}`;
    case 'OPERATION':
      return `OPERATION(${test.operation})`;
    case 'TEXT':
      return `TEXT[${escapeNote(test.text)}]`;
    default:
      return test.kind;
  }
}

/** Brackets and backslashes inside a note carry a backslash, so that every text can be read back. */
function escapeNote(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}
