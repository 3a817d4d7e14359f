/** An endpoint in memory that can be told to fail, for whoever works on a journal. @module */
import type { Receipt } from '../../documents/receipt.ts';
import { bytesOf, TARGET } from '../journal/journal.testing.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import { ExchangeError, type ExchangeErrorOptions } from '../transport/exchange-error.ts';
import type { RawReceipt, Transport } from '../transport/transport.ts';

/** One message as the endpoint sees it. */
export interface Message {
  readonly key: string;
  readonly reference: string;
  /** How often the key has come, from 1. */
  readonly times: number;
  /** Takes it in; once for each key. */
  take(): void;
}

export class Endpoint {
  /** Keys that were taken in, with how often the message came before that or after. */
  readonly taken = new Map<string, string>();
  readonly messages: { readonly at: number; readonly reference: string }[] = [];
  readonly asked: string[] = [];
  polls = 0;
  /** What happens to each message; taken in without. */
  meets: (message: Message) => void | Promise<void> = ({ take }) => take();
  /** What happens to each question whether a key was taken in. */
  lookup: () => Promise<void> = async () => {};
  /** What happens to each look for receipts. */
  polled: () => void = () => {};
  private readonly times = new Map<string, number>();
  private readonly receipts: Receipt[] = [];

  /** A receipt that is fetched by whoever polls next. */
  say(receipt: Receipt): void {
    this.receipts.push(receipt);
  }

  transport(target = TARGET): Transport {
    return {
      kind: 'memory',
      target,
      idempotent: true,
      send: async (_, { idempotencyKey: key, clientReference: reference }) => {
        const times = (this.times.get(key) ?? 0) + 1;
        this.times.set(key, times);
        this.messages.push({ at: performance.now(), reference });
        await this.meets({ key, reference, times, take: () => void this.taken.set(key, reference) });
        return [raw(`answer:${key}`)];
      },
      lookup: async (_, { idempotencyKey: key, clientReference }) => {
        this.asked.push(clientReference);
        await this.lookup();
        return this.taken.has(key) ? { known: true, receipts: [raw(`answer:${key}`)] } : { known: false };
      },
      poll: async (cursor) => {
        this.polls++;
        this.polled();
        const from = Number(cursor);
        const page = this.receipts.slice(from).map((one, index) => raw(String(from + index + 1), one));
        return { receipts: page, cursor: String(from + page.length), more: false };
      },
      close: async () => {},
    };
  }
}

const raw = (id: string, receipt?: Receipt): RawReceipt => ({
  id,
  bytes: bytesOf(receipt === undefined ? '' : JSON.stringify(receipt)),
  mediaType: 'application/json',
});

export const decode: ReceiptDecoder = (bytes) =>
  bytes.length === 0 ? [] : [JSON.parse(new TextDecoder().decode(bytes)) as Receipt];

/** What a transport throws. */
export const failed = (
  code: ConstructorParameters<typeof ExchangeError>[0],
  options: ExchangeErrorOptions = {},
): ExchangeError => new ExchangeError(code, { en: code, zh: code }, options);
