import type { Document, Format } from '@kouan/sdk';
import { formats } from '../../registry.generated.ts';
import type { Message } from '../message/index.ts';
import { MESSAGES as INVENTORY } from './inventory/table.ts';
import { MESSAGES as LOGISTICS } from './logistics/table.ts';
import { MESSAGES as MOVEMENT } from './movement/table.ts';
import { MESSAGES as ORDER } from './order/table.ts';
import { MESSAGES as PAYMENT } from './payment/table.ts';
import { MESSAGES as RECEIPT } from './receipt/table.ts';
import { MESSAGES as SUMMARY } from './summary/table.ts';
import { MESSAGES as TAX } from './tax/table.ts';
import { MESSAGES as WITHDRAWAL } from './withdrawal/table.ts';

const TABLES = {
  'china.ceb.inventory': INVENTORY,
  'china.ceb.logistics': LOGISTICS,
  'china.ceb.movement': MOVEMENT,
  'china.ceb.order': ORDER,
  'china.ceb.payment': PAYMENT,
  'china.ceb.receipt': RECEIPT,
  'china.ceb.summary': SUMMARY,
  'china.ceb.tax': TAX,
  'china.ceb.withdrawal': WITHDRAWAL,
};

/** Every message with its number and the format that reads it. */
export const ALL: readonly (readonly [number: string, message: Message, format: Format])[] = Object.entries(
  TABLES,
).flatMap(([name, messages]) => {
  const format = formats.find((one) => one.name === name) as Format;
  return messages.map((message) => [message.root.element.slice(3, 6), message, format] as const);
});

/** Every document of a message. */
export async function documentsOf(format: Format, bytes: Uint8Array) {
  const all = [];
  for await (const one of format.decodeEach?.(pieces(bytes)) ?? []) all.push(one);
  return {
    documents: all.flatMap(({ document }): Document[] => (document === undefined ? [] : [document])),
    findings: all.flatMap(({ findings }) => findings),
    unmapped: all.flatMap(({ unmapped }) => unmapped),
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
