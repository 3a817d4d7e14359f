import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How the road to an endpoint behaves:
 * - `pass`: everything goes through
 * - `refuse`: declarations are answered 422
 * - `down`: everything is answered 503
 * - `swallow`: declarations arrive, and their answer is lost
 * - `hold`: declarations are taken and nothing is ever said
 */
export type Mode = 'pass' | 'refuse' | 'down' | 'swallow' | 'hold';

/** A road to a single window that can be told how to behave, and tells what went along. */
export async function road(target: string) {
  const onward = new URL(target);
  let mode: Mode = 'pass';
  /** References in the order in which they arrived. */
  const arrived: string[] = [];
  /** Numbers of receipts that nobody gets. */
  const lost = new Set<number>();
  let waiting: (() => void) | undefined;

  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => {});
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const isSend = incoming.method === 'POST' && incoming.url?.endsWith('/declarations') === true;
      if (isSend) {
        arrived.push(decodeURIComponent(String(incoming.headers['kouan-client-reference'])));
        waiting?.();
      }
      const status = mode === 'down' ? 503 : mode === 'refuse' && isSend ? 422 : undefined;
      if (status !== undefined) problem(outgoing, status);
      if (status !== undefined || (mode === 'hold' && isSend)) return;
      const { method, url: path } = incoming;
      const headers = { ...incoming.headers, host: onward.host };
      const passing = request({ host: onward.hostname, port: onward.port, method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          if (mode === 'swallow' && isSend) {
            outgoing.destroy();
            return;
          }
          const body = Buffer.concat(parts);
          const { 'content-length': _, ...rest } = answer.headers;
          outgoing.writeHead(answer.statusCode ?? 500, rest).end(lost.size > 0 ? without(body, lost) : body);
        });
      });
      passing.on('error', () => problem(outgoing, 502));
      passing.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${onward.pathname}`,
    arrived,
    lost,
    behave: (next: Mode) => void (mode = next),
    nextArrival: () => new Promise<void>((resolve) => (waiting = resolve)),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function problem(outgoing: ServerResponse, status: number): void {
  outgoing.writeHead(status, { 'content-type': 'application/problem+json' });
  outgoing.end(JSON.stringify({ status, title: 'told to', detail: `told to answer ${status}` }));
}

/** A page of receipts without those that are lost. */
function without(body: Buffer, lost: ReadonlySet<number>): Buffer {
  try {
    const page = JSON.parse(body.toString()) as { receipts?: { sequence?: number }[]; cursor?: string };
    if (page.receipts === undefined || page.cursor === undefined) return body;
    const receipts = page.receipts.filter(({ sequence }) => sequence === undefined || !lost.has(sequence));
    return Buffer.from(JSON.stringify({ ...page, receipts }));
  } catch {
    return body;
  }
}
