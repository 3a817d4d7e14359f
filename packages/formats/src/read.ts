import { type Finding, finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Format } from '@kouan/sdk';
import { FMT } from './catalogue.ts';
import { detectFormats, HEAD_BYTES } from './detect.ts';
import { formats } from './registry.generated.ts';

/** A document with the format it was read by. */
export interface Read extends Decoded {
  readonly format?: Format;
  /** The bytes as they came, where the format holds one document a file: a signed one must be passed on unchanged. */
  readonly bytes?: Uint8Array;
}

/** How to read, when the bytes alone do not say it. */
export interface ReadOptions extends DecodeOptions {
  readonly format?: Format;
}

/**
 * Reads any input, one document after the other. Formats that stream are streamed; the others are gathered up to their
 * limit. Never throws for wrong bytes; a source that fails (a file that vanishes) passes its error on.
 */
export async function* readDocuments(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Read> {
  const { format: wanted, ...decodeOptions } = options;
  const chunks = chunksOf(source);
  const head = await gather(chunks, HEAD_BYTES);
  if (head.length === 0) {
    yield problem(finding(FMT.empty, ''), options);
    return;
  }
  const candidates = wanted === undefined ? detectFormats(head) : [wanted];
  const [format] = candidates;
  if (format === undefined || candidates.length > 1) {
    const known = formats.map(({ name }) => name).join(', ');
    const names = candidates.map(({ name }) => name).join(', ');
    yield problem(
      format === undefined
        ? finding(FMT.unknown, '', { expected: known })
        : finding(FMT.ambiguous, '', { found: names }),
      options,
    );
    return;
  }
  if (format.decodeEach !== undefined) {
    for await (const decoded of format.decodeEach(prepend(head, chunks), decodeOptions))
      yield { ...placed(decoded, options), format };
    return;
  }
  const bytes = await gather(prepend(head, chunks), format.maxBytes + 1);
  if (bytes.length > format.maxBytes) {
    yield { ...problem(finding(FMT.tooLarge, '', { expected: String(format.maxBytes) }), options), format };
    return;
  }
  yield { ...placed(format.decode(bytes, decodeOptions), options), format, bytes };
}

function problem(one: Finding, options: ReadOptions): Read {
  return placed({ findings: [one], unmapped: [] }, options);
}

/** Findings name the file they are about. */
function placed(decoded: Decoded, { file }: ReadOptions): Decoded {
  if (file === undefined) return decoded;
  return { ...decoded, findings: decoded.findings.map((item) => ({ ...item, at: { file, ...item.at } })) };
}

async function* chunksOf(source: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else yield* source;
}

async function* prepend(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

/** Bytes until there are at least `enough`, or the source ends. The generator can be read on afterwards. */
async function gather(chunks: AsyncGenerator<Uint8Array>, enough: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < enough) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  if (parts.length === 1) return parts[0] as Uint8Array;
  const all = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
