/** Editions of the Harmonized System: what is held, and which was in force on a day. @module */
import type { Text } from '@kouan/core';
import { subheadingsOf } from '@kouan/rcep-calc/editions';
import { HS_DIGESTS } from '../code-lists/digests.generated.ts';
import type { ListEdition } from '../code-lists/edition.ts';

/** One edition; its codes are facts, its texts are the WCO's and are not here. */
export interface HsEditionAbout extends ListEdition {
  readonly title: Text;
  readonly subheadings: number;
  /** SHA-256 over the list of subheadings as RFC 8785 JSON. */
  readonly sha256: string;
}

const SOURCE: Text = {
  en: 'WCO Harmonized System; UN Statistics Division, HS correlation tables',
  zh: '世界海关组织《协调制度》；联合国统计司 HS 对照表',
};
const FROM_TABLES: Text = {
  en: 'the codes that the correlation tables name',
  zh: '取自对照表所列编码',
};
const HELD_AGAINST_LIST: Text = {
  en: 'the codes that the correlation tables name; the same as the list of the edition',
  zh: '取自对照表所列编码，与该版本目录一致',
};

/** Begins on 1 January; the next edition ends it. */
const EDITIONS = [
  ['2012', '2012-01-01', '2016-12-31', HELD_AGAINST_LIST],
  ['2017', '2017-01-01', '2021-12-31', HELD_AGAINST_LIST],
  ['2022', '2022-01-01', '2027-12-31', FROM_TABLES],
] as const;

export const hsEditionNames: readonly string[] = EDITIONS.map(([edition]) => edition);

/** What is said of an edition, or `undefined` when it is not held. */
export function hsEdition(edition: string): HsEditionAbout | undefined {
  const row = EDITIONS.find(([name]) => name === edition);
  if (row === undefined) return undefined;
  const [, from, until, via] = row;
  return {
    title: { en: `Harmonized System ${edition}, subheadings`, zh: `《协调制度》${edition} 年版子目` },
    edition,
    label: 'derived',
    source: SOURCE,
    via,
    from,
    until,
    subheadings: subheadingsOf(edition)?.length ?? 0,
    sha256: HS_DIGESTS[edition] ?? '',
  };
}

/**
 * The edition that the Convention had in force on a day (`YYYY-MM-DD`); `undefined` outside 2012 to 2027. Single
 * countries began later.
 */
export function hsEditionAt(day: string): string | undefined {
  return EDITIONS.find(([, from, until]) => from <= day && day <= until)?.[0];
}
