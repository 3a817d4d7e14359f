import { first, insert, type Work } from '../store/work.ts';

/** Numbers that an endpoint must have given and that never came, both ends included. */
export type Gap = readonly [from: number, to: number];

/** How far a reader has come. */
export interface Position {
  readonly cursor: string;
  readonly sequence: number | undefined;
  readonly gaps: readonly Gap[];
}

const GAPS_MAX = 1_000;

export const pollName = (target: string): string => `poll ${target}`;

/** @param moving it is about to be moved: of two who do, one waits for the other */
export function* positionOf(name: string, moving = false): Work<Position> {
  const row = yield* first<{ cursor: string; sequence: number | null; gaps: string | null }>(
    `SELECT cursor, sequence, gaps FROM cursors WHERE name = ?${moving ? ' {forUpdate}' : ''}`,
    name,
  );
  return {
    cursor: row?.cursor ?? '',
    sequence: row?.sequence == null ? undefined : Number(row.sequence),
    gaps: JSON.parse(row?.gaps ?? '[]') as Gap[],
  };
}

export function* moveCursor(name: string, { cursor, sequence, gaps }: Position): Work<void> {
  yield* insert(
    `INSERT INTO cursors (name, cursor, sequence, gaps) VALUES {rows} ON CONFLICT (name) DO UPDATE SET
       cursor = excluded.cursor, sequence = excluded.sequence, gaps = excluded.gaps`,
    [[name, cursor, sequence ?? null, JSON.stringify(gaps)]],
  );
}

/**
 * Where a reader stands after numbers have come, in any order: what was jumped over is a gap until it comes. The first
 * number ever seen opens no gap: what was before it is not ours.
 */
export function withSequences(before: Position, sequences: readonly number[], cursor: string): Position {
  let { sequence } = before;
  let gaps = [...before.gaps];
  for (const number of [...sequences].sort((a, b) => a - b)) {
    if (sequence === undefined) sequence = number;
    else if (number > sequence) {
      if (number > sequence + 1) gaps.push([sequence + 1, number - 1]);
      sequence = number;
    } else gaps = gaps.flatMap((gap) => without(gap, number));
  }
  return { cursor, sequence, gaps: gaps.slice(0, GAPS_MAX) };
}

function without([from, to]: Gap, number: number): Gap[] {
  if (number < from || number > to) return [[from, to]];
  const left: Gap[] = from < number ? [[from, number - 1]] : [];
  return number < to ? [...left, [number + 1, to]] : left;
}

/** Numbers that came otherwise than in their turn are missing no longer; how far the reader has come stays. */
export function* fillGaps(name: string, sequences: readonly number[]): Work<void> {
  if (sequences.length === 0) return;
  const position = yield* positionOf(name);
  if (position.gaps.length === 0) return;
  let gaps = [...position.gaps];
  for (const number of sequences) gaps = gaps.flatMap((gap) => without(gap, number));
  yield* moveCursor(name, { ...position, gaps });
}

/** Gaps that were not there before; one that became smaller was. */
export function newGaps(before: Position, { gaps }: Position): readonly Gap[] {
  return gaps.filter(([from]) => before.sequence === undefined || from > before.sequence);
}

/** Tells others what was jumped over. */
export function* tellGaps(target: string, gaps: readonly Gap[], now: string): Work<void> {
  yield* insert(
    'INSERT INTO outbox (at, kind, target, batch_id, key, body) VALUES {rows}',
    gaps.map(([from, to]) => [now, 'gap', target, null, null, JSON.stringify({ from, to })]),
  );
}
