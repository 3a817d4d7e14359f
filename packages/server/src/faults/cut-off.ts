import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fate } from './table.ts';

/** What Node gives a handler of hono to speak to the socket itself. */
export interface NodeBindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Ends a connection as a fault has it: before the answer, in the middle of it, or never. */
export function cutOff({ outgoing }: NodeBindings, fate: Extract<Fate, { kind: 'lost' }>): void {
  outgoing.on('error', () => {});
  // An answer that never comes is cut off when the server closes.
  if (fate.code === 'UND_ERR_HEADERS_TIMEOUT') return;
  if (fate.answer === undefined) return void outgoing.destroy();
  const { status, headers, body } = fate.answer;
  outgoing.writeHead(status, { ...headers, 'content-length': body.length * 2 + 1 });
  outgoing.write(body, () => outgoing.destroy());
}

/** A connection that was lost where there is no socket: thrown as fetch throws it. */
export class LostConnection extends TypeError {
  constructor(code: string) {
    super('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  }
}
