import { createHash } from 'node:crypto';
import { type PintProfile, PROFILES, type Sent } from '@kouan/sdk/title';
import type { Clock, EventLog, NewEvent, Pending, Timer } from '../world/index.ts';
import { Desk } from './desk.ts';
import { CARRIER, type KnownParty, PARTIES, PLATFORMS } from './desks.ts';
import { deskKeys } from './keys.ts';
import { Names } from './names.ts';
import { Peers } from './peers.ts';
import { readingThreads } from './reading/threads.ts';

export interface EblOptions {
  /** Keys are derived from it. */
  readonly seed: number;
  readonly now: () => Date;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly pending: Pending;
  /** File beside which each desk keeps its register; memory without. */
  readonly store?: string;
  /** What platforms let pass beyond PINT 3.0; nothing without. */
  readonly profile?: PintProfile;
}

/** What is tried again after a while without anybody asking. */
const RETRY_MS = 1_000;
/**
 * Messages that come close together are looked for once: looking costs as much as taking one in. It is a pause of this
 * machine’s work and no time of the server’s: a bill goes on also while its clock stands still.
 */
const WAKE_MS = 25;
/** A surrender of a bill that lies elsewhere takes five messages one after the other. */
const ROUNDS = 12;

const BASE = '/ebl';

/** Two platforms and a carrier of electronic bills of lading, which speak to each other over HTTP as strangers do. */
export class EblRoom {
  readonly platforms: ReadonlyMap<string, Desk>;
  readonly carrier: Desk;
  readonly peers: Peers;
  private readonly parties: KnownParty[];
  private readonly clock: Clock;
  private readonly events: EventLog;
  private readonly pending: Pending;
  private again: Timer | undefined;
  /** Begins the round that waits for its time. */
  private due: (() => Promise<void>) | undefined;
  private last: Promise<readonly Sent[]> = Promise.resolve([]);
  private readonly leaveThreads = readingThreads.enter();

  static async open({
    seed,
    now,
    store,
    clock,
    events,
    pending,
    profile = PROFILES.strict,
  }: EblOptions): Promise<EblRoom> {
    const names = [...PLATFORMS, CARRIER];
    const keys = deskKeys(
      seed,
      names.map(({ code }) => code),
    );
    const peers = new Peers(keys);
    const parties = [...PARTIES];
    const desks: Desk[] = [];
    for (const [index, name] of names.entries()) {
      const key = keys[index];
      if (key === undefined) throw new Error('every desk has a key');
      const where = store === undefined ? ':memory:' : `${store}.ebl-${name.name}`;
      const own = new Names(seed, name.code);
      desks.push(await Desk.open({ name, key, names: own, peers, parties, profile, now, where }));
    }
    return new EblRoom(desks, peers, parties, { clock, events, pending });
  }

  private constructor(
    desks: readonly Desk[],
    peers: Peers,
    parties: KnownParty[],
    { clock, events, pending }: Pick<EblOptions, 'clock' | 'events' | 'pending'>,
  ) {
    const carrier = desks.at(-1);
    if (carrier === undefined) throw new Error('there is a carrier');
    this.carrier = carrier;
    this.platforms = new Map(desks.slice(0, -1).map((desk) => [desk.name.name, desk]));
    this.peers = peers;
    this.parties = parties;
    this.clock = clock;
    this.events = events;
    this.pending = pending;
  }

  get desks(): readonly Desk[] {
    return [...this.platforms.values(), this.carrier];
  }

  /** Tells the desks where they are: under the address of the server that serves them. */
  serveAt(url: string): void {
    for (const { name } of this.desks)
      this.peers.set({ code: name.code, own: true, url: `${url}${BASE}/${name.name}` });
  }

  /** A platform or the carrier by the part of its address, or by its code. */
  desk(name: string): Desk | undefined {
    return this.desks.find(({ name: one }) => one.name === name || one.code === name);
  }

  /** Makes a party known, in the place of one that has a code in common with it. */
  addParty(party: KnownParty): void {
    const same = this.parties.findIndex(
      (one) =>
        one.eblPlatform === party.eblPlatform && (one.handle ?? one.partyName) === (party.handle ?? party.partyName),
    );
    if (same >= 0) this.parties.splice(same, 1);
    this.parties.push(party);
  }

  get knownParties(): readonly KnownParty[] {
    return this.parties;
  }

  /** Something waits perhaps: it is sent after what is being answered now. Many that wake at once share one round. */
  wake(): void {
    if (this.due !== undefined) return;
    const done = this.pending.begin();
    const go = (): Promise<void> => {
      clearTimeout(timer);
      if (this.due === go) this.due = undefined;
      return this.round()
        .then(
          () => {},
          () => this.tryLater(),
        )
        .finally(done);
    };
    const timer = setTimeout(() => void go(), WAKE_MS).unref();
    this.due = go;
  }

  /** Resolves when all that was to go out has: what somebody asks for comes after what was asked before. */
  async rest(): Promise<void> {
    for (let round = 0; round < ROUNDS && this.due !== undefined; round++) await this.due();
    await this.last.catch(() => {});
  }

  /** Tells the log of something that has come about here. */
  tell(event: NewEvent): void {
    this.events.append(event);
  }

  /** Sends what waits, once, desk after desk: what comes of it is told in the same order in every run. */
  private round(): Promise<readonly Sent[]> {
    const next = this.last
      .catch(() => {})
      .then(async () => {
        const all: Sent[] = [];
        for (const desk of this.desks) {
          const sent = await desk.deliver();
          for (const one of sent) this.tellSent(desk, one);
          all.push(...sent);
        }
        if (all.some(({ done }) => !done)) this.tryLater();
        return all;
      });
    this.last = next;
    return next;
  }

  private tellSent({ name }: Desk, { bill, outcome, to }: Sent): void {
    if (bill === undefined || outcome === undefined) return;
    this.tell({ kind: 'bill.sent', source: name.code, subject: { bill }, data: { to: to ?? '', outcome } });
  }

  /** What did not get through goes out again by the clock. */
  private tryLater(): void {
    this.again ??= this.clock.at(this.clock.now() + RETRY_MS, 'e-B/L sent again', () => {
      this.again = undefined;
      this.wake();
    });
  }

  /** Sends until nothing waits, or nothing gets through any more; answers with what still waits. */
  async settle(): Promise<readonly Sent[]> {
    for (let round = 0; round < ROUNDS; round++) {
      const sent = await this.round();
      const waiting = sent.filter(({ done }) => !done);
      if (waiting.length === sent.length) return waiting;
    }
    return [];
  }

  /** SHA-256 of all chains of bills as they are signed, in the order of their desks. */
  async chains(): Promise<string> {
    const digest = createHash('sha256');
    for (const { name, register } of this.desks)
      for (const { reference, head } of await register.list()) digest.update(`${name.code} ${reference} ${head}\n`);
    return digest.digest('hex');
  }

  async close(): Promise<void> {
    this.again?.cancel();
    for (const desk of this.desks) await desk.close();
    await this.leaveThreads();
  }
}
