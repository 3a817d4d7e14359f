import type { ChunkTask } from '@kouan/sdk/exchange';
import { version } from '../../version.ts';
import { Thread } from '../pool.ts';
import { openBlock, openSettings, packWorked } from './parcel.ts';

/** Works whose threads are kept; one that comes again after more others is told its settings again. */
const KEPT = 4;

/** Parts are taken by the same version only: another may decide, or write, otherwise. */
export const originKind = (): string => `origin@${version()}`;

interface Room {
  readonly threads: Promise<Thread[]>;
}

/** Assesses parts of catalogues in threads: some for each work, told its settings and rules once. */
export class OriginRooms {
  private readonly rooms = new Map<string, Room>();
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  readonly run = async ({ batchId, input, common }: ChunkTask): Promise<Uint8Array> => {
    const { threads } = this.roomOf(batchId, common);
    try {
      const least = (await threads).reduce((best, thread) => (thread.load < best.load ? thread : best));
      return packWorked(await least.work(openBlock(input)));
    } catch (error) {
      // A thread that died answers nothing more.
      await this.clear(batchId);
      throw error;
    }
  };

  async end(): Promise<void> {
    for (const batchId of [...this.rooms.keys()]) await this.clear(batchId);
  }

  private roomOf(batchId: string, common: () => Promise<Uint8Array>): Room {
    const known = this.rooms.get(batchId);
    this.rooms.delete(batchId);
    const room = known ?? { threads: this.furnish(common) };
    this.rooms.set(batchId, room);
    const [oldest] = this.rooms.keys();
    if (this.rooms.size > KEPT && oldest !== undefined) void this.clear(oldest);
    return room;
  }

  private async furnish(common: () => Promise<Uint8Array>): Promise<Thread[]> {
    const settings = openSettings(await common());
    return Array.from({ length: this.count }, () => new Thread(settings));
  }

  private async clear(batchId: string): Promise<void> {
    const room = this.rooms.get(batchId);
    this.rooms.delete(batchId);
    const threads = (await room?.threads.catch(() => [])) ?? [];
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
