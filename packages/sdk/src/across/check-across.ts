/** Checks across the papers of one shipment. @module */
import { type Finding, finding, KouanError, type PatchOperation, type Related, shaped } from '@kouan/core';
import { PAPER_SHAPE } from '../conversions/conversion.ts';
import { ROWS } from './catalogue.ts';
import { type Cause, causesOf } from './causes.ts';
import { type Compared, type Conflict, compareRow, type Missing } from './conflicts.ts';
import { FACTS, type FactName } from './facts.ts';
import { gather } from './gather.ts';
import { KINDS } from './kinds/index.ts';
import type { FactValue, Kind, Paper, PaperType, Tolerance } from './value.ts';

/** How strictly papers are compared. */
export interface AcrossOptions {
  /** By code of the check: an allowance in place of the table's. */
  readonly tolerances?: Readonly<Record<string, Tolerance>>;
}

/** A check that could not be made. */
export interface NotComparable {
  readonly code: string;
  readonly papers: readonly [PaperType, PaperType];
  /** `missing`: one of the papers does not say it. `unknown`: nobody can tell from what they say. */
  readonly reason: 'missing' | 'unknown';
}

/** A conflict: a finding that says which fact it is about. */
export interface AcrossFinding extends Finding {
  readonly fact: FactName;
  /** The container, the subheading, the line or the invoice that it is said of. */
  readonly key?: string;
}

/** What came of the comparison. */
export interface AcrossReport {
  /** Each conflict once; `at.file` names the paper of `path`, `related` the others. */
  readonly findings: readonly AcrossFinding[];
  /** Pairs of values that were compared. */
  readonly compared: number;
  /** Checks that were made, by code. */
  readonly checks: readonly string[];
  readonly notComparable: readonly NotComparable[];
}

const MANY_RELATED = 12;

/**
 * Compares the papers of one shipment with each other. Pure; a field that a paper does not have is no conflict. One
 * conflict is one finding, on the field that explains most of what does not go together. A `fix` is offered only where
 * the right side is clear, and is for the paper that `at.file` names.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when two papers have one name, `ERR_KOUAN_DOCUMENT` when one has not the shape of
 * its document.
 */
export function checkAcross(papers: readonly Paper[], options: AcrossOptions = {}): AcrossReport {
  return shaped(PAPER_SHAPE, () => compared(papers, options));
}

function compared(papers: readonly Paper[], options: AcrossOptions): AcrossReport {
  const twice = papers.find(({ name }, index) => papers.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined)
    throw new KouanError('ERR_KOUAN_USAGE', {
      en: `Two papers are called ${twice.name}.`,
      zh: `有两份单证同名：${twice.name}。`,
    });
  const gathered = gather(papers);
  const rows = ROWS.filter(({ left, right }) => gathered.has(left.type) && gathered.has(right.type));
  const all = rows.map((row) => compareRow(row, gathered, options.tolerances?.[row.code]));
  const conflicts = all.flatMap((one) => one.conflicts);
  const agreed = all.flatMap((one) => one.agreed);
  const certain = causesOf(
    conflicts.filter(({ verdict }) => verdict === 'differs'),
    agreed,
  );
  const possible = causesOf(
    conflicts.filter(({ verdict }) => verdict === 'possible'),
    agreed,
  );
  return {
    findings: [...certain, ...possible].map(findingOf),
    compared: all.reduce((sum, { compared }) => sum + compared, 0),
    checks: all.filter(({ compared }) => compared > 0).map(({ row }) => row.code),
    notComparable: all.flatMap(gapOf),
  };
}

const gapOf = ({ row, notComparable }: Compared): NotComparable[] =>
  notComparable === undefined
    ? []
    : [{ code: row.code, papers: [row.left.type, row.right.type], reason: notComparable }];

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

type Explained = Cause['conflicts'][number];

const otherOf = ({ conflict, side }: Explained): FactValue | Missing =>
  side === 'left' ? conflict.right : conflict.left;
const ownOf = ({ conflict, side }: Explained): FactValue | Missing => conflict[side];

/** How much the other side of a conflict knows of the fact. */
function rankOf({ conflict: { row }, side }: Explained): number {
  const { type, fact } = row[side === 'left' ? 'right' : 'left'];
  const rank = (FACTS[fact].authority as readonly PaperType[]).indexOf(type);
  return rank < 0 ? FACTS[fact].authority.length : rank;
}

const isOrder = ({ relation }: Conflict['row']): boolean => relation === 'order' || relation === 'at-most';

/** The gravest conflict first, what should be equal before what should be in order, who knows best first. */
const byWeight = (one: Explained, other: Explained): number =>
  WEIGHT[one.conflict.row.severity] - WEIGHT[other.conflict.row.severity] ||
  Number(isOrder(one.conflict.row)) - Number(isOrder(other.conflict.row)) ||
  rankOf(one) - rankOf(other);

function findingOf(cause: Cause): AcrossFinding {
  const explained = [...cause.conflicts].sort(byWeight);
  const [head] = explained as [Explained];
  const { row, verdict, left, right } = head.conflict;
  const { place } = cause;
  const own = ownOf(head);
  const other = otherOf(head);
  const fix = fixOf(cause, explained, head);
  const key = own.key ?? other.key;
  const found = finding(row, place.path, {
    at: { file: place.paper },
    related: relatedOf(explained, place.paper),
    ...(own.text === undefined ? {} : { found: shown(own) }),
    ...(other.text === undefined ? {} : { expected: shown(other) }),
    params: { left: shown(left), right: shown(right), key: key ?? '' },
    // Codes of two editions that may stand for the same goods are told, and stop nothing.
    ...(verdict === 'possible' ? { severity: 'info' as const } : {}),
    ...(fix === undefined ? {} : { fix }),
  });
  return { ...found, fact: row.left.fact, ...(key === undefined ? {} : { key }) };
}

/** Units that people write otherwise than Rec 20 does. */
const SIGNS: Readonly<Record<string, string>> = { KGM: 'kg', MTQ: 'm³' };

/** An amount with its unit, as people read it. */
export const withUnit = (text: string, unit: string | undefined): string =>
  unit === undefined ? text : `${text} ${SIGNS[unit] ?? unit}`;

/** A value as it is told: with its unit, and short. */
function shown({ text, unit }: { readonly text?: string | undefined; readonly unit?: string | undefined }): string {
  if (text === undefined) return '—';
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return withUnit(short, unit);
}

/** The other places, each paper once, the one that the finding speaks of first. */
function relatedOf(explained: readonly Explained[], own: string): Related[] {
  const seen = new Set<string>();
  const related: Related[] = [];
  for (const each of explained)
    for (const { paper, path } of otherOf(each).places.slice(0, 1)) {
      if (paper === own || seen.has(paper) || related.length >= MANY_RELATED) continue;
      seen.add(paper);
      related.push({ document: paper, path });
    }
  return related;
}

/**
 * A repair, where the right side is clear: the other number proves itself, the other paper is the one whose word
 * counts, or two other papers say the same.
 */
function fixOf(cause: Cause, explained: readonly Explained[], head: Explained): PatchOperation[] | undefined {
  const { row } = head.conflict;
  const own = ownOf(head);
  const other = otherOf(head);
  if (own.text === undefined || other.text === undefined || own.derived === true || isOrder(row)) return undefined;
  if (head.conflict.verdict !== 'differs') return undefined;
  const [place, ...more] = own.places;
  if (place === undefined || more.length > 0 || place.path !== cause.place.path) return undefined;
  const kind: Kind = KINDS[FACTS[row.left.fact].kind];
  const others = explained.flatMap((each) => {
    const value = otherOf(each);
    return isOrder(each.conflict.row) || each.conflict.row.left.fact !== row.left.fact || value.text === undefined
      ? []
      : [value];
  });
  if (new Set(others.map((value) => kind.canonical(value))).size !== 1) return undefined;
  const papers = new Set(others.flatMap(({ places }) => places.map(({ paper }) => paper)));
  const type = row[head.side === 'left' ? 'right' : 'left'].type;
  const proven = kind.proves?.(other) === true && !kind.proves(own);
  if (!proven && row.counts !== type && papers.size < 2) return undefined;
  const value = kind.write?.(own, other);
  return value === undefined || value === own.text ? undefined : [{ op: 'replace', path: place.path, value }];
}
