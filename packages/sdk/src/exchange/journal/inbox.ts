import type { Receipt } from '../../documents/receipt.ts';
import { type Ask, all, ask, each, insert, insertion, type SqlValue, several, type Work } from '../store/work.ts';
import { cutOff } from './attempts.ts';
import { Book, type ReadReceipt, type StandingRow } from './book.ts';
import type { Standing, Word } from './fold.ts';
import { listOf, UNSENT } from './states.ts';

export type { ReadReceipt } from './book.ts';

/** A receipt that has arrived, with the submission it answers where the way it came tells that. */
export interface Arrived {
  readonly one: ReadReceipt;
  readonly key?: string;
}

/** When receipts arrived, and how. */
export interface When {
  readonly at: number;
  readonly now: string;
  /** They were asked for later; otherwise they came as the answer to the message itself. */
  readonly polled: boolean;
}

export interface Stored {
  /** Receipts that were new. */
  readonly stored: number;
  /** New ones that belong to no submission of this journal; they are kept. */
  readonly unmatched: number;
  /** New ones that no format could read; they are kept as they came. */
  readonly unreadable: number;
}

const STANDING = `key, batch_id, client_reference, file_name, state, state_at, receipt_state, single_window_number,
  declaration_number, replaced_by`;

/**
 * Comes before everything else in a transaction that stores receipts. The answer to a message tells the number that a
 * polled receipt waits for: written at the same time, neither would see the other, and the receipt would wait for ever.
 * Answers do not wait for each other.
 */
export const inTurn = (target: string, arriving: 'answers' | 'polled'): Ask =>
  ask(arriving === 'answers' ? '{together}' : '{alone}', target);

/**
 * Keeps receipts and lets them move their submissions, whatever the order. Those that name a submission only by a number
 * that is not known yet wait for it: the answer to a message can be lost while business receipts already arrive.
 */
export function* store(target: string, arrived: readonly Arrived[], { at, now, polled }: When): Work<Stored> {
  const unique = [...new Map(arrived.map((one) => [one.one.raw.id, one])).values()];
  const book = new Book();
  book.add(yield* standings(target, unique));
  const fresh = yield* keep(target, unique, book, now);
  const count = { stored: fresh.length, unmatched: 0, unreadable: 0 };
  const news: SqlValue[][] = [];
  const late: { seq: number; key: string }[] = [];
  for (const { one, key, seq } of fresh) {
    const { raw, receipts } = one;
    if (receipts.length === 0 && raw.undelivered === undefined) count.unreadable++;
    // What came before it may have told the number that it names.
    const standing = key === undefined ? book.find(one) : book.of(key);
    news.push(newsOf(target, one, standing, now));
    if (standing === undefined) {
      count.unmatched++;
      continue;
    }
    if (key === undefined) late.push({ seq, key: standing.key });
    for (const word of wordsOf(one)) book.fold(standing, word);
  }
  yield* adopt(target, book, late);
  yield* several([
    ...writing(book, late, { at, now, polled }),
    insertion('INSERT INTO outbox (at, kind, target, batch_id, key, body) VALUES {rows}', news),
  ]);
  return count;
}

const wordsOf = ({ raw, receipts }: ReadReceipt): readonly Word[] =>
  receipts.length > 0 || raw.undelivered === undefined ? receipts : [{ state: 'failed' }];

const newestOf = (one: ReadReceipt): Partial<Receipt> & Pick<Receipt, 'state'> =>
  wordsOf(one).at(-1) ?? { state: 'unknown' };

/** One that is new, with its place in the row and the submission it was found to be of. */
interface Kept extends Arrived {
  readonly seq: number;
}

/** Writes those that are new, and answers with them in the order in which they came. */
function* keep(target: string, arrived: readonly Arrived[], book: Book, now: string): Work<readonly Kept[]> {
  const keys = arrived.map(({ one, key }) => key ?? book.find(one)?.key);
  const rows = arrived.map(({ one }, index) => {
    const { raw } = one;
    const newest = newestOf(one);
    return [
      target,
      raw.id,
      keys[index] ?? null,
      newest.state,
      newest.channel ?? null,
      newest.noticedAt ?? null,
      newest.note ?? null,
      newest.clientReference ?? null,
      newest.singleWindowNumber ?? null,
      newest.declarationNumber ?? null,
      raw.bytes,
      raw.mediaType,
      now,
    ];
  });
  const written = yield* insert(
    `INSERT INTO receipts (target, id, key, state, channel, noticed_at, note, client_reference, single_window_number,
       declaration_number, content, media_type, received_at)
     VALUES {rows} ON CONFLICT (target, id) DO NOTHING RETURNING id, seq`,
    rows,
  );
  const seqs = new Map(written.map((row) => [row['id'], Number(row['seq'])]));
  return arrived.flatMap(({ one }, index) => {
    const seq = seqs.get(one.raw.id);
    const key = keys[index];
    return seq === undefined ? [] : [{ one, seq, ...(key === undefined ? {} : { key }) }];
  });
}

/** The submissions that receipts may be about: by key, by reference, by the authority's numbers, by the name of the sent file. */
function* standings(target: string, arrived: readonly Arrived[]): Work<readonly StandingRow[]> {
  const wanted: Record<string, Set<string>> = {};
  const want = (column: string, value: string | undefined): void => {
    if (value === undefined || value === '') return;
    wanted[column] ??= new Set();
    wanted[column].add(value);
  };
  for (const { one, key } of arrived) {
    want('key', key);
    want('file_name', one.raw.undelivered);
    for (const receipt of key === undefined ? one.receipts : []) {
      want('client_reference', receipt.clientReference);
      want('single_window_number', receipt.singleWindowNumber);
      want('declaration_number', receipt.declarationNumber);
    }
  }
  const rows = yield* several(
    Object.entries(wanted).map(([column, values]) =>
      ask(
        `SELECT ${STANDING} FROM (SELECT value->>'v' AS v FROM {each}) AS wanted CROSS JOIN submissions
         WHERE ${column} = wanted.v AND target = ?${column === 'client_reference' ? ' AND replaced_by IS NULL' : ''} {forUpdateOf}`,
        each([...values].map((v) => ({ v }))),
        target,
      ),
    ),
  );
  return rows.flat() as unknown as readonly StandingRow[];
}

/** Receipts that waited for a number that is known now. */
function* adopt(target: string, book: Book, late: { seq: number; key: string }[]): Work<void> {
  const numbers = book.newNumbers();
  if (numbers.length === 0) return;
  const wanted = each(numbers.map((v) => ({ v })));
  const waiting = yield* all<Record<string, string | number | null>>(
    `SELECT seq, state, noticed_at, single_window_number, declaration_number FROM receipts
     WHERE target = ? AND key IS NULL AND (single_window_number IN (SELECT value->>'v' FROM {each})
       OR declaration_number IN (SELECT value->>'v' FROM {each})) ORDER BY seq`,
    target,
    wanted,
    wanted,
  );
  const given = new Set(late.map(({ seq }) => seq));
  for (const row of waiting) {
    const seq = Number(row['seq']);
    if (given.has(seq)) continue;
    const text = (name: string): string | undefined => (row[name] as string | null) ?? undefined;
    const word = {
      state: row['state'] as Receipt['state'],
      noticedAt: text('noticed_at'),
      singleWindowNumber: text('single_window_number'),
      declarationNumber: text('declaration_number'),
    };
    const standing = book.byNumber(word);
    if (standing === undefined) continue;
    late.push({ seq, key: standing.key });
    book.fold(standing, word);
  }
  // What they told may be the number that others wait for.
  yield* adopt(target, book, late);
}

function writing(book: Book, late: readonly { seq: number; key: string }[], { at, now, polled }: When): Ask[] {
  const asks: Ask[] = [];
  if (late.length > 0)
    asks.push(
      ask(
        `UPDATE receipts SET key = news.key
       FROM (SELECT CAST(value->>'seq' AS BIGINT) AS seq, value->>'key' AS key FROM {each}) AS news
       WHERE receipts.seq = news.seq`,
        each(late),
      ),
    );
  const touched = book.touched();
  if (touched.length === 0) return asks;
  const moved = touched.filter(({ state }) => !UNSENT.includes(state)).map(({ key }) => ({ key }));
  if (moved.length > 0) asks.push(cutOff("key IN (SELECT value->>'key' FROM {each})", each(moved)));
  asks.push(
    ask(
      `UPDATE submissions SET state = news.state, state_at = news.state_at, receipt_state = news.receipt_state,
       single_window_number = news.single_window_number, declaration_number = news.declaration_number,
       lease_owner = CASE WHEN news.state IN (${listOf(UNSENT)}) THEN lease_owner END,
       lease_until = CASE WHEN news.state IN (${listOf(UNSENT)}) THEN lease_until ELSE 0 END,
       heard_at = COALESCE(heard_at, CAST(? AS BIGINT)),
       taken_at = COALESCE(taken_at, CAST(? AS BIGINT)), changed_at = ?
     FROM (SELECT value->>'key' AS key, value->>'state' AS state, value->>'stateAt' AS state_at,
       value->>'receiptState' AS receipt_state, value->>'singleWindowNumber' AS single_window_number,
       value->>'declarationNumber' AS declaration_number FROM {each}) AS news
     WHERE submissions.key = news.key`,
      polled ? at : null,
      at,
      now,
      each(touched),
    ),
  );
  return asks;
}

function newsOf(target: string, one: ReadReceipt, standing: Standing | undefined, now: string): SqlValue[] {
  const { id, undelivered } = one.raw;
  const { state, channel, noticedAt, note, singleWindowNumber, declarationNumber } = newestOf(one);
  const clientReference = standing?.clientReference;
  const body = {
    id,
    clientReference,
    state,
    channel,
    noticedAt,
    note,
    singleWindowNumber,
    declarationNumber,
    undelivered,
  };
  return [now, 'receipt', target, standing?.batchId ?? null, standing?.key ?? null, JSON.stringify(body)];
}
