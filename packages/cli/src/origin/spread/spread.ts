import { ChunkWorker, openJournal, spreadChunks } from '@kouan/sdk/exchange';
import type { Block } from '../blocks.ts';
import { ruleTexts } from '../rule-sets.ts';
import type { Worked, WorkSettings } from '../work.ts';
import { openWorked, packBlock, packSettings } from './parcel.ts';
import { OriginRooms, originKind } from './rooms.ts';

/** Goods of one part; a list in one JSON text is one block, however long. */
const GOODS = 500;

export interface SpreadSettings {
  /** The journal: a file, or the address of a server. */
  readonly where: string;
  /** Threads here that work along; 0 leaves all to the workers. */
  readonly threads: number;
  readonly name: string;
  readonly signal: AbortSignal;
}

/** Assesses blocks with the help of every worker on the journal, and gives the answers in the order of the blocks. */
export async function* spreadBlocks(
  blocks: AsyncIterable<Block>,
  settings: WorkSettings,
  { where, threads, name, signal }: SpreadSettings,
): AsyncGenerator<Worked> {
  const kind = originKind();
  const { engine } = settings;
  const files = engine.ruleFiles.filter((file) => typeof file === 'string');
  const common = packSettings({ ...settings, engine: { ...engine, ruleFiles: await ruleTexts(files) } });
  const journal = await openJournal(where);
  const rooms = new OriginRooms(threads);
  const done = new AbortController();
  let own: Promise<void> | undefined;
  const onBegun = (batchId: string): void => {
    if (threads > 0)
      own = new ChunkWorker({
        journal,
        kind,
        batchId,
        run: rooms.run,
        drain: done.signal,
        concurrency: threads,
      }).run();
  };
  try {
    for await (const output of spreadChunks({ journal, kind, name, common, inputs: packed(blocks), signal, onBegun }))
      yield openWorked(output);
  } finally {
    done.abort();
    // What is under way here is wanted by nobody any more.
    await rooms.end();
    await own;
    await journal.close();
  }
}

async function* packed(blocks: AsyncIterable<Block>): AsyncGenerator<Uint8Array> {
  for await (const block of blocks)
    if (block.kind === 'lines') yield packBlock(block);
    else
      for (let from = 0; from < block.goods.length; from += GOODS)
        yield packBlock({ ...block, goods: block.goods.slice(from, from + GOODS) });
}
