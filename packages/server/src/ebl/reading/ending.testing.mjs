/** A thread that begins, and ends with the first envelope. @module */
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ kind }) => kind === 'read' && process.exit(1));
parentPort.postMessage('begun');
