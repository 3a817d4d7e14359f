/** A thread that reads envelopes. @module */
import { parentPort } from 'node:worker_threads';
import { type PlatformKeys, readingOf } from '@kouan/sdk/title';
import { readingContext } from './context.ts';
import type { Said, Told } from './messages.ts';
import { keysOf } from './peer-keys.ts';

/** Sets of keys that are kept: one for each namespace with many envelopes, until a peer is made known to it. */
const MOST = 64;

const known = new Map<number, PlatformKeys>();

function answer(told: Told): Said | undefined {
  if (told.kind === 'keys') {
    known.set(told.number, keysOf(told.peers));
    for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest);
    return undefined;
  }
  const keys = known.get(told.keys);
  // Whoever asks reads it then, where an error has somebody to hear of it.
  if (keys === undefined) return 'failed';
  try {
    return readingOf(told.bytes, new Date(told.at), { ...readingContext(told.platform, told.profile), keys });
  } catch {
    return 'failed';
  }
}

parentPort?.on('message', (told: Told) => {
  const said = answer(told);
  if (said === undefined) return;
  const moved = typeof said === 'object' && 'document' in said ? [said.document.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(said, moved);
});
parentPort?.postMessage('begun' satisfies Said);
