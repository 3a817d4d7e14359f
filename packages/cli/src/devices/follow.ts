import { isKouanError, KouanError } from '@kouan/core';
import { refusal, type ServerAddress } from '../flow/server.ts';
import { sleep } from '../frame/sleep.ts';

/** An event, or those that are kept no more. */
export type Followed =
  | { readonly kind: 'event'; readonly id: string; readonly event: Readonly<Record<string, unknown>> }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** The connection is lost, and it is tried again. */
  | { readonly kind: 'lost' };

const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 15_000;
const MAX_EVENT = 8 * 1024 * 1024;

/**
 * Events of a server as they happen, until it is stopped. After a lost connection it goes on with the event after the
 * last, so that none is missed and none comes twice.
 *
 * @throws KouanError when the server cannot be reached at the beginning, or refuses
 */
export async function* follow(
  server: ServerAddress,
  query: URLSearchParams,
  after: string,
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  let last = after;
  let pause = FIRST_PAUSE_MS;
  for (let connected = false; !signal.aborted; ) {
    try {
      const answer = await server.ask(`/events/stream?${query}`, {
        headers: { accept: 'text/event-stream', 'last-event-id': last },
      });
      if (!answer.ok || answer.body === null) {
        // What it says once it will say again, but for a server that is starting.
        if (!connected || answer.status !== 503) throw await refusal(answer);
      } else {
        connected = true;
        pause = FIRST_PAUSE_MS;
        for await (const one of eventsIn(answer.body)) {
          if (one.kind === 'event') last = one.id;
          yield one;
        }
      }
    } catch (cause) {
      if (signal.aborted) return;
      const lasting = isKouanError(cause) && cause.code !== 'ERR_KOUAN_NETWORK';
      if (lasting || !connected) throw cause;
    }
    if (signal.aborted) return;
    yield { kind: 'lost' };
    await sleep(pause, signal);
    pause = Math.min(LAST_PAUSE_MS, pause * 2);
  }
}

/** The events of a stream (HTML, §9.2.6), as far as this server writes them. */
async function* eventsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<Followed> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    if (text.length > MAX_EVENT)
      throw new KouanError('ERR_KOUAN_PROTOCOL', { en: 'An event has no end.', zh: '事件没有结尾。' });
    for (const block of blocks) {
      const field = (name: string): string | undefined =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const data = field('data');
      if (data === undefined) continue;
      const value = JSON.parse(data) as Record<string, unknown>;
      const id = field('id');
      if (id !== undefined) yield { kind: 'event', id, event: value };
      else if (field('event') === 'gap') yield { kind: 'gap', ...(value['gap'] as { from: number; to: number }) };
    }
  }
}
