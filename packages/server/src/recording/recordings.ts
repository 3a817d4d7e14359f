import type { Redaction } from '../admin/redact.ts';
import type { Exchange } from './exchange.ts';

const MOST = 16;
const MAX_EXCHANGES = 1_000;
const MAX_BYTES = 32 * 1024 * 1024;

/** What is passed on to one upstream, and what it has answered. */
export class Recording {
  readonly id: string;
  readonly upstream: URL;
  readonly redaction: Redaction;
  readonly exchanges: Exchange[] = [];
  private size = 0;

  constructor(id: string, upstream: URL, redaction: Redaction) {
    this.id = id;
    this.upstream = upstream;
    this.redaction = redaction;
  }

  get isFull(): boolean {
    return this.exchanges.length >= MAX_EXCHANGES || this.size >= MAX_BYTES;
  }

  add(exchange: Exchange): void {
    this.exchanges.push(exchange);
    this.size += exchange.size;
  }
}

/** Recordings of one namespace. Only origins that the server was started with are passed on to. */
export class Recordings {
  private readonly allowed: ReadonlySet<string>;
  private readonly byId = new Map<string, Recording>();

  constructor(allowed: readonly string[]) {
    this.allowed = new Set(allowed.map((origin) => new URL(origin).origin));
  }

  /** Nothing when there are too many. */
  begin(upstream: URL, redaction: Redaction): Recording | undefined {
    if (this.byId.size >= MOST) return undefined;
    const recording = new Recording(`r-${this.byId.size + 1}`, upstream, redaction);
    this.byId.set(recording.id, recording);
    return recording;
  }

  /** Whether it may be passed on to: an origin that was allowed, without anything else that leads elsewhere. */
  allows({ origin, username, password, search, hash }: URL): boolean {
    return this.allowed.has(origin) && username === '' && password === '' && search === '' && hash === '';
  }

  get(id: string): Recording | undefined {
    return this.byId.get(id);
  }
}
