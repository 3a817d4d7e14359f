import { finding } from '@kouan/core';
import { type Input, openInput } from '../flow/files.ts';
import { type Block, goodsOf, lineBlocks } from './blocks.ts';
import { GDS } from './catalogue.ts';
import { GoodRows, type RawGood } from './rows.ts';

/** Enough to see what a file is. */
const HEAD = 65_536;

/** Largest file of one JSON text; larger ones are written one good a line. */
const JSON_MAX = 256 * 1024 * 1024;

/** Goods of a table that are handed on together. */
const TABLE_GOODS = 500;

/** The goods of a file: one JSON text (a good, or a list of them), one good a line, CSV or XLSX. */
export async function* goodBlocks(name: string): AsyncGenerator<Block> {
  const input = await openInput(name);
  const { head, rest } = await peek(input);
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const form = formOf(text);
  if (form === 'lines') yield* lineBlocks(rest, input.name);
  else if (form === 'json') yield await jsonBlock(input.name, rest);
  else yield* tableBlocks(input.name, rest);
}

/** The same, good by good. */
export async function* rawGoods(name: string): AsyncGenerator<RawGood> {
  for await (const block of goodBlocks(name)) yield* goodsOf(block);
}

function formOf(text: string): 'lines' | 'json' | 'table' {
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'table';
  const [first = '', ...more] = text.split('\n', 2);
  return first.trimEnd().endsWith('}') || more.length === 0 ? 'lines' : 'json';
}

async function jsonBlock(file: string, source: AsyncIterable<Uint8Array>): Promise<Block> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > JSON_MAX) {
      const problem = finding(GDS.tooLong, '', { expected: String(JSON_MAX) });
      return { kind: 'goods', file, goods: [{ value: undefined, row: 1, findings: [problem] }] };
    }
    parts.push(part);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    const value = JSON.parse(text) as unknown;
    const list = Array.isArray(value) ? value : [value];
    const goods = list.map((one, index): RawGood => ({ value: one, row: index + 1, findings: [] }));
    return { kind: 'goods', file, goods, single: !Array.isArray(value) };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : '';
    const problem =
      cause instanceof TypeError ? finding(GDS.notText, '') : finding(GDS.badJson, '', { params: { detail } });
    return { kind: 'goods', file, goods: [{ value: undefined, row: 1, findings: [problem] }] };
  }
}

async function* tableBlocks(file: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Block> {
  const { streamTable } = await import('@kouan/formats/table');
  const rows = new GoodRows();
  let goods: RawGood[] = [];
  let any = false;
  for await (const event of streamTable(source)) {
    for (const good of rows.take(event)) goods.push(good);
    if (goods.length < TABLE_GOODS) continue;
    yield { kind: 'goods', file, goods };
    any = true;
    goods = [];
  }
  goods.push(...rows.end());
  if (!any && goods.length === 0) goods.push({ value: undefined, row: 1, findings: [finding(GDS.empty, '')] });
  if (goods.length > 0) yield { kind: 'goods', file, goods };
}

/** The first bytes of an input, and the whole of it as a stream. */
async function peek(input: Input): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const chunks = input.stream()[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD) {
    const next = await chunks.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(parts);
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  return { head, rest: rest() };
}
