import { finding } from '@kouan/core';
import type { AeoRecord, Decoded, Encoded } from '@kouan/sdk';
import { Refused, readJson } from '@kouan/sdk/json';
import { gather } from '../../syntax/pieces.ts';
import {
  documentOf,
  isObject,
  type Json,
  type JsonObject,
  MAX_BYTES,
  TREE,
  type TreeMessage,
  treeOf,
} from '../../syntax/tree/index.ts';
import { TABLE } from './table.ts';

export const NAME = 'aeo.record';

const MESSAGE: TreeMessage<AeoRecord> = {
  name: NAME,
  table: TABLE,
  base: { type: 'aeo-record' },
  marks: ['tin', 'domesticCode', 'names', 'country'],
};

/** A message of many: `{"aeoRecords": […]}`; of one: `{"aeoRecord": {…}}`. */
const [ONE, MANY] = ['aeoRecord', 'aeoRecords'];

const nothing = (expected: string): Decoded<AeoRecord> => ({
  findings: [finding(TREE.notMessage, '', { expected })],
  unmapped: [],
});

/** The record, with what the frame around it says: a leaf of the frame is nobody’s. */
function read(value: Json, frame: JsonObject): Decoded<AeoRecord> {
  if (!isObject(value)) return nothing(NAME);
  const decoded = documentOf(MESSAGE, value);
  const unmapped = Object.entries(frame).map(([name, one]) => ({ path: `/${name}`, value: JSON.stringify(one) }));
  return { ...decoded, unmapped };
}

function decodeAll(bytes: Uint8Array): readonly Decoded<AeoRecord>[] {
  let value: Json;
  try {
    value = readJson(bytes, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [{ findings: [finding(TREE.notJson, '', { found: error.message })], unmapped: [] }];
  }
  if (!isObject(value)) return [nothing(NAME)];
  const { [ONE as string]: one, [MANY as string]: many, ...frame } = value;
  if (Array.isArray(many)) {
    const all = (many as readonly Json[]).map((record, index) => read(record, index === 0 ? frame : {}));
    return all.length === 0 ? [nothing(NAME)] : all;
  }
  return [one === undefined ? nothing(NAME) : read(one, frame)];
}

const written = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);

function encodeAll(documents: readonly AeoRecord[]): Encoded {
  const all = documents.map((one) => treeOf(MESSAGE, one));
  const [first] = all;
  const trees = all.map(({ message }) => message);
  return {
    bytes: written(
      all.length === 1 && first !== undefined ? { [ONE as string]: first.message } : { [MANY as string]: trees },
    ),
    findings: all.flatMap(({ findings }) => findings),
    dropped: all.flatMap(({ dropped }) => dropped),
  };
}

/** Both directions, of one record and of many. */
export const codec = {
  decode: (bytes: Uint8Array): Decoded<AeoRecord> => decodeAll(bytes)[0] ?? nothing(NAME),
  decodeAll,
  async *decodeEach(source: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded<AeoRecord>> {
    const chunks = source[Symbol.asyncIterator]() as AsyncGenerator<Uint8Array>;
    // One byte more than may be is enough to say that it is too large.
    yield* decodeAll(await gather(chunks, MAX_BYTES + 1));
  },
  encode: (document: AeoRecord): Encoded => encodeAll([document]),
  encodeAll,
};
