/**
 * 一单两报: one source, one submission on each side of the boundary, and their receipts side by side.
 *
 * Source: GACC and Hong Kong Customs, single submission for dual declaration: what the mainland’s single window takes is
 * passed on to the Road Cargo System, and each side answers for itself.
 *
 * @module
 */
import { KouanError } from '@kouan/core';
import type { Document } from '../documents/index.ts';
import type { Receipt, ReceiptState } from '../documents/receipt.ts';
import { clientReferenceOf } from '../documents/reference.ts';
import type { RoadCargo } from '../documents/road-cargo.ts';
import type { Paper } from './conversion.ts';
import { type ConversionSettings, type Converted, convertDocument } from './convert.ts';

/** Who asks. */
export type BoundaryAuthority = 'mainland' | RoadCargo['authority'];

/** One of the two submissions. */
export interface BoundarySubmission {
  readonly authority: BoundaryAuthority;
  readonly correlationNumber: string;
  readonly document: Document;
}

/** Two submissions of the same goods. */
export interface DualSubmission {
  readonly correlationNumber: string;
  readonly submissions: readonly [mainland: BoundarySubmission, other: BoundarySubmission];
  /** How the second was made of the first, with what it still needs. */
  readonly projection: Converted;
}

/**
 * Both submissions of one source. The correlation number is the caller’s, else the source’s own reference, by which the
 * mainland’s receipts name it.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when there is neither.
 */
export function dualSubmission(
  source: Paper,
  authority: RoadCargo['authority'],
  { correlationNumber: given, ...settings }: ConversionSettings & { readonly correlationNumber?: string } = {},
): DualSubmission {
  const correlationNumber = given ?? clientReferenceOf(source.document);
  if (correlationNumber === undefined)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'The source has no reference to correlate by.', zh: '来源单证没有可供关联的编号。' },
      { hint: { en: 'Give a correlation number.', zh: '请提供关联号。' } },
    );
  const set = { '/correlationNumber': correlationNumber, ...settings.set };
  const projection = convertDocument([source], 'road-cargo', { ...settings, variant: authority, set });
  return {
    correlationNumber,
    submissions: [
      { authority: 'mainland', correlationNumber, document: source.document },
      { authority, correlationNumber, document: projection.document },
    ],
    projection,
  };
}

/** A receipt with the authority that gave it. */
export interface BoundaryReceipt {
  readonly authority: BoundaryAuthority;
  readonly receipt: Receipt;
}

/** Where one side stands: its receipts in the order in which they came, and the state of the latest. */
export interface BoundaryState {
  readonly receipts: readonly Receipt[];
  readonly state: ReceiptState | 'waiting';
  /** Number that the authority gave: 海关编号 or CCRN. */
  readonly number?: string;
}

/** Both sides of one correlation number. */
export interface Correlated {
  readonly correlationNumber: string;
  readonly sides: Readonly<Partial<Record<BoundaryAuthority, BoundaryState>>>;
  /** both: each side has taken it; one: the other has not answered; refused: a side has sent it back. */
  readonly outcome: 'both' | 'one' | 'refused' | 'waiting';
}

const REFUSED: ReadonlySet<ReceiptState> = new Set(['rejected', 'returned', 'failed', 'deleted', 'withdrawn']);
const OPEN: ReadonlySet<BoundaryState['state']> = new Set([
  'waiting',
  'unknown',
  'acknowledged',
  'stored',
  'submitted',
]);

/**
 * Receipts of both sides by correlation number. A receipt belongs to the submission whose number it names as the client’s
 * reference; one that names none is in `uncorrelated`: what belongs together is never guessed.
 */
export function correlate(
  submissions: readonly BoundarySubmission[],
  receipts: readonly BoundaryReceipt[],
): { readonly correlated: readonly Correlated[]; readonly uncorrelated: readonly BoundaryReceipt[] } {
  const references = new Map<string, string>();
  for (const { authority, correlationNumber, document } of submissions)
    for (const reference of [correlationNumber, clientReferenceOf(document)])
      if (reference !== undefined) references.set(keyOf(authority, reference), correlationNumber);
  const numberOf = ({ authority, receipt }: BoundaryReceipt): string | undefined =>
    receipt.clientReference === undefined ? undefined : references.get(keyOf(authority, receipt.clientReference));
  const numbers = [...new Set(submissions.map(({ correlationNumber }) => correlationNumber))];
  return {
    correlated: numbers.map((correlationNumber) => {
      const authorities = submissions.filter((one) => one.correlationNumber === correlationNumber);
      const sides = Object.fromEntries(
        authorities.map(({ authority }) => {
          const own = receipts.filter((one) => one.authority === authority && numberOf(one) === correlationNumber);
          return [authority, stateOf(own.map(({ receipt }) => receipt))];
        }),
      ) as Correlated['sides'];
      return { correlationNumber, sides, outcome: outcomeOf(Object.values(sides)) };
    }),
    uncorrelated: receipts.filter((one) => numberOf(one) === undefined),
  };
}

const keyOf = (authority: BoundaryAuthority, reference: string): string => `${authority} ${reference}`;

/** The latest by the authority’s own time: receipts come late. */
function stateOf(receipts: readonly Receipt[]): BoundaryState {
  const ordered = [...receipts].sort((a, b) => compareTimes(a.noticedAt ?? '', b.noticedAt ?? ''));
  const latest = ordered.at(-1);
  const number = ordered.flatMap((one) => one.declarationNumber ?? one.documentNumber ?? []).at(-1);
  return { receipts: ordered, state: latest?.state ?? 'waiting', ...(number === undefined ? {} : { number }) };
}

function outcomeOf(sides: readonly BoundaryState[]): Correlated['outcome'] {
  if (sides.some(({ state }) => state !== 'waiting' && REFUSED.has(state))) return 'refused';
  const taken = sides.filter(({ state }) => !OPEN.has(state)).length;
  if (taken === 0) return 'waiting';
  return taken === sides.length ? 'both' : 'one';
}

const compareTimes = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
