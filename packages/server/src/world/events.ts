import { createHash, type Hash, hash } from 'node:crypto';
import type { JsonValue } from '@kouan/sdk/json';
import { canonicalJson } from '@kouan/sdk/json';
import type { Clock } from './clock.ts';
import { type EpcisObjectEvent, objectEvent, SUBJECT_NAMES, type Subject } from './epcis.ts';
import { EVENT_KINDS, type EventKind } from './event-kinds.ts';

/** Something that has happened, once. */
export interface WorldEvent {
  /** 1, 2, 3 … */
  readonly sequence: number;
  /** SHA-256 of `epcis` in its canonical form (RFC 8785), as a named information URI (RFC 6920). */
  readonly id: string;
  /** By the server’s clock: ISO 8601, milliseconds, Z. */
  readonly time: string;
  readonly kind: EventKind;
  /** Endpoint or device that it comes from. */
  readonly source: string;
  readonly subject: Subject;
  readonly epcis: EpcisObjectEvent;
  /** The reading with its types, or what there is to say of a receipt. */
  readonly data?: JsonValue;
  /** What was read or sent, octet by octet. */
  readonly raw?: { readonly mediaType: string; readonly sha256: string; readonly base64: string };
}

/** What whoever lets something happen says of it; the log adds the rest. */
export interface NewEvent {
  readonly kind: EventKind;
  readonly source: string;
  readonly subject?: Subject;
  /** What does not follow from kind and subject. */
  readonly epcis?: Partial<EpcisObjectEvent>;
  readonly data?: JsonValue;
  readonly raw?: { readonly mediaType: string; readonly bytes: Uint8Array };
}

/** Which events somebody wants; all without. Kinds and sources by name, or by what a name begins with: `gate.*`. */
export interface EventFilter {
  readonly kinds?: readonly string[];
  readonly sources?: readonly string[];
  readonly subject?: Subject;
}

export interface EventLog {
  append(one: NewEvent): WorldEvent;
  /** Events after a sequence, in order. */
  page(after: number, limit: number, filter?: EventFilter): readonly WorldEvent[];
  /** Hears of every event from now on, in order; answers with how to stop. */
  subscribe(listener: (event: WorldEvent) => void): () => void;
  /** Sequence of the newest event; 0 before the first. */
  readonly newest: number;
  /** Sequence of the oldest event that is still kept. */
  readonly oldest: number;
  /** Of the whole log, what is kept no more too: one canonical line (RFC 8785) and LF for each event. */
  sha256(): string;
}

/** Events that are kept for those who ask later. The digest is of all. */
const KEPT = 100_000;
/** Cut off at once, so that each event is moved a few times at most. */
const CUT = KEPT / 4;

/**
 * The canonical form (RFC 8785) of an event whose `epcis` has its own already: nothing is larger, and it is hashed by
 * itself as well. Members stand in the order of their names.
 */
function lineOf({ epcis: _, data, raw, ...event }: WorldEvent, epcis: string): string {
  const { id, kind, sequence, source, subject, time } = event;
  const head = data === undefined ? '' : `"data":${canonicalJson(data)},`;
  const bytes = raw === undefined ? '' : `"raw":${canonicalJson(raw)},`;
  const tail = canonicalJson({ sequence, source, subject, time }).slice(1);
  return `{${head}"epcis":${epcis},"id":"${id}","kind":"${kind}",${bytes}${tail}`;
}

/** The log of a namespace. */
export class WorldLog implements EventLog {
  private readonly clock: Pick<Clock, 'now'>;
  private events: WorldEvent[] = [];
  private readonly listeners = new Set<(event: WorldEvent) => void>();
  private readonly digest: Hash = createHash('sha256');
  newest = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
  }

  append({ kind, source, subject = {}, epcis: said = {}, data, raw }: NewEvent): WorldEvent {
    const time = new Date(this.clock.now()).toISOString();
    const epcis = objectEvent(EVENT_KINDS[kind], time, subject, said);
    const canonical = canonicalJson(epcis);
    const event: WorldEvent = {
      sequence: ++this.newest,
      id: `ni:///sha-256;${hash('sha256', canonical, 'base64url')}`,
      time,
      kind,
      source,
      subject,
      epcis,
      ...(data === undefined ? {} : { data }),
      ...(raw === undefined
        ? {}
        : {
            raw: {
              mediaType: raw.mediaType,
              sha256: hash('sha256', raw.bytes, 'hex'),
              base64: Buffer.from(raw.bytes).toString('base64'),
            },
          }),
    };
    this.digest.update(`${lineOf(event, canonical)}\n`);
    this.events.push(event);
    if (this.events.length >= KEPT + CUT) this.events = this.events.slice(-KEPT);
    for (const listener of this.listeners) listener(event);
    return event;
  }

  get oldest(): number {
    return this.events[0]?.sequence ?? this.newest + 1;
  }

  page(after: number, limit: number, filter: EventFilter = {}): readonly WorldEvent[] {
    const found: WorldEvent[] = [];
    for (let at = Math.max(0, after + 1 - this.oldest); at < this.events.length && found.length < limit; at++) {
      const event = this.events[at] as WorldEvent;
      if (matches(event, filter)) found.push(event);
    }
    return found;
  }

  subscribe(listener: (event: WorldEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  sha256(): string {
    return this.digest.copy().digest('hex');
  }
}

const named = (name: string, wanted: readonly string[] | undefined): boolean =>
  wanted === undefined ||
  wanted.length === 0 ||
  wanted.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));

/** Whether somebody with this filter wants an event. */
const matches = ({ kind, source, subject }: WorldEvent, filter: EventFilter): boolean =>
  named(kind, filter.kinds) &&
  named(source, filter.sources) &&
  Object.entries(filter.subject ?? {}).every(([name, value]) => subject[name as keyof Subject] === value);

const listed = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter((one) => one !== '');

/** The filter that the query of an address asks for. */
export function filterOf(query: (name: string) => string | undefined): EventFilter {
  const subject = Object.fromEntries(
    SUBJECT_NAMES.flatMap((name): [string, string][] => {
      const value = query(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { kinds: listed(query('kind')), sources: listed(query('source')), subject };
}
