import { type Ask, ask, each, finish, insertion, type Row, several, type Work } from '../store/work.ts';
import { type Ended, endingAttempts } from './attempts.ts';
import { fillGaps, pollName } from './cursors.ts';
import { type Arrived, inTurn, type ReadReceipt, store } from './inbox.ts';
import { listOf, MOVES, type MoveName, type SubmissionState } from './states.ts';
import type { Claimed } from './submission.ts';

/** Why an attempt did not end well, as the journal keeps it. */
export interface Trouble {
  readonly code: string;
  readonly text: string;
}

/** How an attempt ended. */
export type AttemptOutcome =
  /** The endpoint has it; what it answered at once. */
  | { readonly kind: 'taken'; readonly receipts: readonly ReadReceipt[] }
  /** The endpoint will never take it. */
  | { readonly kind: 'refused'; readonly trouble: Trouble }
  /** It did not get there; it is sent again after a pause. */
  | { readonly kind: 'unsent'; readonly trouble: Trouble; readonly waitMs: number }
  /** Nobody knows; the endpoint is asked after a pause. */
  | { readonly kind: 'unknown'; readonly trouble: Trouble; readonly waitMs: number }
  /** Tried often enough. */
  | { readonly kind: 'dead'; readonly trouble: Trouble };

/** One attempt with its end. */
export interface Settlement {
  readonly claimed: Omit<Claimed, 'bytes' | 'mediaType' | 'fileName'>;
  readonly outcome: AttemptOutcome;
}

/** The move that each outcome is; `unknown` is one only for what was on its way. */
const MOVE_OF: Readonly<Record<AttemptOutcome['kind'], MoveName>> = {
  taken: 'take',
  refused: 'refuse',
  unsent: 'putBack',
  unknown: 'lose',
  dead: 'giveUp',
};

/** Outcomes that others are told of. */
const TOLD: ReadonlySet<AttemptOutcome['kind']> = new Set(['refused', 'dead']);

/**
 * Writes how attempts ended, with the receipts that came at once, in one transaction. A receipt that was faster knows
 * better and is left alone. Whoever was taken for dead comes too late: an attempt that is not the newest any more says
 * nothing about where its submission stands, unless that the endpoint has it. Answers with the state of each, in their
 * order.
 */
export function* settle(settlements: readonly Settlement[], at: number, now: string): Work<readonly SubmissionState[]> {
  const answered = settlements.filter(({ outcome }) => outcome.kind === 'taken' && outcome.receipts.length > 0);
  const targets = [...byTarget(answered)].sort(([one], [other]) => (one < other ? -1 : 1));
  const kinds = (Object.keys(MOVE_OF) as AttemptOutcome['kind'][]).filter((kind) =>
    settlements.some(({ outcome }) => outcome.kind === kind),
  );
  const writing = [
    ...targets.map(([target]) => inTurn(target, 'answers')),
    endingAttempts(endedOf(settlements), now),
    ...kinds.map((kind) => moving(MOVE_OF[kind], ofKind(settlements, kind), at, now)),
    ...callingBack(settlements, now),
  ];
  const plain = targets.length === 0 && !kinds.some((kind) => TOLD.has(kind));
  if (plain) return statesOf(settlements, (yield* finish([...writing, readingStates(settlements)])).at(-1));
  const moved = (yield* several(writing)).slice(targets.length + 1);
  for (const [target, some] of targets) {
    const arrived = arrivedOf(some);
    yield* store(target, arrived, { at, now, polled: false });
    yield* fillGaps(
      pollName(target),
      arrived.flatMap(({ one }) => one.raw.sequence ?? []),
    );
  }
  const told = kinds.flatMap((kind, index) => {
    const keys = new Set(moved[index]?.map(({ key }) => key));
    return TOLD.has(kind) ? ofKind(settlements, kind).filter(({ claimed }) => keys.has(claimed.key)) : [];
  });
  return statesOf(settlements, (yield* finish([telling(told, now), readingStates(settlements)])).at(-1));
}

const ofKind = (settlements: readonly Settlement[], kind: AttemptOutcome['kind']): readonly Settlement[] =>
  settlements.filter(({ outcome }) => outcome.kind === kind);

const arrivedOf = (settlements: readonly Settlement[]): readonly Arrived[] =>
  settlements.flatMap(({ claimed, outcome }) =>
    outcome.kind === 'taken' ? outcome.receipts.map((one) => ({ one, key: claimed.key })) : [],
  );

const readingStates = (settlements: readonly Settlement[]): Ask =>
  ask(
    "SELECT key, state FROM submissions WHERE key IN (SELECT value->>'key' FROM {each})",
    each(settlements.map(({ claimed }) => ({ key: claimed.key }))),
  );

function statesOf(settlements: readonly Settlement[], rows: readonly Row[] = []): readonly SubmissionState[] {
  const states = new Map(rows.map(({ key, state }) => [key, state as SubmissionState]));
  return settlements.map(({ claimed }) => states.get(claimed.key) ?? 'unknown');
}

const troubleOf = ({ outcome }: Settlement): Trouble | undefined =>
  'trouble' in outcome ? outcome.trouble : undefined;

/** Nobody has attempted what was found out otherwise. */
const endedOf = (settlements: readonly Settlement[]): readonly Ended[] =>
  settlements.flatMap((one) => {
    const { key, attempt: number, owner, startedAt } = one.claimed;
    const trouble = troubleOf(one);
    const outcome = trouble?.code ?? one.outcome.kind;
    return number === 0 ? [] : [{ key, number, owner, startedAt, outcome, text: trouble?.text }];
  });

/**
 * Moves those that the move is for, and answers with their keys. An outcome of which nothing is known leaves an unknown
 * one as it is, but for its pause.
 */
function moving(name: MoveName, settlements: readonly Settlement[], at: number, now: string): Ask {
  const { from, to } = MOVES[name];
  const states = name === 'lose' ? [...from, to] : from;
  return ask(
    `UPDATE submissions SET state = '${to}', lease_owner = NULL, lease_until = 0, next_at = ends.next_at,
       error_code = ends.code, error_text = ends.error_text, changed_at = ?
       ${name === 'take' ? ', taken_at = COALESCE(taken_at, CAST(? AS BIGINT))' : ''}
     FROM (SELECT value->>'key' AS key, CAST(value->>'nextAt' AS BIGINT) AS next_at, value->>'code' AS code,
       value->>'text' AS error_text, CAST(value->>'attempt' AS INTEGER) AS attempt FROM {each}) AS ends
     WHERE submissions.key = ends.key AND submissions.state IN (${listOf(states)})
       ${name === 'take' ? '' : 'AND submissions.attempts = ends.attempt'} RETURNING submissions.key AS key`,
    now,
    ...(name === 'take' ? [at] : []),
    each(
      settlements.map((one) => ({
        key: one.claimed.key,
        attempt: one.claimed.attempt,
        nextAt: at + ('waitMs' in one.outcome ? Math.ceil(one.outcome.waitMs) : 0),
        ...troubleOf(one),
      })),
    ),
  );
}

/** What comes back unsent to a batch that was cancelled meanwhile is called back with it. */
function callingBack(settlements: readonly Settlement[], now: string): Ask[] {
  const back = settlements.filter(({ outcome }) => outcome.kind === 'unsent');
  if (back.length === 0) return [];
  const { from, to } = MOVES.cancel;
  return [
    ask(
      `UPDATE submissions SET state = '${to}', changed_at = ?
     WHERE key IN (SELECT value->>'key' FROM {each}) AND state IN (${listOf(from)})
       AND batch_id IN (SELECT id FROM batches WHERE state = 'cancelled')`,
      now,
      each(back.map(({ claimed }) => ({ key: claimed.key }))),
    ),
  ];
}

const telling = (settlements: readonly Settlement[], now: string): Ask =>
  insertion(
    'INSERT INTO outbox (at, kind, target, batch_id, key, body) VALUES {rows}',
    settlements.map((one) => {
      const { target, batchId, key, clientReference } = one.claimed;
      return [now, one.outcome.kind, target, batchId, key, JSON.stringify({ clientReference, ...troubleOf(one) })];
    }),
  );

function byTarget(settlements: readonly Settlement[]): Map<string, Settlement[]> {
  const groups = new Map<string, Settlement[]>();
  for (const one of settlements) {
    const group = groups.get(one.claimed.target) ?? [];
    group.push(one);
    groups.set(one.claimed.target, group);
  }
  return groups;
}
