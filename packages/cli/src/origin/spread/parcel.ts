/** Blocks, and what came of them, as bytes that travel through a journal: a line of JSON, then the bytes. @module */
import { KouanError } from '@kouan/core';
import type { Block } from '../blocks.ts';
import type { RawGood } from '../rows.ts';
import type { Worked, WorkSettings } from '../work.ts';

const NEWLINE = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

const parcel = (head: object, body: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([encoder.encode(`${JSON.stringify(head)}\n`), body]));

function open<T>(bytes: Uint8Array): { readonly head: T; readonly body: Uint8Array } {
  const end = bytes.indexOf(NEWLINE);
  if (end < 0)
    throw new KouanError('ERR_KOUAN_INTERNAL', {
      en: 'A part of the work cannot be read.',
      zh: '无法读取任务的一部分。',
    });
  return { head: JSON.parse(decoder.decode(bytes.subarray(0, end))) as T, body: bytes.subarray(end + 1) };
}

export function packBlock(block: Block): Uint8Array {
  if (block.kind === 'lines') {
    const { bytes, ...head } = block;
    return parcel(head, bytes);
  }
  const { goods, ...head } = block;
  return parcel(head, encoder.encode(JSON.stringify(goods)));
}

export function openBlock(bytes: Uint8Array): Block {
  const { head, body } = open<Omit<Block, 'bytes' | 'goods'> & { kind: 'lines' | 'goods'; row: number }>(bytes);
  return head.kind === 'lines'
    ? { ...head, kind: 'lines', bytes: body }
    : { ...head, kind: 'goods', goods: JSON.parse(decoder.decode(body)) as RawGood[] };
}

export const packWorked = ({ bytes, counts }: Worked): Uint8Array => parcel({ counts }, bytes);

export function openWorked(bytes: Uint8Array): Worked {
  const { head, body } = open<Pick<Worked, 'counts'>>(bytes);
  return { bytes: body, counts: head.counts };
}

export const packSettings = (settings: WorkSettings): Uint8Array => encoder.encode(JSON.stringify(settings));

export const openSettings = (bytes: Uint8Array): WorkSettings => JSON.parse(decoder.decode(bytes)) as WorkSettings;
