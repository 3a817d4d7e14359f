import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cutOff } from '../faults/cut-off.ts';
import type { Fate } from '../faults/table.ts';

/** The same over a socket on loopback: what is lost is a connection that ends. */
export async function listenOver(
  carry: (request: Request) => Promise<Fate>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    response.on('error', () => {});
    serve(request, response).catch(() => response.destroy());
  });
  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const { method = 'GET', url = '/', headers } = incoming;
    const request = new Request(`http://127.0.0.1${url}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
      ...(method === 'POST' ? { body: Buffer.concat(parts) } : {}),
    });
    const fate = await carry(request);
    if (fate.kind === 'answer') {
      const { status, headers: said, body } = fate.answer;
      response.writeHead(status, said).end(body);
      return;
    }
    cutOff({ incoming, outgoing: response }, fate);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
