/** A thread that assesses blocks: told its settings once, then one message in, one message out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Block } from './blocks.ts';
import { engineOptions } from './engine.ts';
import { type WorkSettings, workBlock } from './work.ts';

const settings = workerData as WorkSettings;
const options = await engineOptions(settings.engine);

parentPort?.on('message', (block: Block) => {
  const worked = workBlock(block, settings, options);
  parentPort?.postMessage(worked, [worked.bytes.buffer as ArrayBuffer]);
});
