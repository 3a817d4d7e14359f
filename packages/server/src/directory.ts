import { lstat, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@kouan/sdk/exchange';
import { DESKS } from './authority/index.ts';
import { chinaTime } from './china-time.ts';
import { MAX_BODY } from './limits.ts';
import type { Rooms } from './rooms.ts';
import { XML_TYPE } from './route.ts';
import type { Answer } from './single-window.ts';

const PAGE = 1_000;
/** A message that was written this short a time ago may not be whole yet; disks go by the clock on the wall. */
const SETTLE_MS = 300;
/** Between two looks for what may not be whole yet, and how many there are. */
const LOOK_AGAIN_MS = 100;
const LOOKS = 50;
/** Bytes of a message's name that its answer repeats; a file name has 255 at most. */
const STEM_BYTES = 150;

/**
 * The import client's folders, served: messages in OutBox are taken in and moved to SentBox or FailBox, answers appear
 * in InBox. Killed at any point it goes on: the answer is written before the message is moved, under a name that is the
 * same the second time. One message that cannot be dealt with does not hold up the others. Folders are looked at by the
 * clock on the wall; what is taken in, answered and named goes by the server’s.
 *
 * Source: Single Window import client, directory exchange.
 */
export class DirectoryClient {
  private readonly path: string;
  private readonly rooms: DirectoryRooms;
  /** Size and time of the messages at the last look. */
  private looks: ReadonlyMap<string, string> = new Map();
  /** Answers that were given to messages which could not be moved yet, so that none is answered twice. */
  private readonly unmoved = new Map<string, Answer>();
  private cursor = 0;
  /** Cursor of each desk. */
  private readonly cursors = new Map<string, number>();
  private running: Promise<void> | undefined;
  /** Messages that the last look has left, since they may not be whole yet. */
  private left = 0;

  constructor(path: string, rooms: DirectoryRooms) {
    this.path = path;
    this.rooms = rooms;
  }

  /** One round; a second call while one is under way waits for that one. */
  round(): Promise<void> {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Rounds until all that has been put is taken in; what is still being written after a while is left. */
  async everything(): Promise<void> {
    await this.running;
    for (let look = 0; look < LOOKS; look++) {
      await this.round();
      if (this.left === 0) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  private async work(): Promise<void> {
    const { store } = this.rooms;
    // What the system refuses for one message, it may allow at the next look.
    for (const { name, size } of await this.settled()) await this.takeFile(name, size).catch(() => {});
    await store.writes.settled();
    for (const { sequence, reference, body, dueAt } of store.receipts(this.cursor, PAGE)) {
      const name = `Receipt_DECCUS004_${reference.replace(/[^\w.-]/g, '_').slice(0, 80)}_${String(sequence).padStart(18, '0')}_${stamp(dueAt)}.xml`;
      await writeWhole(join(this.path, 'InBox'), name, new TextEncoder().encode(body));
      this.cursor = sequence;
    }
    for (const { name } of DESKS) await this.fetch(name);
  }

  /** Receipts of one desk, named as the client names them. */
  private async fetch(desk: string): Promise<void> {
    const after = this.cursors.get(desk) ?? 0;
    const { authority } = await this.rooms.authority.enter();
    for (const { sequence, reference, body, dueAt } of authority.store.receipts(desk, after, PAGE)) {
      const who = `${desk}_${reference.replace(/[^\w.-]/g, '_').slice(0, 80)}`;
      const name = `Receipt_${who}_${String(sequence).padStart(18, '0')}_${stamp(dueAt)}.xml`;
      await writeWhole(join(this.path, 'InBox'), name, new TextEncoder().encode(body));
      this.cursors.set(desk, sequence);
    }
  }

  /**
   * The messages that are whole, in the order in which they were written: older than a moment, or unchanged since the last
   * look. Neither links nor folders.
   */
  private async settled(): Promise<readonly { readonly name: string; readonly size: number }[]> {
    const outBox = join(this.path, 'OutBox');
    const looks = new Map<string, string>();
    const whole: { name: string; size: number; written: number }[] = [];
    for (const name of (await readdir(outBox)).sort()) {
      if (!name.toLowerCase().endsWith('.xml') || name.startsWith('.')) continue;
      const stats = await lstat(join(outBox, name)).catch(() => undefined);
      if (stats?.isFile() !== true) continue;
      const look = `${stats.size} ${stats.mtimeMs}`;
      looks.set(name, look);
      if (this.looks.get(name) === look || Date.now() - stats.mtimeMs > SETTLE_MS)
        whole.push({ name, size: stats.size, written: stats.mtimeMs });
    }
    this.looks = looks;
    this.left = looks.size - whole.length;
    return whole.sort((one, other) => one.written - other.written);
  }

  private async takeFile(name: string, size: number): Promise<void> {
    const from = join(this.path, 'OutBox', name);
    const mark = `${name}/${this.looks.get(name)}`;
    const answer = this.unmoved.get(mark) ?? (await this.read(from, size));
    this.unmoved.set(mark, answer);
    // Nobody is told of what is not on the disk yet.
    await this.rooms.store.writes.settled();
    const taken = answer.outcome !== 'failed';
    await this.answer(`${taken ? 'Successed' : 'Failed'}_${stemOf(name)}`, answer);
    const to = join(this.path, taken ? 'SentBox' : 'FailBox', name);
    await makeRoom(to);
    await rename(from, to);
    this.unmoved.delete(mark);
  }

  private async read(file: string, size: number): Promise<Answer> {
    const { singleWindow } = this.rooms;
    if (size > MAX_BODY) return singleWindow.refuse(`报文超过 ${MAX_BODY} 字节`);
    const bytes = await readFile(file);
    // What no desk knows, the single window says something to.
    const { authority } = await this.rooms.authority.enter();
    const desk = authority.deskOf(bytes);
    this.keep(desk?.name, bytes);
    return desk === undefined ? singleWindow.take(bytes, undefined) : authority.take(desk, bytes, undefined);
  }

  /** What has come belongs to what the state is made of again. */
  private keep(desk: string | undefined, body: Uint8Array): void {
    const { inputs, clock } = this.rooms;
    inputs?.add({
      instant: clock.now(),
      method: 'POST',
      target: `/single-window/${desk === undefined ? '' : `${desk}/`}declarations`,
      headers: { 'content-type': XML_TYPE },
      body,
      inside: true,
    });
  }

  /** Another answer to another message of the same name has another number at its end; the same one is written once. */
  private async answer(stem: string, { body, at }: Answer): Promise<void> {
    const inBox = join(this.path, 'InBox');
    for (let number = 0; ; number++) {
      const name = `${stem}_${stamp(at, number)}.xml`;
      const there = await readFile(join(inBox, name), 'utf8').catch(absent);
      if (there === body) return;
      if (there === undefined) return writeWhole(inBox, name, new TextEncoder().encode(body));
    }
  }
}

/** What the folders work with. */
export type DirectoryRooms = Pick<Rooms, 'clock' | 'singleWindow' | 'store' | 'authority' | 'inputs'>;

/** What has this name already is kept beside, under a name that is no message. */
async function makeRoom(path: string): Promise<void> {
  if ((await lstat(path).catch(absent)) === undefined) return;
  for (let number = 1; ; number++) {
    const kept = `${path}.${number}`;
    if ((await lstat(kept).catch(absent)) === undefined) return rename(path, kept);
  }
}

function stemOf(name: string): string {
  let stem = '';
  for (const letter of name.replace(/\.xml$/i, '')) {
    if (Buffer.byteLength(stem + letter) > STEM_BYTES) break;
    stem += letter;
  }
  return stem;
}

/** 21 digits, as the client stamps its answers: the time of China, and a number. */
function stamp(instant: number, number = 0): string {
  const time = chinaTime(instant).replace(/\D/g, '');
  return `${time}${String(number).padStart(21 - time.length, '0')}`;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
