import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Door } from './guard/door.ts';

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Path of an address, without its query. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';

/** Name or address in a Host header, without its port. */
export const hostOf = ({ headers: { host = '' } }: IncomingMessage): string => host.replace(/:\d+$/, '');

/**
 * Who takes the WebSockets of a server, by their path. A path that nobody has is closed, and so is a web page of another
 * origin: it would act with what this machine is trusted with. A page that has given its own name the address of this
 * machine is of the same origin, and gets no further than its name.
 */
export class WebSocketPaths {
  private readonly server: Server;
  private readonly door: Door | undefined;
  private readonly answersTo: (host: string) => boolean;
  private readonly takers = new Map<(path: string) => boolean, Upgrade>();

  /** @param answersTo whether the server answers to a name of its host; to any without */
  constructor(server: Server, door?: Door, answersTo: (host: string) => boolean = () => true) {
    this.server = server;
    this.door = door;
    this.answersTo = answersTo;
    server.on('upgrade', this.upgrade);
  }

  /** @returns how to stop */
  serve(matches: (path: string) => boolean, take: Upgrade): () => void {
    this.takers.set(matches, take);
    return () => void this.takers.delete(matches);
  }

  close(): void {
    this.server.off('upgrade', this.upgrade);
  }

  private readonly upgrade: Upgrade = (request, socket, head) => {
    const { origin, host } = request.headers;
    const stranger = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`;
    const refused = this.door?.refusal(request)?.problem[0] ?? (this.answersTo(hostOf(request)) ? undefined : 421);
    if (refused !== undefined) {
      socket.on('error', () => {});
      socket.end(`HTTP/1.1 ${refused} Refused\r\nconnection: close\r\n\r\n`);
      return;
    }
    const path = pathOf(request);
    const take = [...this.takers].find(([matches]) => matches(path))?.[1];
    if (take === undefined || stranger) socket.destroy();
    else take(request, socket, head);
  };
}
