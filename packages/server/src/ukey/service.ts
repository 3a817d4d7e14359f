import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import { Late } from '../late.ts';
import type { WebSocketPaths } from '../web-sockets.ts';
import { type Said, UkeyReader } from './reader.ts';

/**
 * The signing service of a China E-Port UKey as clients see it: it greets with `open`, takes one JSON call after the
 * other and answers `{_id, _method, _status, _args: {Result, Data, Error}}`. Its card is a signer of this process.
 *
 * @module
 */

/** Where the reference server has it. */
export const UKEY_PATH = '/ukey';
const MAX_MESSAGE = 4 * 1024 * 1024;
/** Methods that are remembered. */
const MOST_SEEN = 10_000;

/** The reader that a request is for; nothing where there is none. */
export type ReaderOf = (request: IncomingMessage) => UkeyReader | undefined | Promise<UkeyReader | undefined>;

/**
 * Serves UKeys on the paths that fit.
 *
 * @returns how to stop
 */
export function serveUkey(paths: WebSocketPaths, fits: (path: string) => boolean, readerOf: ReaderOf): () => void {
  // Loaded with the first who comes.
  const sockets = new Late<WebSocketServer>(async () => {
    const { WebSocketServer } = await import('ws');
    return new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  });
  const stop = paths.serve(fits, (request, socket, head) => {
    socket.on('error', () => {});
    void Promise.all([sockets.enter(), readerOf(request)]).then(
      ([server, reader]) => {
        if (reader === undefined) socket.destroy();
        else server.handleUpgrade(request, socket, head, (opened) => greet(opened, reader));
      },
      () => socket.destroy(),
    );
  });
  return () => {
    stop();
    for (const socket of sockets.opened?.clients ?? []) socket.terminate();
    sockets.opened?.close();
  };
}

function greet(socket: WebSocket, reader: UkeyReader): void {
  socket.on('error', () => {});
  socket.send(JSON.stringify({ _id: 0, _method: 'open', ...answerOf({}) }));
  let last = Promise.resolve();
  socket.on('message', (data) => {
    last = last.then(() => answer(socket, String(data), reader)).catch(() => socket.terminate());
  });
}

async function answer(socket: WebSocket, message: string, reader: UkeyReader): Promise<void> {
  const { _id, _method, args } = JSON.parse(message) as Record<string, unknown>;
  const method = String(_method);
  const { calls } = reader.seen;
  if (calls.length < MOST_SEEN) calls.push(method);
  const fault = reader.faults.draw();
  if (fault === 'drop') return socket.terminate();
  if (fault === 'silent') return;
  if (fault === 'garbage') return socket.send('<html>');
  if (fault === 'delay') await reader.late();
  const given = typeof args === 'object' && args !== null ? (args as Record<string, unknown>) : {};
  const said = fault === 'absent' ? UkeyReader.absent : await reader.act(method, given, fault === 'forge');
  socket.send(JSON.stringify({ _id, _method: method, ...answerOf(said) }));
}

const answerOf = ({ data = [], errors = [] }: Said) => ({
  _status: '00',
  _args: { Result: errors.length === 0, Data: data, Error: errors },
});
