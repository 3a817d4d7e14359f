import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import { Late } from '../late.ts';
import { DEFAULT_NAMESPACE, isNone, NAMESPACE_HEADER, type NoNamespace, within } from '../namespaces.ts';
import type { Rooms } from '../rooms.ts';
import { problem, whole } from '../route.ts';
import { hostOf, pathOf, type Upgrade, type WebSocketPaths } from '../web-sockets.ts';
import { filterOf } from '../world/index.ts';
import { FanOut, type Listener, type Wire } from './fan-out.ts';

/**
 * Events as they happen: server-sent events (HTML, §9.2), newline-delimited JSON, WebSocket. On the sockets of node:http,
 * since an answer of fetch can tell neither that somebody is slow nor write a text once for many.
 *
 * @module
 */

const SSE_PATH = '/events/stream';
const NDJSON_PATH = '/events.ndjson';
const SOCKET_PATH = '/events/socket';

/** Those who listen at once. */
const MOST = 1_000;
/** Octets that may wait for one who is slow. */
const HIGH_WATER = 1_048_576;
/** So that whoever stands between does not think that the connection is dead. */
const ALIVE_EVERY_MS = 15_000;
const RETRY_MS = 1_000;

export interface StreamsOptions {
  roomsOf(namespace: string): Promise<Rooms | NoNamespace>;
  /** Whether the server answers to a name of its host. */
  answersTo(host: string): boolean;
}

interface Form {
  readonly mediaType: string;
  readonly begin: string;
  readonly alive: string;
  readonly wire: Pick<Wire, 'form' | 'gap'>;
}

const FORMS: Readonly<Record<string, Form>> = {
  [SSE_PATH]: {
    mediaType: 'text/event-stream',
    begin: `retry: ${RETRY_MS}\n\n`,
    alive: ':\n\n',
    wire: { form: 'sse', gap: (from, to) => `event: gap\ndata: ${gapOf(from, to)}\n\n` },
  },
  [NDJSON_PATH]: {
    mediaType: 'application/x-ndjson',
    begin: '',
    // An empty line is none of JSON, and every reader of lines passes it.
    alive: '\n',
    wire: { form: 'line', gap: (from, to) => `${gapOf(from, to)}\n` },
  },
};

const gapOf = (from: number, to: number): string => JSON.stringify({ gap: { from, to } });

/** The streams of a server. */
export class EventStreams {
  private readonly options: StreamsOptions;
  private readonly fanOut = new FanOut();
  /** Loaded with the first WebSocket. */
  private readonly sockets = new Late<WebSocketServer>(async () => {
    const { WebSocketServer } = await import('ws');
    return new WebSocketServer({ noServer: true, maxPayload: 1_024 });
  });
  private readonly open = new Set<() => void>();
  private readonly alive: NodeJS.Timeout;
  private readonly beats = new Set<() => void>();
  /** Those who listen to a log, by how they end. */
  private readonly ends = new Map<() => void, Found['log']>();

  constructor(options: StreamsOptions) {
    this.options = options;
    this.alive = setInterval(() => {
      for (const beat of this.beats) beat();
    }, ALIVE_EVERY_MS);
    this.alive.unref();
  }

  /** Answers a request that is for a stream; false for all others. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const form = FORMS[within(pathOf(request)).path];
    if (form === undefined || request.method !== 'GET') return false;
    void this.stream(request, response, form).catch(() => response.destroy());
    return true;
  }

  /** Serves WebSockets of a server too. */
  serve(paths: WebSocketPaths): void {
    this.open.add(
      paths.serve(
        (path) => within(path).path === SOCKET_PATH,
        (request, socket, head) => {
          socket.on('error', () => {});
          void this.greet(request, socket, head).catch(() => socket.destroy());
        },
      ),
    );
  }

  private readonly greet = async (...[request, socket, head]: Parameters<Upgrade>): Promise<void> => {
    const found = await this.listeningOf(request);
    if ('status' in found) {
      socket.end(`HTTP/1.1 ${found.status} Refused\r\nconnection: close\r\n\r\n`);
      return;
    }
    const sockets = await this.sockets.enter();
    sockets.handleUpgrade(request, socket, head, (opened) => this.talk(opened, found));
  };

  /** Ends whoever listens to a log. */
  endOf(log: Found['log']): void {
    for (const [end, one] of [...this.ends]) if (one === log) end();
  }

  close(): void {
    clearInterval(this.alive);
    for (const end of [...this.open]) end();
    for (const socket of this.sockets.opened?.clients ?? []) socket.terminate();
    this.sockets.opened?.close();
  }

  private async stream(request: IncomingMessage, response: ServerResponse, form: Form): Promise<void> {
    const found = await this.listeningOf(request);
    if ('status' in found) {
      const { status, body, mediaType } = problem(found.status, found.title, found.detail);
      response.writeHead(status, { 'content-type': mediaType }).end(body);
      return;
    }
    response.writeHead(200, {
      'content-type': form.mediaType,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    if (form.begin !== '') response.write(form.begin);
    const write = (text: string): boolean => {
      response.write(text);
      return response.writableLength < HIGH_WATER;
    };
    const listener = this.fanOut.add({ ...form.wire, write }, found);
    response.on('drain', () => listener.drained());
    const beat = (): void => {
      if (response.writableLength === 0) response.write(form.alive);
    };
    const end = (): void => {
      this.ended(listener, beat, end);
      response.end();
    };
    this.begun(beat, end, found);
    response.on('close', () => this.ended(listener, beat, end));
    response.on('error', () => {});
  }

  private talk(socket: WebSocket, found: Found): void {
    const write = (text: string): boolean => {
      socket.send(text, () => {
        if (socket.bufferedAmount === 0) listener?.drained();
      });
      return socket.bufferedAmount < HIGH_WATER;
    };
    let listener: Listener | undefined;
    listener = this.fanOut.add({ form: 'json', gap: gapOf, write }, found);
    const beat = (): void => socket.ping();
    const end = (): void => {
      if (listener !== undefined) this.ended(listener, beat, end);
      socket.terminate();
    };
    this.begun(beat, end, found);
    socket.on('close', end);
    socket.on('error', () => {});
  }

  private begun(beat: () => void, end: () => void, { log }: Found): void {
    this.ends.set(end, log);
    this.beats.add(beat);
    this.open.add(end);
  }

  private ended(listener: Listener, beat: () => void, end: () => void): void {
    listener.end();
    this.beats.delete(beat);
    this.open.delete(end);
    this.ends.delete(end);
  }

  private async listeningOf(request: IncomingMessage): Promise<Found | Refused> {
    const { [NAMESPACE_HEADER]: asked } = request.headers;
    if (!this.options.answersTo(hostOf(request)))
      return refused(421, 'Misdirected request', 'This server answers to names of this machine only.');
    if (this.fanOut.listeners >= MOST) return refused(503, 'Too many listen', `At most ${MOST}.`);
    const { namespace } = within(pathOf(request));
    const rooms = await this.options.roomsOf(namespace ?? (typeof asked === 'string' ? asked : DEFAULT_NAMESPACE));
    if (isNone(rooms)) return refused(...rooms);
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const last = request.headers['last-event-id'];
    const known = afterOf(typeof last === 'string' ? last : (query.get('after') ?? undefined), rooms);
    if (known < 0) return refused(400, 'Bad sequence', 'after is the sequence of an event, 0, or now.');
    return { log: rooms.events, after: known, filter: filterOf((name) => query.get(name) ?? undefined) };
  }
}

type Found = Parameters<FanOut['add']>[1];

interface Refused {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}
const refused = (status: number, title: string, detail: string): Refused => ({ status, title, detail });

/** Everything from the beginning, unless it is said from where; `now` is only what is still to come. */
function afterOf(text: string | undefined, { events }: Rooms): number {
  if (text === undefined || text === '') return 0;
  return text === 'now' ? events.newest : Math.min(whole(text), events.newest);
}

/** Lets streams take their requests before the routes. */
export function withStreams(
  streams: EventStreams,
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (!streams.take(request, response)) listener(request, response);
  };
}
