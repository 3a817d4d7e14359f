import { type Finding, finding } from '@kouan/core';
import { GDS } from './catalogue.ts';
import type { RawGood } from './rows.ts';

/** Some goods of a file, worked on together. Lines are handed on as bytes: reading them is the larger half of the work. */
export type Block =
  | { readonly kind: 'lines'; readonly file: string; readonly bytes: Uint8Array; readonly row: number }
  | { readonly kind: 'goods'; readonly file: string; readonly goods: readonly RawGood[]; readonly single?: boolean };

/** Some hundred goods: enough work to be worth a message, little enough to hold several. */
const BLOCK_BYTES = 256 * 1024;

/** The longest line; a good of 100,000 materials is shorter. */
export const LINE_BYTES = 32 * 1024 * 1024;

const NEWLINE = 10;

/** Cuts a stream of lines into blocks of whole lines. A line that is too long is left out, and said. */
export async function* lineBlocks(source: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Block> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let row = 1;
  let skipping = false;
  const block = (bytes: Uint8Array): Block => {
    const made: Block = { kind: 'lines', file, bytes, row };
    row += count(bytes);
    return made;
  };
  for await (let chunk of source) {
    if (skipping) {
      const end = chunk.indexOf(NEWLINE);
      if (end < 0) continue;
      skipping = false;
      row += 1;
      chunk = chunk.subarray(end + 1);
    }
    if (size + chunk.length < BLOCK_BYTES) {
      parts.push(chunk);
      size += chunk.length;
      continue;
    }
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      parts.push(chunk);
      size += chunk.length;
      if (size <= LINE_BYTES) continue;
      // What was gathered ends in the long line, and may begin with whole ones.
      const all = Buffer.concat(parts);
      const whole = all.lastIndexOf(NEWLINE) + 1;
      if (whole > 0) yield block(all.subarray(0, whole));
      if (all.length - whole > LINE_BYTES) {
        yield { kind: 'goods', file, goods: [{ value: undefined, row, findings: [tooLong(row)] }] };
        skipping = true;
        [parts, size] = [[], 0];
      } else [parts, size] = [[all.subarray(whole)], all.length - whole];
      continue;
    }
    yield block(Buffer.concat([...parts, chunk.subarray(0, end + 1)]));
    const rest = chunk.subarray(end + 1);
    [parts, size] = [[rest], rest.length];
  }
  if (size > 0) yield block(Buffer.concat(parts));
}

function tooLong(row: number): Finding {
  return finding(GDS.tooLong, '', { expected: String(LINE_BYTES), at: { row } });
}

function count(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The goods of a block of lines; empty lines are none. */
export function* goodsOf(block: Block): Generator<RawGood> {
  if (block.kind === 'goods') {
    yield* block.goods;
    return;
  }
  const { bytes } = block;
  let { row } = block;
  for (let start = 0; start < bytes.length; row += 1) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const good = lineOf(bytes.subarray(start, end), row);
    if (good !== undefined) yield good;
    start = end + 1;
  }
}

function lineOf(bytes: Uint8Array, row: number): RawGood | undefined {
  const at = { row };
  let text: string;
  try {
    // A byte order mark at the start of the file is taken away by the decoder.
    text = utf8.decode(bytes);
  } catch {
    return { value: undefined, row, findings: [finding(GDS.notText, '', { at })] };
  }
  if (text.trim() === '') return undefined;
  try {
    return { value: JSON.parse(text) as unknown, row, findings: [] };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    return { value: undefined, row, findings: [finding(GDS.badJson, '', { params: { detail }, at })] };
  }
}
