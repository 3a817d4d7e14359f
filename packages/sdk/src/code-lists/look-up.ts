/** What is known of one code on one day. @module */
import { render, type Text } from '@kouan/core';
import { type CodeList, type CodeListOptions, codeList, listAsOf } from './code-list.ts';
import type { CodeEntry, CodeListName } from './entries.ts';

/** `unknown` is neither yes nor no: the list is a part only, or says nothing of that day. */
export type CodeStanding = 'listed' | 'not-listed' | 'not-yet' | 'no-longer' | 'unknown';

export interface CodeAnswer {
  readonly list: CodeListName;
  readonly code: string;
  readonly asOf?: string;
  readonly standing: CodeStanding;
  /** The entry of the edition that is held, whatever the day. */
  readonly entry?: CodeEntry;
  readonly reason: Text;
}

const REASONS = {
  listed: { en: 'in {list}, edition {edition}', zh: '在 {list}（{edition} 版）中' },
  notListed: { en: 'not in {list}, edition {edition}', zh: '不在 {list}（{edition} 版）中' },
  sample: {
    en: 'not in {list}, which is a part only: the code may exist',
    zh: '不在 {list} 中；该表仅为部分内容，代码可能存在',
  },
  notYet: { en: 'begins on {from} ({source})', zh: '自 {from} 起生效（{source}）' },
  noLonger: { en: 'ended with {until} ({source})', zh: '于 {until} 止失效（{source}）' },
  outside: {
    en: 'edition {edition} of {list} is known for {from} to {until}; nothing here says what held on {asOf}',
    zh: '{list} 的 {edition} 版仅知适用于 {from} 至 {until}；{asOf} 的情况未知',
  },
} as const satisfies Record<string, Text>;

/**
 * What is known of a code: without a day of the edition that is held, with a day of that day. A day that the edition
 * does not cover gives `unknown`, unless a notice about this code says more.
 */
export function lookUp(wanted: CodeListName | CodeList, code: string, { asOf }: CodeListOptions = {}): CodeAnswer {
  const list = typeof wanted === 'string' ? codeList(wanted) : wanted;
  const { name } = list;
  const entry = list.get(code);
  const validity = entry?.validity;
  const answer = (standing: CodeStanding, reason: keyof typeof REASONS): CodeAnswer => {
    const params = {
      list: name,
      edition: list.edition,
      from: (reason === 'notYet' ? validity?.from : list.from) ?? '?',
      until: (reason === 'noLonger' ? validity?.until : list.until) ?? '?',
      source: validity?.source ?? '',
      asOf: asOf ?? '',
    };
    const text = { en: render(REASONS[reason].en, params), zh: render(REASONS[reason].zh, params) };
    return { list: name, code, ...(asOf && { asOf }), standing, ...(entry && { entry }), reason: text };
  };
  if (asOf !== undefined) {
    if (validity?.from !== undefined && asOf < validity.from) return answer('not-yet', 'notYet');
    if (validity?.until !== undefined && asOf > validity.until) return answer('no-longer', 'noLonger');
  }
  if (entry === undefined && list.label === 'sample') return answer('unknown', 'sample');
  if (asOf !== undefined && listAsOf(list, asOf).covers === false) return answer('unknown', 'outside');
  return entry === undefined ? answer('not-listed', 'notListed') : answer('listed', 'listed');
}
