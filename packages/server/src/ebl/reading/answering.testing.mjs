/** A thread that answers with all that it was told; with `failed` where nothing is to be read. @module */
import { parentPort } from 'node:worker_threads';

const all = [];
parentPort.on('message', (told) => {
  all.push(told);
  if (told.kind === 'read')
    parentPort.postMessage(told.bytes.length === 0 ? 'failed' : { ...told, all: all.splice(0) });
});
parentPort.postMessage('begun');
