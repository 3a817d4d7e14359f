import type { Document, Format } from '@kouan/sdk';
import { formats } from '../registry.generated.ts';
import { MESSAGES as PASS } from './bonded/gate-pass/table.ts';
import { MESSAGES as INVENTORY } from './bonded/inventory/table.ts';
import { KIND_NAMES, messageOfKind } from './bonded/receipt/table.ts';
import { MESSAGES as CEB_INVENTORY } from './ceb/inventory/table.ts';
import { MESSAGES as LOGISTICS } from './ceb/logistics/table.ts';
import { MESSAGES as MOVEMENT } from './ceb/movement/table.ts';
import { MESSAGES as ORDER } from './ceb/order/table.ts';
import { MESSAGES as PAYMENT } from './ceb/payment/table.ts';
import { MESSAGES as CEB_RECEIPT } from './ceb/receipt/table.ts';
import { MESSAGES as SUMMARY } from './ceb/summary/table.ts';
import { MESSAGES as TAX } from './ceb/tax/table.ts';
import { MESSAGES as WITHDRAWAL } from './ceb/withdrawal/table.ts';
import { MESSAGES as MANIFEST } from './manifest/declaration/table.ts';
import { MESSAGES as MANIFEST_RECEIPT } from './manifest/receipt/table.ts';
import type { Message } from './message/index.ts';

const BONDED_RECEIPT = [undefined, ...KIND_NAMES].map((kind) => messageOfKind(kind) as Message);

const TABLES = {
  'china.bonded.gate-pass': PASS,
  'china.bonded.inventory': INVENTORY,
  'china.bonded.receipt': BONDED_RECEIPT,
  'china.ceb.inventory': CEB_INVENTORY,
  'china.ceb.logistics': LOGISTICS,
  'china.ceb.movement': MOVEMENT,
  'china.ceb.order': ORDER,
  'china.ceb.payment': PAYMENT,
  'china.ceb.receipt': CEB_RECEIPT,
  'china.ceb.summary': SUMMARY,
  'china.ceb.tax': TAX,
  'china.ceb.withdrawal': WITHDRAWAL,
  'china.manifest.declaration': MANIFEST,
  'china.manifest.receipt': MANIFEST_RECEIPT,
};

type Entry = readonly [label: string, message: Message, format: Format];

/** Every message that is read and written by a table, with the format that does it. */
export const ALL: readonly Entry[] = Object.entries(TABLES).flatMap(([name, messages]) => {
  const format = formats.find((one) => one.name === name) as Format;
  return messages.map((message, at) => [`${name} ${message.root.element} ${at}`, message, format] as const);
});

/** The CEB messages by their number. */
export const CEB: readonly Entry[] = ALL.filter(([label]) => label.startsWith('china.ceb.')).map(
  ([, message, format]) => [message.root.element.slice(3, 6), message, format],
);

export const ceb = (number: string): Entry => CEB.find(([one]) => one === number) as Entry;

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
