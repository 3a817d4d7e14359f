import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Store } from '../store/work.ts';
import { all, several, type Work } from '../store/work.ts';
import { attemptsOf, type JournalAttempt } from './attempts.ts';
import * as batches from './batches.ts';
import { type Blocked, blockedOf } from './blocked.ts';
import * as claims from './claim.ts';
import { moveCursor, newGaps, type Position, pollName, positionOf, tellGaps, withSequences } from './cursors.ts';
import { type Alarm, raiseAlarms, type Urgent, urgentOf } from './deadlines.ts';
import * as entries from './entries.ts';
import { eventsAfter, type JournalEvent } from './events.ts';
import { Growth, measure } from './growth.ts';
import { inTurn, type ReadReceipt, type Stored, store as storeReceipts } from './inbox.ts';
import { type Lease, takeLease } from './lease.ts';
import { foresee, type Home, plan } from './plan.ts';
import { type Settlement, settle } from './settle.ts';
import type { SubmissionState } from './states.ts';
import type { Claimed, Planned, Submission } from './submission.ts';
import * as tallies from './tallies.ts';
import { type Rounds, Together } from './together.ts';

/** Rows that are read at once by whoever walks through everything. */
const PAGE = 500;

/** Documents that are planned, or settled, in one transaction at most. */
const TOGETHER = 200;

/**
 * What an endpoint has taken is written down in rounds: each costs one commit, whatever is in it. A message that waits
 * here has left its place to the next; one that failed keeps it, and is written down at once.
 */
const SETTLING: Rounds = { most: TOGETHER, enough: 32, pauseMs: 30 };

/**
 * Batches, submissions, attempts and receipts, in one SQLite file or in PostgreSQL. Everything that is told as done is
 * on disk. Safe to be used by many processes where the database is.
 */
export class Journal {
  /** What a person reads; holds no secret. */
  readonly name: string;
  /** Whether several machines can work on it. */
  readonly shared: boolean;
  /** This process, among all that work on the journal. */
  readonly owner = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  private readonly store: Store;
  private readonly settling: Together<Settlement, SubmissionState>;
  private readonly growth = new Growth();

  constructor(store: Store) {
    this.store = store;
    this.name = store.name;
    this.shared = store.dialect.name === 'postgres';
    this.settling = new Together((some) => store.write(() => settle(some, store.now(), this.stamp())), SETTLING);
  }

  // Batches

  /** Begins a batch; {@link NewBatch.state} `planning` keeps it back until it is opened. */
  createBatch(batch: batches.NewBatch): Promise<batches.Batch> {
    const id = batches.newBatchId(this.stamp());
    return this.write((now) => batches.createBatch(id, batch, now));
  }

  /** @throws KouanError `ERR_KOUAN_USAGE` when no batch, or more than one, has an id that begins so. */
  batch(id: string): Promise<batches.Batch> {
    return this.read(() => batches.getBatch(id));
  }

  batches(): Promise<readonly batches.Batch[]> {
    return this.read(batches.listBatches);
  }

  batchCounts(id: string): Promise<Readonly<Record<string, number>>> {
    return this.read(() => tallies.countsOf(id));
  }

  countsByBatch(): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
    return this.read(tallies.countsByBatch);
  }

  batchSettings(id: string): Promise<Readonly<Record<string, unknown>>> {
    return this.read(() => batches.settingsOf(id));
  }

  /** @throws KouanError `ERR_KOUAN_CONFLICT` when the state of the batch does not allow it. */
  async actOnBatch(id: string, act: batches.BatchAct, reason?: string): Promise<batches.Batch> {
    let again = false;
    const batch = await this.write((now) => {
      const work = batches.actOn(id, act, { reason, again }, now);
      again = true;
      return work;
    });
    if (act !== 'pause') await this.wake(batch.target);
    return batch;
  }

  /** Puts back to be sent what is in these states; see {@link batches.retryBatch}. Answers with how many. */
  async retryBatch(id: string, states: readonly SubmissionState[], references?: readonly string[]): Promise<number> {
    const count = await this.write((now) => batches.retryBatch(id, { states, references }, this.store.now(), now));
    await this.wake('');
    return count;
  }

  /** Sets how many failures a batch stands; see {@link batches.NewBatch.maxFailures}. */
  limitFailures(id: string, maxFailures: string | undefined): Promise<void> {
    return this.write(() => batches.limitFailures(id, maxFailures));
  }

  /** Earlier batches of its name that it emptied go on in this one. */
  supersede(batch: Pick<batches.Batch, 'id' | 'target' | 'name'>): Promise<void> {
    return this.write((now) => batches.supersede(batch, now));
  }

  withhold(id: string, count: number): Promise<void> {
    return this.write(() => batches.withhold(id, count));
  }

  /** Pauses the batch when too much of it failed. */
  breakCircuit(id: string): Promise<batches.Circuit> {
    return this.write((now) => batches.breakCircuit(id, now));
  }

  /** Pauses every open batch of which too much failed. */
  async breakCircuits(): Promise<{ batchId: string; reason: string }[]> {
    const paused: { batchId: string; reason: string }[] = [];
    for (const { id, state, maxFailures } of await this.batches()) {
      if (state !== 'open' || maxFailures === undefined) continue;
      const { reason } = await this.breakCircuit(id);
      if (reason !== undefined) paused.push({ batchId: id, reason });
    }
    return paused;
  }

  // Submissions on their way

  /** Writes submissions with their keys. Nothing leaves before this has resolved. */
  async plan(batch: Home, submissions: readonly Submission[]): Promise<readonly Planned[]> {
    const planned: Planned[] = [];
    for (let from = 0; from < submissions.length; from += TOGETHER) {
      const some = submissions.slice(from, from + TOGETHER);
      let before: readonly Planned[] | undefined;
      planned.push(
        ...(await this.write(function* (now) {
          const said: readonly Planned[] = yield* plan(batch, some, now);
          // Where the answer to the first commit was lost, what it wrote is not there twice.
          before =
            before === undefined ? said : said.map((one, at) => (one.outcome === 'twice' ? before?.[at] : one) ?? one);
          return before;
        })),
      );
      // Nobody waits for it, and without it everything works as well, only slower.
      if (this.shared && this.growth.add(some.length)) void this.store.write(measure).catch(() => {});
    }
    return planned;
  }

  /** What {@link plan} would answer; nothing is written. */
  async foresee(target: string, submissions: readonly Submission[]): Promise<readonly Planned[]> {
    const planned: Planned[] = [];
    for (let from = 0; from < submissions.length; from += TOGETHER)
      planned.push(...(await this.read(() => foresee(target, submissions.slice(from, from + TOGETHER), this.stamp()))));
    return planned;
  }

  /** Takes submissions that are ready; see {@link claims.claim}. */
  claim(target: string, options: Omit<claims.ClaimOptions, 'owner'>): Promise<claims.Taken> {
    return this.write((now) => claims.claim(target, { ...options, owner: this.owner }, this.store.now(), now));
  }

  /** Takes submissions of which the endpoint has to be asked whether it has them. */
  claimUnknown(target: string, count: number): Promise<readonly Claimed[]> {
    return this.write((now) => claims.claimUnknown(target, { count, owner: this.owner }, this.store.now(), now));
  }

  /** Renews what is held, and answers with what is held indeed. */
  renew(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return this.write(() => claims.renew(this.owner, keys, this.store.now()));
  }

  /** Writes how an attempt ended; many share a transaction. Answers with the state after it. */
  settle(settlement: Settlement): Promise<SubmissionState> {
    return this.settling.do(settlement, settlement.outcome.kind === 'taken');
  }

  /** Makes unknown what dead workers had; see {@link claims.expire}. */
  expire(target: string, everybody = false): Promise<number> {
    return this.write((now) =>
      everybody ? claims.expireAll(target, now) : claims.expire(target, this.store.now(), now),
    );
  }

  /** The pause of these is over, by a clock that nobody sets back. */
  nowDue(keys: readonly string[]): Promise<void> {
    return this.write(() => claims.nowDue(keys));
  }

  /** Tries everything at once; see {@link claims.hurry}. */
  hurry(target: string, endpoint = true): Promise<void> {
    return this.write(() => claims.hurry(target, endpoint));
  }

  /** Nobody sends to the target for a while. */
  rest(target: string, ms: number): Promise<void> {
    return this.write((now) => claims.rest(target, this.store.now() + Math.ceil(ms), now));
  }

  /** Time limits that came near or are over since it was asked last. */
  alarms(aheadMs: number): Promise<readonly Alarm[]> {
    return this.write((now) => raiseAlarms(this.store.now(), aheadMs, now));
  }

  // Receipts

  /** Receipts and the cursor behind them, in one transaction. */
  receive(target: string, receipts: readonly ReadReceipt[], cursor: string): Promise<Stored> {
    const { store } = this;
    return this.write(function* (now) {
      yield* several([inTurn(target, 'polled')]);
      const before = yield* positionOf(pollName(target), true);
      const sequences = receipts.flatMap(({ raw }) => (raw.sequence === undefined ? [] : [raw.sequence]));
      const stored = yield* storeReceipts(
        target,
        receipts.map((one) => ({ one })),
        { at: store.now(), now, polled: true },
      );
      const position = withSequences(before, sequences, cursor);
      yield* moveCursor(pollName(target), position);
      yield* tellGaps(target, newGaps(before, position), now);
      return stored;
    });
  }

  /** Receipts that were found otherwise than by polling: the cursor stays. */
  learn(target: string, arrived: readonly { readonly one: ReadReceipt; readonly key: string }[]): Promise<Stored> {
    const { store } = this;
    return this.write(function* (now) {
      yield* several([inTurn(target, 'polled')]);
      return yield* storeReceipts(target, arrived, { at: store.now(), now, polled: true });
    });
  }

  /** Where polling of a target goes on, and which numbers were jumped over. */
  position(target: string): Promise<Position> {
    return this.read(() => positionOf(pollName(target)));
  }

  /** How far a reader of events has come. */
  async readerCursor(name: string): Promise<string> {
    return (await this.read(() => positionOf(`read ${name}`))).cursor;
  }

  saveReaderCursor(name: string, cursor: string): Promise<void> {
    return this.write(() => moveCursor(`read ${name}`, { cursor, sequence: undefined, gaps: [] }));
  }

  /** Events after a cursor, in order, none missed. */
  eventsAfter(cursor: string, limit = PAGE): Promise<readonly JournalEvent[]> {
    return this.read(() => eventsAfter(cursor, limit));
  }

  // What is there

  /** Submissions of a batch that will not leave as things are; see {@link blockedOf}. */
  blocked(batchId: string, limit: number): Promise<readonly Blocked[]> {
    return this.read(() => blockedOf(batchId, limit));
  }

  counts(target?: string): Promise<Readonly<Record<string, number>>> {
    return this.read(() => tallies.countAll(target));
  }

  /** Submissions that wait for a final receipt. */
  open(target: string): Promise<number> {
    return this.read(() => tallies.countOpen('target', target));
  }

  /** The same of one batch. */
  openIn(batchId: string): Promise<number> {
    return this.read(() => tallies.countOpen('batch', batchId));
  }

  /** Time limits of a batch that come near or are over, with the first of them. */
  urgent(batchId: string, aheadMs: number, limit: number): Promise<Urgent> {
    return this.read(() => urgentOf(batchId, this.store.now(), aheadMs, limit));
  }

  targets(): Promise<readonly string[]> {
    return this.read(entries.targetsOf);
  }

  /** Submissions in the order in which they were planned, a page at a time; those of several states by state. */
  async *entries(filter: entries.EntryFilter = {}): AsyncGenerator<entries.JournalEntry> {
    const { states = [], ...rest } = filter;
    // One state at a time is what the index has in order.
    const filters = states.length > 1 ? states.map((state) => ({ ...rest, states: [state] })) : [filter];
    for (const one of filters) yield* this.pages((after) => entries.pageOfEntries(one, after, PAGE));
  }

  /** Receipts in the order in which they came: of one submission, of a batch, or all. */
  receipts(of: string | entries.ReceiptFilter = {}): AsyncGenerator<entries.JournalReceipt> {
    const filter = typeof of === 'string' ? { key: of } : of;
    return this.pages((after) => entries.pageOfReceipts(filter, after, PAGE));
  }

  /** The bytes of a submission, as they are sent. */
  content(key: string): Promise<entries.Content | undefined> {
    return this.read(() => entries.contentOf(key));
  }

  attempts(key: string): Promise<readonly JournalAttempt[]> {
    return this.read(() => attemptsOf(key));
  }

  /** What can be done at any time, and is better done now and then. */
  async tidy(): Promise<void> {
    if (this.shared) await this.write(() => tallies.foldTallies());
  }

  // Life

  /** @throws KouanError `ERR_KOUAN_CONFLICT` when a living process holds it. */
  acquire(name: string): Promise<Lease> {
    // Each run is an owner of its own: two in one process are in each other's way as two processes are.
    return takeLease(this.store, name, `${this.owner} ${randomUUID()}`);
  }

  /** Calls back when another process has planned something for a target; with nothing where it may be any. */
  listen(wake: (target: string) => void): Promise<() => Promise<void>> {
    return this.store.listen(wake);
  }

  /** Tells the workers of other processes that there is work. */
  async wake(target: string): Promise<void> {
    if (this.shared) await this.read(() => all('{notify}', target));
  }

  now(): number {
    return this.store.now();
  }

  /** Runs a work of another room on the same tables. */
  run<T>(work: (at: number, now: string, owner: string) => Work<T>): Promise<T> {
    return this.write((now) => work(this.store.now(), now, this.owner));
  }

  async close(): Promise<void> {
    await this.settling.idle();
    await this.store.close();
  }

  private async *pages<T extends { readonly seq: number }>(
    page: (after: number) => Work<readonly T[]>,
  ): AsyncGenerator<T> {
    for (let after = 0; ; ) {
      const rows = await this.read(() => page(after));
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.seq;
    }
  }

  private write<T>(work: (now: string) => Work<T>): Promise<T> {
    return this.store.write(() => work(this.stamp()));
  }

  private read<T>(work: () => Work<T>): Promise<T> {
    return this.store.read(work);
  }

  private stamp(): string {
    return new Date(this.store.now()).toISOString();
  }
}
