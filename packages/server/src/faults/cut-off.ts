import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Carried, Fate } from './table.ts';

/** What Node gives a handler of hono to speak to the socket itself. */
export interface NodeBindings {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** Fates that an answer of fetch cannot tell. */
export type SocketFate = Exclude<Fate, { kind: 'answer' }>;

const PIECES = 8;

/** Lets a fault happen on the socket: a connection that ends, chunks that are none, an answer piece by piece. */
export function cutOff({ outgoing }: NodeBindings, fate: SocketFate): void {
  outgoing.on('error', () => {});
  if (fate.kind === 'misframed') {
    misframe(outgoing, fate.answer);
    return;
  }
  if (fate.kind === 'dribbled') return void dribble(outgoing, fate).catch(() => outgoing.destroy());
  // An answer that never comes is cut off when the server closes.
  if (fate.code === 'UND_ERR_HEADERS_TIMEOUT') return;
  const { socket } = outgoing;
  const reset = (): void => {
    if (fate.code === 'ECONNRESET' && socket instanceof Socket) socket.resetAndDestroy();
    else outgoing.destroy();
  };
  if (fate.answer === undefined) {
    reset();
    return;
  }
  const { status, headers, body } = fate.answer;
  outgoing.writeHead(status, { ...headers, 'content-length': body.length * 2 + 1 });
  // What has been written is on its way before the reset, which would take it back.
  outgoing.write(body, () => setTimeout(reset, FLUSH_MS));
}

/** Real milliseconds that octets have to leave this machine. */
const FLUSH_MS = 20;

/** On the socket itself: node:http would frame it well. */
function misframe(outgoing: ServerResponse, { status, headers, body }: Carried): void {
  const { socket } = outgoing;
  if (socket === null) return void outgoing.destroy();
  const lines = Object.entries({ ...headers, 'transfer-encoding': 'chunked', connection: 'close' })
    .filter(([name]) => name !== 'content-length')
    .map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
  socket.write(`${body.length.toString(16)}\r\n`);
  socket.write(body);
  socket.end('\r\nzz\r\n', () => socket.destroy());
}

async function dribble(
  outgoing: ServerResponse,
  { answer: { status, headers, body }, pause }: Extract<Fate, { kind: 'dribbled' }>,
): Promise<void> {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  for (const piece of piecesOf(body)) {
    if (outgoing.destroyed) return;
    outgoing.write(piece);
    await pause();
  }
  outgoing.end();
}

/** The parts of an answer that dribbles. */
export function piecesOf(body: Uint8Array): readonly Uint8Array[] {
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  return Array.from({ length: Math.ceil(body.length / size) }, (_, at) => body.subarray(at * size, (at + 1) * size));
}

/** How fetch names what it meets. */
export const codeOf = (fate: Extract<Fate, { kind: 'lost' | 'misframed' }>): string =>
  fate.kind === 'lost' ? fate.code : 'HPE_INVALID_CHUNK_SIZE';

/** A connection that was lost where there is no socket: thrown as fetch throws it. */
export class LostConnection extends TypeError {
  constructor(code: string) {
    super('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  }
}
