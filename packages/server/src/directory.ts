import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIENT_FOLDERS, writeWhole } from '@kouan/sdk';
import type { Clock } from './clock.ts';
import type { SingleWindow } from './single-window.ts';
import type { Store } from './store.ts';

const PAGE = 1_000;

/**
 * The import client's folders, served: messages in OutBox are taken in and moved to SentBox or FailBox, answers appear
 * in InBox. Killed at any point it goes on: the answer is written before the message is moved, under a name that is the
 * same the second time.
 *
 * Source: Single Window import client, directory exchange.
 */
export class DirectoryClient {
  private readonly path: string;
  private readonly singleWindow: SingleWindow;
  private readonly store: Store;
  private readonly clock: Clock;
  private cursor = 0;
  private running: Promise<void> | undefined;

  constructor(path: string, rooms: { singleWindow: SingleWindow; store: Store; clock: Clock }) {
    this.path = path;
    this.singleWindow = rooms.singleWindow;
    this.store = rooms.store;
    this.clock = rooms.clock;
  }

  /** One round; a second call while one is under way waits for that one. */
  round(): Promise<void> {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async work(): Promise<void> {
    for (const name of CLIENT_FOLDERS) await mkdir(join(this.path, name), { recursive: true });
    const outBox = join(this.path, 'OutBox');
    for (const name of (await readdir(outBox))
      .filter((one) => one.toLowerCase().endsWith('.xml') && !one.startsWith('.'))
      .sort()) {
      await this.takeFile(name);
    }
    for (const { sequence, reference, body, dueAt } of this.store.receipts(this.cursor, this.clock.now(), PAGE)) {
      const name = `Receipt_DECCUS004_${reference.replace(/[^\w.-]/g, '_').slice(0, 80)}_${String(sequence).padStart(18, '0')}_${stamp(dueAt)}.xml`;
      await writeWhole(join(this.path, 'InBox'), name, new TextEncoder().encode(body));
      this.cursor = sequence;
    }
  }

  private async takeFile(name: string): Promise<void> {
    const from = join(this.path, 'OutBox', name);
    const { outcome, body } = this.singleWindow.take(await readFile(from), undefined);
    const taken = outcome === 'stored' || outcome === 'replayed';
    const answer = `${taken ? 'Successed' : 'Failed'}_${name.replace(/\.xml$/i, '')}_${stamp(this.clock.now())}.xml`;
    if (outcome !== 'replayed' && body !== '')
      await writeWhole(join(this.path, 'InBox'), answer, new TextEncoder().encode(body));
    await rename(from, join(this.path, taken ? 'SentBox' : 'FailBox', name));
  }
}

/** 21 digits, as the client stamps its answers. */
function stamp(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().replace(/\D/g, '').padEnd(21, '0');
}
