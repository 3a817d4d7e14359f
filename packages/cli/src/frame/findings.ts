import type { Finding, Severity, Text } from '@kouan/core';
import stringWidth from 'fast-string-width';
import type { Context } from './context.ts';
import type { Paint } from './output.ts';

const MARKS = { error: ['✖', 'red'], warning: ['▲', 'yellow'], info: ['·', 'cyan'] } as const satisfies Record<
  Severity,
  readonly [string, string]
>;

/** Where a finding lies, as an editor would jump to it. */
function whereOf({ at, path }: Finding): string {
  const row = at?.row ?? at?.line;
  const page = at?.page === undefined ? undefined : `p.${at.page}`;
  const place = [at?.file, page, row, at?.column].filter((part) => part !== undefined).join(':');
  return [place, at?.field, path].filter(Boolean).join(' ');
}

/** A finding as a block: what, where, why. */
export function findingBlock(finding: Finding, { say, output }: Context): string {
  return findingLines(finding, say, output.paint).join('\n');
}

const LABELS = {
  where: { en: 'where', zh: '位置' },
  and: { en: 'and', zh: '以及' },
  found: { en: 'found', zh: '实际' },
  expected: { en: 'expected', zh: '应为' },
  source: { en: 'source', zh: '依据' },
} as const satisfies Readonly<Record<string, Text>>;

/** The lines of the block. */
export function findingLines(finding: Finding, say: (text: Text) => string, paint: Paint): string[] {
  const [mark, colour] = MARKS[finding.severity];
  // Of every finding the same, so that the values of a list stand below each other.
  const width = Math.max(...Object.values(LABELS).map((label) => stringWidth(say(label))));
  const line = (name: keyof typeof LABELS, value: string): string => {
    const label = say(LABELS[name]);
    return `    ${label}${' '.repeat(width - stringWidth(label))}  ${clean(value)}`;
  };
  const { found, expected, related = [], source } = finding;
  const where = whereOf(finding);
  const lines = [
    `${paint(colour, `${mark} ${finding.code}`)}  ${say(finding.message)}`,
    ...(where === '' ? [] : [line('where', where)]),
    ...related.map(({ path }) => line('and', path)),
    ...(found === undefined ? [] : [line('found', found)]),
    ...(expected === undefined ? [] : [line('expected', expected)]),
    line('source', source),
  ];
  return lines.map(clean);
}

/** Control characters of hostile data must not steer the terminal; our own colours pass. */
export function clean(text: string): string {
  return text.replace(/\p{Cc}/gu, (character, at: number) =>
    character === '\u001b' && /^\[\d{1,3}m/.test(text.slice(at + 1)) ? character : '\ufffd',
  );
}
