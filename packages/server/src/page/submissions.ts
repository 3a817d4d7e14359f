import { receiptChannelOf } from '@kouan/formats';
import type { Rooms } from '../rooms.ts';
import type { Accepted } from '../store.ts';
import type { WorldEvent } from '../world/index.ts';

/** How a submission stands: by its newest receipt, or that it was not even taken in. */
export interface SubmissionRow {
  readonly reference: string;
  /** State of the newest receipt that was given; `stored` before the first, `refused` for what was never taken in. */
  readonly state: string;
  readonly course: string | null;
  /** When it came last, by the server’s clock. */
  readonly at: string;
  /** How often it came: what was taken in, and what was refused. */
  readonly attempts: number;
  readonly receipts: { readonly given: number; readonly waiting: number; readonly lost: number };
  /** Channel of the newest receipt. */
  readonly channel: string | null;
  /** Something that was expected did not come. */
  readonly alarm: boolean;
  readonly singleWindowNumber: string | null;
  readonly declarationNumber: string | null;
  readonly direction: string | null;
}

export interface SubmissionPage {
  readonly submissions: readonly SubmissionRow[];
  /** What to go on with, as `after`. */
  readonly next: string | null;
}

type Told = Pick<Rooms, 'store' | 'events'>;

/** Rows that are looked at for one page when a state is asked for. */
const LOOKED_AT = 5_000;
/** Events that say something of a submission and are not in the store. */
const SAID = { kinds: ['declaration.refused', 'alarm.raised'] } as const;
const FIRST = Number.MAX_SAFE_INTEGER;

const iso = (instant: number): string => new Date(instant).toISOString();

/** What the log alone knows, by reference. */
interface Noted {
  readonly refusals: readonly WorldEvent[];
  readonly alarm: boolean;
}

const NOTHING: Noted = { refusals: [], alarm: false };

function notedIn({ events }: Told): ReadonlyMap<string, Noted> {
  const noted = new Map<string, Noted>();
  for (const event of events.page(0, Number.POSITIVE_INFINITY, SAID)) {
    const { declaration } = event.subject;
    if (declaration === undefined) continue;
    const before = noted.get(declaration) ?? NOTHING;
    const isAlarm = event.kind === 'alarm.raised';
    noted.set(declaration, {
      refusals: isAlarm ? before.refusals : [...before.refusals, event],
      alarm: before.alarm || isAlarm,
    });
  }
  return noted;
}

/** One page of submissions, the newest first: by reference, as its sender knows it. */
export function submissionPage(
  rooms: Told,
  { after, limit, state }: { readonly after: number | undefined; readonly limit: number; readonly state?: string },
): SubmissionPage {
  const noted = notedIn(rooms);
  const rows: SubmissionRow[] = [];
  const wanted = (row: SubmissionRow): boolean => state === undefined || row.state === state;
  // What was never taken in has no place in the store; it stands before all that has.
  if (after === undefined) rows.push(...refusedOnly(rooms, noted).filter(wanted).slice(0, limit));
  let position = after ?? FIRST;
  for (let looked = 0; looked < LOOKED_AT; ) {
    const found = rooms.store.newestFirst(position, limit + 1);
    for (const one of found.slice(0, limit)) {
      position = one.position;
      looked++;
      const row = rowOf(rooms, one.accepted, noted.get(one.accepted.reference));
      if (wanted(row)) rows.push(row);
      if (rows.length >= limit) {
        const isLast = found.length <= limit && one === found.at(-1);
        return { submissions: rows, next: isLast ? null : String(position) };
      }
    }
    if (found.length <= limit) return { submissions: rows, next: null };
  }
  return { submissions: rows, next: String(position) };
}

/** How one submission stands; nothing when nobody has sent it. */
export function submissionRow(rooms: Told, reference: string): SubmissionRow | undefined {
  const noted = notedIn(rooms).get(reference);
  const newest = rooms.store.declarations(reference).at(-1);
  if (newest !== undefined) return rowOf(rooms, newest, noted);
  return noted === undefined ? undefined : refusedRow(reference, noted);
}

function rowOf({ store }: Told, newest: Accepted, { refusals, alarm }: Noted = NOTHING): SubmissionRow {
  const { reference, course, acceptedAt, acceptances, singleWindowNumber, declarationNumber, direction } = newest;
  const receipts = store.allReceipts(reference).filter(({ body }) => body.includes(singleWindowNumber));
  const count = (state: string): number => receipts.filter((one) => one.state === state).length;
  const given = receipts.filter(({ state }) => state === 'given').sort((one, other) => one.sequence - other.sequence);
  const channel = given.at(-1)?.summary.channel ?? null;
  return {
    reference,
    state: channel === null ? 'stored' : (receiptChannelOf.get(channel)?.state ?? 'unknown'),
    course,
    at: iso(acceptedAt),
    attempts: acceptances + refusals.length,
    receipts: { given: given.length, waiting: count('waiting'), lost: count('lost') },
    channel,
    alarm,
    singleWindowNumber,
    declarationNumber,
    direction,
  };
}

function refusedOnly({ store }: Told, noted: ReadonlyMap<string, Noted>): SubmissionRow[] {
  return [...noted]
    .filter(([reference, { refusals }]) => refusals.length > 0 && store.declarations(reference).length === 0)
    .map(([reference, one]) => refusedRow(reference, one))
    .reverse();
}

const refusedRow = (reference: string, { refusals, alarm }: Noted): SubmissionRow => ({
  reference,
  state: 'refused',
  course: null,
  at: refusals.at(-1)?.time ?? '',
  attempts: refusals.length,
  receipts: { given: 0, waiting: 0, lost: 0 },
  channel: null,
  alarm,
  singleWindowNumber: null,
  declarationNumber: null,
  direction: null,
});
