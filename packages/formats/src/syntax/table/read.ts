import { finding } from '@kouan/core';
import { TABLE } from './catalogue.ts';
import { readDelimited, streamDelimited } from './delimited.ts';
import { tableKind } from './kind.ts';
import { NdjsonLines } from './ndjson.ts';
import type { TableEvent, TableOptions } from './row.ts';
import { TableText } from './text.ts';
import { readWorkbook, WORKBOOK } from './workbook.ts';

/** Enough to see the encoding and the delimiter. */
const HEAD = 65_536;

const locked = (): TableEvent => ({ kind: 'finding', finding: finding(TABLE.workbookLocked, '') });

/** Reads a table that is wholly there. Never throws for wrong bytes. */
export function* readTable(bytes: Uint8Array, options: TableOptions = {}): Generator<TableEvent> {
  const kind = tableKind(bytes);
  if (kind === 'locked-workbook') yield locked();
  else if (kind === 'workbook') yield* readWorkbook(bytes, options);
  else {
    const text = new TableText(options.encoding);
    const all = text.decode(bytes, true);
    for (const one of text.findings) yield { kind: 'finding', finding: one };
    if (kind === 'ndjson') yield* new NdjsonLines().take(all, true);
    else yield* readDelimited(all, options);
  }
}

/** Reads a table as it arrives; workbooks are gathered up to their limit, all else streams. */
export async function* streamTable(
  source: AsyncIterable<Uint8Array>,
  options: TableOptions = {},
): AsyncGenerator<TableEvent> {
  const chunks = source[Symbol.asyncIterator]();
  const { bytes: head, ended } = await gather(chunks, HEAD);
  const kind = tableKind(head);
  if (kind === 'locked-workbook') {
    yield locked();
    return;
  }
  if (kind === 'workbook') {
    const rest = ended ? { bytes: new Uint8Array() } : await gather(chunks, WORKBOOK.packed + 1 - head.length);
    yield* readWorkbook(Buffer.concat([head, rest.bytes]), options);
    return;
  }
  const text = new TableText(options.encoding);
  const first = text.decode(head, ended);
  async function* rest(): AsyncGenerator<string> {
    if (ended) return;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next())
      yield text.decode(next.value, false);
    yield text.decode(new Uint8Array(), true);
  }
  if (kind === 'ndjson') {
    const lines = new NdjsonLines();
    yield* lines.take(first, false);
    for await (const piece of rest()) yield* lines.take(piece, false);
    yield* lines.take('', true);
  } else yield* streamDelimited(first, rest(), options);
  for (const one of text.findings) yield { kind: 'finding', finding: one };
}

async function gather(
  chunks: AsyncIterator<Uint8Array>,
  enough: number,
): Promise<{ bytes: Uint8Array; ended: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < enough) {
    const next = await chunks.next();
    if (next.done === true) return { bytes: Buffer.concat(parts), ended: true };
    parts.push(next.value);
    length += next.value.length;
  }
  return { bytes: Buffer.concat(parts), ended: false };
}
