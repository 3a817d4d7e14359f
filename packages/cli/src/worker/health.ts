import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KouanError } from '@kouan/core';

/** What a health endpoint tells. */
export interface HealthOptions {
  readonly host: string;
  readonly port: number;
  /** Another port is as good when this one is taken. */
  readonly anyPort: boolean;
  /** Why the worker is not ready; nothing when it is. */
  readonly unready: () => Promise<string | undefined>;
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
}

export interface Health {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const TEXT = 'text/plain; charset=utf-8';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/i;
const CONNECTIONS = 32;

/**
 * Serves `/healthz` (the process lives), `/readyz` (it takes work, and its journal answers) and `/metrics` (Prometheus
 * text format 0.0.4).
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the port cannot be used.
 */
export async function serveHealth(options: HealthOptions): Promise<Health> {
  const { host, port, anyPort } = options;
  const server = createServer((request, response) => {
    answer(request, options).then(
      (said) => respond(response, said),
      () => respond(response, { status: 500, type: TEXT, body: 'the metrics could not be gathered\n' }),
    );
  });
  server.maxConnections = CONNECTIONS;
  const listen = (on: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(on, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port)
    .catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE' || !anyPort) throw cause;
      return listen(0);
    })
    .catch((cause: unknown) => {
      throw unusable(host, port, cause);
    });
  const { port: used } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${used}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, { host, unready, metrics }: HealthOptions): Promise<Answer> {
  const text = (status: number, body: string): Answer => ({ status, type: TEXT, body: `${body}\n` });
  // A page in a browser must not reach this machine by giving its own name this machine's address.
  if (LOOPBACK.test(host) && !LOOPBACK.test((request.headers.host ?? '').replace(/:\d+$/, '')))
    return text(421, 'this worker answers to names of this machine only');
  if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'GET only');
  switch (request.url?.split('?', 1)[0]) {
    case '/healthz':
      return text(200, 'ok');
    case '/readyz': {
      const why = await unready();
      return why === undefined ? text(200, 'ready') : text(503, why);
    }
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.metrics() };
    default:
      return text(404, 'there are /healthz, /readyz and /metrics');
  }
}

function respond(response: ServerResponse, { status, type, body }: Answer): void {
  response.on('error', () => {});
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function unusable(host: string, port: number, cause: unknown): KouanError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new KouanError(
    'ERR_KOUAN_NETWORK',
    { en: `Port ${port} of ${host} cannot be used: ${code}.`, zh: `无法使用 ${host} 的端口 ${port}：${code}。` },
    {
      cause,
      retryable: false,
      hint: {
        en: 'Take another --metrics-port, or 0 for a free one.',
        zh: '请换一个 --metrics-port，或用 0 自动选择。',
      },
    },
  );
}
