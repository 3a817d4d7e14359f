import type { Text } from '@kouan/core';
import type { Dropped } from '@kouan/sdk';
import type { Converted, Filled, FormGap, NotCarried } from '@kouan/sdk/conversions';
import { clean } from '../frame/findings.ts';
import type { Paint } from '../frame/output.ts';
import { table } from '../frame/table.ts';

type Say = (text: Text) => string;

const CLIP = 48;

/** A value in one cell. */
export const cell = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const line = clean(text.replaceAll('\n', ' '));
  return line.length > CLIP ? `${line.slice(0, CLIP)}…` : line;
};

const REASONS: Readonly<Record<FormGap['reason'], Text>> = {
  empty: { en: 'empty there', zh: '该处为空' },
  'not-given': { en: 'on a paper not given', zh: '见未提供的单证' },
  unwritable: { en: 'has no twin here', zh: '无对应值' },
  unsaid: { en: 'no paper says it', zh: '单证均无此项' },
};

/** How much of the form is filled, in one line. */
export function coverageLine({ coverage, gaps }: Converted, say: Say): string | undefined {
  if (coverage === undefined) return undefined;
  const { title, fields, filled, requiredFields, requiredFilled } = coverage;
  const needed = gaps.filter(({ required }) => required).length;
  return say({
    en: `${title.en}: ${filled} of ${fields} fields filled, ${requiredFilled} of ${requiredFields} required; ${needed} more are needed`,
    zh: `${title.zh}：共 ${fields} 栏，已填 ${filled} 栏；必填 ${requiredFields} 栏，已填 ${requiredFilled} 栏，还需 ${needed} 栏`,
  });
}

/** What the target needs and the papers lack, the required first. */
export function gapTable(gaps: readonly FormGap[], say: Say, paint: Paint): string {
  const rows = gaps.map(({ required, title, path, missing, reason, places, clause, soft }) => {
    const mark = required ? paint('red', '✖') : paint('cyan', '·');
    const many = missing.length > 1 || missing[0] !== path ? ` (${missing.length})` : '';
    const [first] = places;
    const where = first === undefined ? '' : cell(`${first.type} ${first.place}`);
    return [
      `${mark} ${say(title)}`,
      `${path}${path.includes('*') ? many : ''}`,
      say(REASONS[reason]),
      where,
      soft ? `~ ${clause}` : clause,
    ];
  });
  return table(rows);
}

/** What the papers say and the target does not. */
export const notCarriedTable = (dropped: readonly NotCarried[]): string =>
  table(dropped.map(({ paper, path, value }) => [`  ${clean(paper)}`, clean(path), cell(value)]));

/** What a written form cannot carry. */
export const droppedTable = (dropped: readonly Dropped[]): string =>
  table(dropped.map(({ path, value }) => [`  ${clean(path)}`, cell(value)]));

/** Each field with the places that it came from. A paper that is the only one is not named again and again. */
export function provenanceTable(filled: readonly Filled[], say: Say): string {
  const papers = new Set(filled.flatMap(({ sources }) => sources.map(({ paper }) => paper)));
  const placeOf = ({ paper, path }: Filled['sources'][number]): string => (papers.size > 1 ? `${paper} ${path}` : path);
  const rows = filled.map(({ path, value, sources, by, origin, note }) => {
    const [first, ...more] = sources;
    const from = first === undefined ? say(ORIGINS[origin]) : placeOf(first);
    const rest = more.length === 0 ? '' : ` +${more.length}`;
    return [clean(path), cell(value), clean(`${from}${rest}`), [by, note && say(note)].filter(Boolean).join(' · ')];
  });
  return table(rows);
}

const ORIGINS: Readonly<Record<Filled['origin'], Text>> = {
  paper: { en: 'a paper', zh: '来源单证' },
  conversion: { en: '(the conversion)', zh: '（转换规则）' },
  settings: { en: '(given)', zh: '（直接给出）' },
};
