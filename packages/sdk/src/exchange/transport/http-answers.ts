/** Reads what a single window answers. Everything in it is somebody else's. @module */
import { wellFormed } from '../store/work.ts';
import { ExchangeError } from './exchange-error.ts';
import { type Answer, ELSEWHERE } from './http-failures.ts';
import type { Listing, Lookup, Poll, RawReceipt } from './transport.ts';

const MAX_ANSWER_BYTES = 5_000_000;
const MAX_TEXT = 1_000;

/** The body of an answer, as long as it is none of a size that nobody sends. */
export async function bounded(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) {
      // Whether the message was taken over is not known: it stays to be sent.
      throw new ExchangeError(
        'ERR_KOUAN_PROTOCOL',
        { en: `The answer has more than ${MAX_ANSWER_BYTES} bytes.`, zh: `应答超过 ${MAX_ANSWER_BYTES} 字节。` },
        { retryable: true, hint: ELSEWHERE.hint },
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A page of receipts. */
export function pageOf(answer: Answer, origin: string): Poll {
  return read(answer, origin, (page) => ({
    receipts: receiptsOf(page['receipts']),
    cursor: text(page['cursor']),
    more: page['more'] === true,
  }));
}

/** What the endpoint knows of one submission. */
export function lookupOf(answer: Answer, origin: string): Lookup {
  return read(answer, origin, (page): Lookup => {
    if (page['known'] === false) return { known: false };
    if (page['known'] !== true) throw new TypeError('known');
    return { known: true, receipts: receiptsOf(page['receipts']) };
  });
}

/** A page of what the endpoint has. */
export function listingOf(answer: Answer, origin: string): Listing {
  return read(answer, origin, (page) => ({
    submissions: (page['declarations'] as Record<string, unknown>[]).map((one) => ({
      clientReference: text(one['reference']),
      ...(typeof one['key'] === 'string' ? { key: text(one['key']) } : {}),
      ...(typeof one['acceptances'] === 'number' ? { acceptances: one['acceptances'] } : {}),
    })),
    cursor: text(page['cursor'] ?? ''),
    more: page['more'] === true,
  }));
}

function receiptsOf(list: unknown): RawReceipt[] {
  return (list as Record<string, unknown>[]).map(({ id, mediaType, body, sequence }) => {
    if (typeof body !== 'string') throw new TypeError('receipt');
    return {
      id: text(id),
      mediaType: String(mediaType),
      bytes: Uint8Array.from(Buffer.from(body, 'base64')),
      ...(Number.isSafeInteger(sequence) ? { sequence: sequence as number } : {}),
    };
  });
}

function text(value: unknown): string {
  // A cursor or a number that no database stores as it is would come back as another.
  if (typeof value === 'string' && value.length <= MAX_TEXT && wellFormed(value) === value) return value;
  throw new TypeError('text');
}

function read<T>({ bytes }: Answer, origin: string, take: (page: Record<string, unknown>) => T): T {
  try {
    return take(JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>);
  } catch (cause) {
    throw new ExchangeError(
      'ERR_KOUAN_PROTOCOL',
      { en: `${origin} answered no page of receipts.`, zh: `${origin} 的应答不是回执列表。` },
      // Half of a page may come whole the next time; another shape will not.
      { cause, retryable: cause instanceof SyntaxError, hint: ELSEWHERE.hint },
    );
  }
}
