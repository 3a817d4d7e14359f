import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { EnvelopeReader, EnvelopeReading, PintProfile, Unreadable } from '@kouan/sdk/title';
import type { Said, Told } from './messages.ts';
import type { PeerKey } from './peer-keys.ts';

/** Envelopes that a process reads by itself before it begins threads, which cost more than a few of them. */
const FEW = 8;
/** One processor is for whoever answers. */
const THREADS = Math.min(Math.max(availableParallelism() - 1, 1), 4);
/** Threads that may end before their time: one that does so again and again is worth nothing. */
const MOST_LOST = 3;

/** Sources are not built: whoever runs them reads by himself. */
const FILE = new URL('./ebl/reading/thread.js', import.meta.url);

type Read = EnvelopeReading | Unreadable;

/** Keys under the number by which a thread that was told them is asked for them. */
export interface NumberedKeys {
  readonly number: number;
  readonly peers: readonly PeerKey[];
}

/** Threads that read envelopes for all rooms of a process. They end with the last room. */
export class ReadingThreads {
  private readonly file: URL;
  private readonly isBuilt: boolean;
  private readonly threads = new Set<Thread>();
  private rooms = 0;
  private read = 0;
  private lost = 0;
  private keys = 0;

  /** @param file what a thread runs; nothing is begun without */
  constructor(file: URL = FILE) {
    this.file = file;
    this.isBuilt = existsSync(file);
  }

  /** A room begins; the answer ends its share. */
  enter(): () => Promise<void> {
    this.rooms++;
    return async () => {
      if (--this.rooms > 0) return;
      const all = [...this.threads];
      this.threads.clear();
      await Promise.all(all.map((thread) => thread.end()));
    };
  }

  /** Keys under a number of their own. */
  number(peers: readonly PeerKey[]): NumberedKeys {
    return { number: this.keys++, peers };
  }

  /** Reads for a platform, once there is a thread that has begun. */
  reader(platform: string, profile: PintProfile, keys: () => NumberedKeys): EnvelopeReader {
    return (bytes, at) => this.free()?.ask({ platform, profile, bytes, at: at.getTime() }, keys());
  }

  private free(): Thread | undefined {
    if (++this.read > FEW && this.isBuilt && this.threads.size < THREADS && this.lost <= MOST_LOST) this.begin();
    let least: Thread | undefined;
    for (const one of this.threads)
      if (one.hasBegun && one.load < (least?.load ?? Number.POSITIVE_INFINITY)) least = one;
    return least;
  }

  private begin(): void {
    const thread = new Thread(this.file, () => {
      if (this.threads.delete(thread)) this.lost++;
    });
    this.threads.add(thread);
  }
}

/** The one of this process. */
export const readingThreads = new ReadingThreads();

class Thread {
  load = 0;
  hasBegun = false;
  private readonly worker: Worker;
  private readonly told = new Set<number>();
  private readonly waiting: ((read: Read | undefined) => void)[] = [];

  /** @param ended hears of it, whatever the reason */
  constructor(file: URL, ended: () => void) {
    this.worker = new Worker(file);
    // Whoever waits for an answer has a connection that keeps the process.
    this.worker.unref();
    this.worker.on('message', (said: Said) => this.hear(said));
    // An error ends it, too.
    this.worker.on('error', () => {});
    this.worker.on('exit', () => {
      this.hasBegun = false;
      ended();
      for (const give of this.waiting.splice(0)) give(undefined);
    });
  }

  ask(
    one: Omit<Extract<Told, { kind: 'read' }>, 'kind' | 'keys'>,
    { number, peers }: NumberedKeys,
  ): Promise<Read | undefined> {
    if (!this.told.has(number)) this.tell({ kind: 'keys', number, peers });
    this.told.add(number);
    // What is given away is a copy: the bytes are still to be kept.
    const bytes = new Uint8Array(one.bytes);
    this.load++;
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.tell({ kind: 'read', ...one, keys: number, bytes }, [bytes.buffer]);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private tell(told: Told, moved: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(told, moved);
  }

  private hear(said: Said): void {
    if (said === 'begun') {
      this.hasBegun = true;
      return;
    }
    this.load--;
    this.waiting.shift()?.(said === 'failed' ? undefined : said);
  }
}
