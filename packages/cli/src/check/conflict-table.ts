/** Conflicts as a table on a terminal: what, on which paper, against which. @module */
import type { Severity, Text } from '@kouan/core';
import { type AcrossFinding, acrossCatalogue, FACTS, type NotComparable, PAPER_TITLES } from '@kouan/sdk/across';
import { clean } from '../frame/findings.ts';
import type { Paint } from '../frame/output.ts';
import { table } from '../frame/table.ts';

type Say = (text: Text) => string;

const MARKS: Readonly<Record<Severity, readonly [string, 'red' | 'yellow' | 'cyan']>> = {
  error: ['✖', 'red'],
  warning: ['▲', 'yellow'],
  info: ['·', 'cyan'],
};

const HEAD: readonly Text[] = [
  { en: '', zh: '' },
  { en: 'code', zh: '代码' },
  { en: 'fact', zh: '事项' },
  { en: 'paper', zh: '单证' },
  { en: 'says', zh: '内容' },
  { en: 'against', zh: '对照单证' },
  { en: 'which says', zh: '对照内容' },
];

/** Longer values are cut; the JSON and the page have them whole. */
const CELL = 40;

const cell = (text: string): string => clean(text.length > CELL ? `${text.slice(0, CELL - 1)}…` : text);

/** Files by the part of their path in which they differ. */
export function shortNames(names: readonly string[]): (name: string) => string {
  const split = names.map((name) => name.split('/'));
  const [first = []] = split;
  let same = 0;
  while (same < first.length - 1 && split.every((parts) => parts.length > same + 1 && parts[same] === first[same]))
    same += 1;
  return (name) => name.split('/').slice(same).join('/');
}

/** What a fact is called, with what it is said of. */
export const factTitle = ({ fact, key }: Pick<AcrossFinding, 'fact' | 'key'>, say: Say): string =>
  say(FACTS[fact].title).replace('{key}', key ?? '…');

/** One row a conflict. */
export function conflictTable(
  findings: readonly AcrossFinding[],
  short: (name: string) => string,
  say: Say,
  paint: Paint,
): string {
  const rows = findings.map((found): string[] => {
    const [mark, colour] = MARKS[found.severity];
    const [other] = found.related ?? [];
    const more = (found.related?.length ?? 0) - 1;
    return [
      paint(colour, mark),
      found.code,
      cell(factTitle(found, say)),
      cell(short(found.at?.file ?? '')),
      cell(found.found ?? '—'),
      cell(`${short(other?.document ?? '')}${more > 0 ? ` +${more}` : ''}`),
      cell(found.expected ?? '—'),
    ];
  });
  return table([HEAD.map((text) => paint('dim', say(text))), ...rows]);
}

const REASONS: Readonly<Record<NotComparable['reason'], Text>> = {
  missing: { en: 'not said by both', zh: '未同时填写' },
  unknown: { en: 'cannot be told', zh: '无法比对' },
};

/** Checks that could not be made. */
export function gapTable(gaps: readonly NotComparable[], say: Say): string {
  return table(
    gaps.map(({ code, papers: [left, right], reason }) => [
      code,
      factTitle({ fact: factOf(code) }, say),
      `${say(PAPER_TITLES[left])} ↔ ${say(PAPER_TITLES[right])}`,
      say(REASONS[reason]),
    ]),
  );
}

const factOf = (code: string): keyof typeof FACTS => acrossCatalogue[code]?.left.fact ?? 'exporter';
