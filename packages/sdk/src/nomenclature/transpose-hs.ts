/** Where the goods of a code are in another edition, and why. @module */
import { render, type Text } from '@kouan/core';
import { isSubheading, transpose } from '@kouan/rcep-calc/editions';
import { amendmentOf } from './amendments.ts';
import { checkHsCode, type HsCodeAnswer } from './check-hs.ts';

/** How codes of one edition stand to those of the other, seen from the code that is asked for. */
export type HsRelation = '1:1' | '1:n' | 'n:1' | 'n:n' | 'none';

/** One code of the other edition. */
export interface HsTarget {
  readonly code: string;
  /** Codes of the first edition whose goods also go there; the one that is asked for is not among them. */
  readonly alsoFrom: readonly string[];
  /** Why the code differs from the edition before it, where that is known. */
  readonly why?: Text;
}

export interface HsTransposition {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly relation: HsRelation;
  /** The same goods, all of them and nothing else: the code may be used without looking at the goods. */
  readonly exact: boolean;
  /** The same digits first, then those that hold the least besides. */
  readonly targets: readonly HsTarget[];
  /** Digits after the sixth: they belong to the national tariff of `from` and are never carried over. */
  readonly tail?: string;
  readonly reason: Text;
  readonly source: string;
  /** What is wrong with the code itself. */
  readonly check: HsCodeAnswer;
}

const SOURCE = 'UN Statistics Division, HS correlation tables';

const REASONS = {
  same: { en: 'the same goods have the same code', zh: '货品范围相同，编码未变' },
  renumbered: { en: 'the same goods have another code', zh: '货品范围相同，编码变更' },
  split: {
    en: 'the goods were divided: which of {count} codes it is, the goods decide',
    zh: '已拆分为 {count} 个编码，须按货品确定',
  },
  merged: { en: 'the code took in goods of others as well ({others})', zh: '该编码还并入了其他编码的货品（{others}）' },
  regrouped: {
    en: 'goods were divided and put together anew: which of {count} codes it is, the goods decide',
    zh: '货品重新拆分组合，须在 {count} 个编码中按货品确定',
  },
  none: { en: 'the correlation tables name no counterpart', zh: '对照表中没有对应编码' },
  invalid: { en: 'HS {from} has no such subheading', zh: 'HS {from} 没有该子目' },
} as const satisfies Record<string, Text>;

/** Goods under a heading of the newer edition moved because of that edition's amendment. */
function whyOf(code: string, from: string, to: string): Text | undefined {
  const newer = from > to ? from : to;
  return isSubheading(code, newer) === true ? amendmentOf(newer, code) : undefined;
}

/**
 * The codes of edition `to` that hold goods of `written`, a code of edition `from` of six digits or more. What follows
 * the sixth digit stays behind.
 */
export function transposeHs(written: string, from: string, to: string): HsTransposition {
  const check = checkHsCode(written, { edition: from });
  const hs6 = check.subheading;
  const tail = check.digits.slice(6);
  const { codes, exact } = hs6 === undefined ? { codes: [], exact: false } : transpose(hs6, from, to);
  const targets = codes
    .map((code): HsTarget => {
      const why = whyOf(code, from, to);
      return { code, alsoFrom: transpose(code, to, from).codes.filter((other) => other !== hs6), ...(why && { why }) };
    })
    .sort((a, b) => Number(b.code === hs6) - Number(a.code === hs6) || a.alsoFrom.length - b.alsoFrom.length);
  const [relation, kind] = kindOf(hs6, targets);
  const params = { from, count: targets.length, others: shown(targets[0]?.alsoFrom ?? []) };
  const text = REASONS[kind];
  return {
    code: hs6 ?? check.digits,
    from,
    to,
    relation,
    exact,
    targets,
    ...(tail === '' ? {} : { tail }),
    reason: { en: render(text.en, params), zh: render(text.zh, params) },
    source: `${SOURCE} ${from > to ? `${from}-${to}` : `${to}-${from}`}`,
    check,
  };
}

function kindOf(hs6: string | undefined, targets: readonly HsTarget[]): readonly [HsRelation, keyof typeof REASONS] {
  const [only] = targets;
  if (hs6 === undefined) return ['none', 'invalid'];
  if (only === undefined) return ['none', 'none'];
  if (targets.length === 1) {
    if (only.alsoFrom.length > 0) return ['n:1', 'merged'];
    return ['1:1', only.code === hs6 ? 'same' : 'renumbered'];
  }
  return targets.every(({ alsoFrom }) => alsoFrom.length === 0) ? ['1:n', 'split'] : ['n:n', 'regrouped'];
}

/** A few of many. */
const SHOWN = 6;
const shown = (codes: readonly string[]): string =>
  codes.length <= SHOWN ? codes.join(', ') : `${codes.slice(0, SHOWN).join(', ')} … ${codes.length}`;
