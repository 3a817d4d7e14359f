/** Orders to a running server, and what comes over a bare socket, for the tests of its control API. @module */
import { connect } from 'node:net';
import type { RunningServer } from '../src/index.ts';
import { type Answer, ask } from './server.testing.ts';

type Where = Pick<RunningServer, 'url'>;

/** One order, as JSON. */
export async function order<T = Record<string, unknown>>(
  { url }: Where,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer & { readonly json: T }> {
  const answer = await ask(`${url}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { ...answer, json: (answer.body === '' ? {} : JSON.parse(answer.body)) as T };
}

/** What a socket has given until it ended. */
export interface Wire {
  readonly text: string;
  /** `end` for a connection that was closed, the code of the error for one that was not. */
  readonly end: string;
}

/** One request written by hand, and every octet that comes back; after a while without an end, what came until then. */
export function wire({ url }: Where, request: string, patience = 30_000): Promise<Wire> {
  return new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname);
    const parts: Buffer[] = [];
    const done = (end: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: Buffer.concat(parts).toString('utf8'), end });
    };
    const timer = setTimeout(() => done('silence'), patience);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? ''));
    socket.on('end', () => done('end'));
    socket.write(request);
  });
}

/** A GET by hand. */
export const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`;

/** A POST by hand. */
export const post = (path: string, type: string, body: string | Uint8Array): string =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${Buffer.from(body).toString('utf8')}`;
