/**
 * Sets a thread of the server as it is built beside reading here: stdin has what is read, stdout what was found of each,
 * the last without keys. A process of its own, since that of a test takes packages from their sources. @module
 */
import { deepStrictEqual } from 'node:assert';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { checkTransportDocument } from '@kouan/formats';
import { PROFILES, platformKeys, readingOf } from '@kouan/sdk/title';

const { peers, at, inputs } = JSON.parse(await text(process.stdin));
const thread = new Worker(new URL('../../server/dist/ebl/reading/thread.js', import.meta.url));
const heard = async () => (await once(thread, 'message'))[0];
if ((await heard()) !== 'begun') throw new Error('it has not begun');
const context = {
  platform: 'KUNB',
  profile: PROFILES.strict,
  keys: platformKeys({ certificates: peers.map(({ code: owner, certificate }) => ({ owner, certificate })) }),
  checkDocument: checkTransportDocument,
  carrierOf: ({ carrierCode }) => carrierCode,
};
thread.postMessage({ kind: 'keys', number: 7, peers });
const found = [];
const ask = (keys, bytes) => {
  thread.postMessage({ kind: 'read', platform: 'KUNB', keys, profile: PROFILES.strict, at, bytes });
  return heard();
};
for (const input of inputs) {
  const bytes = new Uint8Array(Buffer.from(input, 'base64'));
  const read = await ask(7, bytes);
  deepStrictEqual(read, readingOf(bytes, new Date(at), context));
  found.push(read.refused?.code ?? read.kind ?? (read.recipient && 'recipient'));
}
found.push(await ask(8, new Uint8Array()));
console.log(JSON.stringify(found));
await thread.terminate();
