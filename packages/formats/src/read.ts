import { bytesOnly, type Finding, finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Document, Format } from '@kouan/sdk';
import { appearanceOf } from './appearance.ts';
import { FMT } from './catalogue.ts';
import { DXP } from './china/dxp-envelope/catalogue.ts';
import { detectFormats, HEAD_BYTES } from './detect.ts';
import { gather, prepend } from './syntax/pieces.ts';
import { WORKBOOK } from './syntax/table/index.ts';
import { headOfWorkbook, isWorkbook } from './tabular/workbook.ts';

/** A document with the format it was read by. */
export interface Read extends Decoded {
  readonly format?: Format;
  /** The bytes as they came, where the format holds one document a file: a signed one must be passed on unchanged. */
  readonly bytes?: Uint8Array;
  /** The envelopes that the document was in, the outermost first. */
  readonly envelopes?: readonly Document[];
}

/** How to read, when the bytes alone do not say it. */
export interface ReadOptions extends DecodeOptions {
  /** A format that is named is read as it is: an envelope stays closed. */
  readonly format?: Format;
}

/** Envelopes in envelopes that are opened. */
const MAX_NESTING = 3;

/** Largest workbook, packed. */
const MAX_WORKBOOK = WORKBOOK.packed;

/**
 * Reads any input, one document after the other. Formats that stream are streamed; the others are gathered up to their
 * limit. An envelope is opened, and what is in it is read. Never throws for wrong bytes; a source that fails (a file that vanishes) passes its error on.
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
  if (wanted === undefined && isWorkbook(head)) {
    yield* workbook(await gather(prepend(head, chunks), MAX_WORKBOOK + 1), head, options);
    return;
  }
  const candidates = wanted === undefined ? detectFormats(head) : [wanted];
  const [format] = candidates;
  if (format === undefined || candidates.length > 1) {
    yield undecided(candidates, head, options);
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
  const read: Read = { ...placed(format.decode(bytes, decodeOptions), options), format, bytes };
  if (wanted === undefined) yield* opened(read, [], options);
  else yield read;
}

/** A workbook is packed: which document it holds is told by the beginning of its table, where it has one. */
async function* workbook(bytes: Uint8Array, head: Uint8Array, options: ReadOptions): AsyncGenerator<Read> {
  const rows = bytes.length > MAX_WORKBOOK ? undefined : headOfWorkbook(bytes, options.settings);
  const told = rows === undefined ? [] : detectFormats(rows);
  const candidates = told.length > 0 ? told : detectFormats(head);
  const [format] = candidates;
  if (format === undefined || candidates.length > 1) yield undecided(candidates, head, options);
  else yield* readDocuments(bytes, { ...options, format });
}

/** What is in an envelope, when it can be read; otherwise the envelope itself. */
async function* opened(read: Read, envelopes: readonly Document[], options: ReadOptions): AsyncGenerator<Read> {
  const { document, format } = read;
  const content = document === undefined ? undefined : format?.open?.(document);
  if (document === undefined || content === undefined) {
    yield envelopes.length === 0 ? read : { ...read, envelopes };
    return;
  }
  const outer = [...envelopes, document];
  if (outer.length > MAX_NESTING) {
    const deep = finding(DXP.nested, '', { expected: String(MAX_NESTING) });
    yield { ...read, findings: [...read.findings, ...problem(deep, options).findings], envelopes };
    return;
  }
  const nested = envelopes.length === 0 ? {} : { envelopes };
  if (content.bytes.length === 0) {
    yield { ...read, ...nested };
    return;
  }
  // What is to say of the envelope is said with its first document.
  let carried: Pick<Read, 'findings' | 'unmapped'> = read;
  for await (const inner of inside(content.bytes, options)) {
    const said = otherThan(content.format, inner.format, document);
    const findings = [
      ...carried.findings,
      ...(said === undefined ? [] : problem(said, options).findings),
      ...inner.findings,
    ];
    const unmapped = [...carried.unmapped, ...inner.unmapped];
    // Content that no format knows: the envelope is what can be shown.
    if (inner.format === undefined) yield { ...read, ...nested, findings, unmapped };
    else yield* opened({ ...inner, findings, unmapped }, outer, options);
    carried = { findings: [], unmapped: [] };
  }
}

/** The documents of the content, each still closed. */
async function* inside(bytes: Uint8Array, { file, settings }: ReadOptions): AsyncGenerator<Read> {
  const [format, ...others] = detectFormats(bytes.subarray(0, HEAD_BYTES));
  const how = { ...(file === undefined ? {} : { file }), ...(settings === undefined ? {} : { settings }) };
  yield* readDocuments(bytes, format === undefined || others.length > 0 ? how : { ...how, format });
}

/** Content of another kind than the envelope announces. */
function otherThan(announced: string | undefined, format: Format | undefined, document: Document): Finding | undefined {
  if (announced === undefined || format === undefined || announced === format.name) return undefined;
  const messageType = document.type === 'envelope' ? (document.transfer?.messageType ?? '') : '';
  return finding(DXP.otherContent, '/transfer/messageType', {
    params: { messageType },
    expected: announced,
    found: format.name,
  });
}

/** No format, or several that are equally sure. */
function undecided(candidates: readonly Format[], head: Uint8Array, options: ReadOptions): Read {
  const one =
    candidates.length === 0
      ? finding(FMT.unknown, '', { found: appearanceOf(head) })
      : finding(FMT.ambiguous, '', { found: candidates.map(({ name }) => name).join(', ') });
  return problem(one, options);
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
  if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) yield* source;
  else yield bytesOnly(source);
}
