import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sight, sightings } from './files.ts';
import type { Poll, RawReceipt, Skipped } from './transport.ts';

const MAX_ANSWER_BYTES = 5_000_000;
const PAGE = 500;
/** How far behind the newest answer one is still looked for: clocks of network drives differ, and a move keeps the time. */
const OVERLAP_MS = 3_600_000;
/** A file that was written this short a time ago may not be whole yet. */
const SETTLE_MS = 300;

interface Found extends Sight {
  readonly box: 'InBox' | 'FailBox';
  readonly at: number;
}

/**
 * Reads the boxes without missing a file and without moving one. The cursor is the time of the newest answer read; all
 * files from an hour before it are looked at, and those read in this process are remembered. One that is read again
 * after a restart has the same id, which is made of its name and its content, so the journal keeps it once; one of the
 * same name with another content is another answer.
 */
export class AnswerBoxes {
  private readonly path: string;
  /** Marks of what was read, with its time: what is older than anything that is looked at is forgotten. */
  private readonly read = new Map<string, number>();
  /** Marks of files that were too young at the last look. */
  private young = new Set<string>();

  constructor(path: string) {
    this.path = path;
  }

  async poll(cursor: string): Promise<Poll> {
    const newest = /^\d{1,16}$/.test(cursor) ? Number(cursor) : 0;
    const before = this.young;
    this.young = new Set();
    const fresh = (await this.found())
      .filter((one) => one.at >= newest - OVERLAP_MS && !this.read.has(markOf(one)) && this.isWhole(one, before))
      .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
    const receipts: RawReceipt[] = [];
    const skipped: Skipped[] = [];
    let last = newest;
    for (const one of fresh.slice(0, PAGE)) {
      const bytes = await contentOf(join(this.path, one.box, one.name), one.size);
      if (typeof bytes === 'string') {
        skipped.push({ id: `${one.box}/${one.name}`, reason: bytes });
        continue;
      }
      this.read.set(markOf(one), one.at);
      if (skipped.length === 0) last = Math.max(last, one.at);
      if (bytes !== undefined) receipts.push(answerOf(one, bytes));
    }
    for (const [mark, at] of this.read) if (at < last - OVERLAP_MS) this.read.delete(mark);
    return { receipts, cursor: String(last), more: fresh.length > PAGE && receipts.length > 0, skipped };
  }

  private async found(): Promise<Found[]> {
    const found: Found[] = [];
    for (const box of ['InBox', 'FailBox'] as const) {
      for (const sight of await sightings(join(this.path, box)))
        found.push({ ...sight, box, at: Math.floor(sight.mtimeMs) });
    }
    return found;
  }

  /** Old enough, or the same as at the last look; a clock ahead of ours must not make a file wait for ever. */
  private isWhole(one: Found, before: ReadonlySet<string>): boolean {
    const mark = markOf(one);
    if (Date.now() - one.at >= SETTLE_MS || before.has(mark)) return true;
    this.young.add(mark);
    return false;
  }
}

const markOf = ({ box, name, size, at }: Found): string => `${box}/${name} ${size} ${at}`;

function answerOf({ box, name, size }: Found, bytes: Uint8Array): RawReceipt {
  const digest = createHash('sha256').update(String(size)).update(bytes).digest('hex').slice(0, 16);
  const undelivered = box === 'FailBox' ? { undelivered: name } : {};
  return { id: `${box}/${name}#${digest}`, mediaType: 'application/xml', bytes, ...undelivered };
}

/**
 * The bytes of an answer; none of one that is too large to be one, it is kept by its name; nothing when somebody moved
 * it away between the look and the reading; a reason when it cannot be read, which must not hold up the others.
 */
async function contentOf(file: string, size: number): Promise<Uint8Array | string | undefined> {
  if (size > MAX_ANSWER_BYTES) return new Uint8Array();
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : (code ?? message);
  }
}
