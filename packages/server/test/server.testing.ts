/** A reference server that stands still, and requests to it, for the tests of this folder. @module */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError, type KouanError } from '@kouan/core';
import type { Receipt } from '@kouan/sdk';
import { afterAll, afterEach } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../src/index.ts';
import { decode } from './sample.testing.ts';

export { decode, message, submission } from './sample.testing.ts';

export const STEP_MS = 1_000;

/** What to close after a test. The last that was opened is closed first. */
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});
export const closing = (close: () => unknown): void => void opened.push(close);

/** A server whose time stands still, on a free port; closed after the test. */
export async function served(options: ServerOptions = {}): Promise<RunningServer> {
  const server = await startServer({ clock: 'virtual', stepMs: STEP_MS, seed: 7, ...options });
  let ended: Promise<void> | undefined;
  const close = (): Promise<void> => (ended ??= server.close());
  closing(close);
  // Its handles are those of the state that is there now: they are asked each time.
  return Object.create(server, { close: { value: close } }) as RunningServer;
}

/** One folder for one test file, removed at its end; each call gives a path in it that is not there yet. */
export function paths(): (name?: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-server-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let count = 0;
  return (name = '') => join(folder, `${count++}${name}`);
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** One request as it is written here: nothing follows a redirect, and Host may be another. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Hands one message in. */
export const hand = (
  { url }: Pick<RunningServer, 'url'>,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  ask(`${url}/single-window/declarations`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/xml', ...headers },
  });

export interface Page {
  readonly receipts: readonly { readonly id: string; readonly mediaType: string; readonly body: string }[];
  readonly cursor: string;
  readonly more: boolean;
}

export async function page({ url }: Pick<RunningServer, 'url'>, cursor = '', limit = 1_000): Promise<Page> {
  const { body } = await ask(`${url}/single-window/receipts?cursor=${encodeURIComponent(cursor)}&limit=${limit}`);
  return JSON.parse(body) as Page;
}

/** The receipts of a page, read. */
export const receiptsOf = ({ receipts }: Page): Receipt[] =>
  receipts.flatMap(({ body }) => [...decode(Buffer.from(body, 'base64'))]);

export async function accepted({
  url,
}: Pick<RunningServer, 'url'>): Promise<{ reference: string; acceptances: number; singleWindowNumber: string }[]> {
  return JSON.parse((await ask(`${url}/single-window/declarations`)).body).declarations;
}

/** The error that an operation must end with. */
export async function errorOf(work: Promise<unknown>): Promise<KouanError> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isKouanError(error)) throw new Error(`no KouanError: ${String(error)}`);
  return error;
}
