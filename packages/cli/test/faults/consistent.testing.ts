/** Holds a journal against the endpoint, and against itself. @module */
import { idempotencyKey, type Journal, type JournalEvent } from '@kouan/sdk/exchange';
import { expect } from 'vitest';
import { fold, type Standing, type Word } from '../../../sdk/src/exchange/journal/fold.ts';
import { settled } from '../../../sdk/src/exchange/store/dialects.testing.ts';
import { all } from '../../../sdk/src/exchange/store/work.ts';
import { closed, until, type WorkerProcess } from './fleet.testing.ts';

export interface Expected {
  /** Address of the endpoint itself, without whatever stands before it. */
  readonly endpoint: string;
  /** The target as the journal names it. */
  readonly target: string;
  /** Every document that was to be sent, with the state it must have come to. */
  readonly states: ReadonlyMap<string, string>;
  /** The idempotency key of every message that left. */
  readonly sent?: readonly string[];
  /** Receipts went through something that gives some of them again under other numbers. */
  readonly renumbered?: boolean;
}

type Row = Readonly<Record<string, string | number | null>>;
interface Declared {
  readonly reference: string;
  readonly key: string;
  readonly acceptances: number;
  readonly singleWindowNumber: string;
}

/** What was counted on the way. */
export type Counts = Readonly<Record<string, number>>;

/** Fails unless every document was accepted once, by its key, and the journal says what the endpoint says. */
export async function assertConsistent(journal: Journal, expected: Expected): Promise<Counts> {
  const rows = (sql: string): Promise<Row[]> =>
    journal.run(function* () {
      return [...(yield* all<Row>(sql))];
    });
  const submissions = await rows('SELECT * FROM submissions WHERE replaced_by IS NULL ORDER BY seq');
  const declared = await declarations(expected.endpoint);

  // Every document is accepted once, under the key that the journal gave it, and nothing else is.
  expect(declared.filter(({ acceptances }) => acceptances !== 1)).toEqual([]);
  expect(sorted(declared.map(({ reference, key }) => `${reference} ${key}`))).toEqual(
    sorted(submissions.map((row) => `${row['client_reference']} ${row['key']}`)),
  );
  expect(sorted(submissions.map((row) => `${row['client_reference']} ${row['state']}`))).toEqual(
    sorted([...expected.states].map(([reference, state]) => `${reference} ${state}`)),
  );
  const keys = new Set(submissions.map(({ key }) => key));
  expect((expected.sent ?? []).filter((key) => !keys.has(key))).toEqual([]);

  const states: Record<string, number> = {};
  for (const { state } of submissions) states[String(state)] = (states[String(state)] ?? 0) + 1;
  expect(await journal.counts(expected.target)).toEqual(states);
  await itsSubmissions(journal, submissions, expected.target);
  const attempts = await itsAttempts(submissions, rows);
  const receipts = await itsReceipts(journal, { submissions, declared, expected }, rows);
  const events = await itsEvents(journal, receipts, rows);
  if (!journal.shared) expect(await rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  return {
    'documents accepted once': declared.length,
    ...(expected.sent === undefined ? {} : { 'messages sent': expected.sent.length }),
    attempts: attempts.length,
    'attempts cut off': attempts.filter((row) => row['ended_at'] === null).length,
    receipts: receipts.length,
    events,
  };
}

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

/** Everything is closed at last, the workers end in peace, and journal and endpoint agree. */
export async function assertClosed(
  journal: Journal,
  workers: readonly WorkerProcess[],
  names: readonly string[],
  { server, road }: { readonly server: { readonly url: string }; readonly road: { url: string; keys: string[] } },
): Promise<Counts> {
  await until(journal, closed(names.length));
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  expect(workers.flatMap(({ troubles }) => troubles)).toEqual([]);
  return assertConsistent(journal, {
    endpoint: server.url,
    target: road.url,
    states: new Map(names.map((name) => [name, 'closed'])),
    sent: road.keys,
  });
}

/** Nobody holds what is over, and the key is that of what is kept. */
async function itsSubmissions(journal: Journal, submissions: readonly Row[], target: string): Promise<void> {
  expect(submissions.filter((row) => row['lease_owner'] !== null || row['target'] !== target)).toEqual([]);
  for (const row of submissions) {
    const content = await journal.content(String(row['key']));
    const clientReference = String(row['client_reference']);
    expect(idempotencyKey(target, { clientReference, bytes: content?.bytes ?? new Uint8Array() })).toBe(row['key']);
  }
}

/** Attempts are numbered from 1 without a gap, and the submission knows how many there were. */
async function itsAttempts(submissions: readonly Row[], rows: (sql: string) => Promise<Row[]>): Promise<Row[]> {
  const attempts = await rows('SELECT key, number, ended_at, outcome FROM attempts ORDER BY key, number');
  const numbers = new Map<unknown, number[]>();
  for (const { key, number } of attempts) numbers.set(key, [...(numbers.get(key) ?? []), Number(number)]);
  for (const row of submissions) {
    const count = Number(row['attempts']);
    expect(numbers.get(row['key'])).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  }
  expect(numbers.size).toBe(submissions.length);
  return attempts;
}

interface Sides {
  readonly submissions: readonly Row[];
  readonly declared: readonly Declared[];
  readonly expected: Expected;
}

/** Every receipt of the endpoint is there once, with its submission, which stands where its receipts say. */
async function itsReceipts(
  journal: Journal,
  { submissions, declared, expected }: Sides,
  rows: (sql: string) => Promise<Row[]>,
): Promise<Row[]> {
  const { ids, cursor } = await receiptIds(expected.endpoint);
  const receipts = await rows(
    'SELECT seq, id, key, state, noticed_at, single_window_number, declaration_number FROM receipts ORDER BY seq',
  );
  const polled = receipts.map(({ id }) => String(id)).filter((id) => !id.startsWith('answer:'));
  const position = await journal.position(expected.target);
  expect(position.gaps).toEqual([]);
  if (expected.renumbered === true) expect(ids.filter((id) => !polled.includes(id))).toEqual([]);
  else expect([sorted(polled), position.cursor]).toEqual([sorted(ids), cursor]);
  const references = new Map(submissions.map((row) => [row['key'], row['client_reference']]));
  const numbers = new Map(declared.map((one) => [one.singleWindowNumber, one.reference]));
  expect(
    receipts.filter((row) => numbers.get(String(row['single_window_number'])) !== references.get(row['key'])),
  ).toEqual([]);
  for (const row of submissions) {
    const standing: Standing = {
      key: String(row['key']),
      batchId: '',
      clientReference: '',
      state: 'received',
      stateAt: null,
      receiptState: null,
      singleWindowNumber: null,
      declarationNumber: null,
    };
    for (const one of receipts.filter(({ key }) => key === row['key']))
      fold(standing, { state: one['state'] as Word['state'], noticedAt: (one['noticed_at'] as string) ?? undefined });
    expect([row['client_reference'], row['state']]).toEqual([row['client_reference'], standing.state]);
  }
  return receipts;
}

/** Whoever reads events a few at a time sees each once, in order, and one of every receipt. */
async function itsEvents(
  journal: Journal,
  receipts: readonly Row[],
  rows: (sql: string) => Promise<Row[]>,
): Promise<number> {
  await settled();
  const events: JournalEvent[] = [];
  for (let cursor = ''; ; ) {
    const page = await journal.eventsAfter(cursor, 97);
    events.push(...page);
    const last = page.at(-1);
    if (last === undefined) break;
    cursor = last.cursor;
  }
  const places = events.map(({ cursor }) => cursor.split('.').map(Number) as [number, number]);
  const inOrder = places.every(([tx, seq], at) => {
    const [beforeTx, beforeSeq] = places[at - 1] ?? [-1, -1];
    return tx > beforeTx || (tx === beforeTx && seq > beforeSeq);
  });
  expect(inOrder).toBe(true);
  const [outbox] = await rows('SELECT COUNT(*) AS n FROM outbox');
  expect(events).toHaveLength(Number(outbox?.['n']));
  const told = events.filter(({ kind }) => kind === 'receipt').map(({ body }) => String(body['id']));
  expect(sorted(told)).toEqual(sorted(receipts.map(({ id }) => String(id))));
  return events.length;
}

async function declarations(endpoint: string): Promise<Declared[]> {
  const found: Declared[] = [];
  for (let cursor = ''; ; ) {
    const page = (await (await fetch(`${endpoint}/single-window/declarations?cursor=${cursor}`)).json()) as {
      declarations: Declared[];
      cursor: string;
      more: boolean;
    };
    found.push(...page.declarations);
    cursor = page.cursor;
    if (!page.more) return found;
  }
}

async function receiptIds(endpoint: string): Promise<{ ids: string[]; cursor: string }> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const page = (await (await fetch(`${endpoint}/single-window/receipts?cursor=${cursor}&limit=1000`)).json()) as {
      receipts: { id: string }[];
      cursor: string;
      more: boolean;
    };
    ids.push(...page.receipts.map(({ id }) => id));
    cursor = page.cursor;
    if (!page.more) return { ids, cursor };
  }
}
