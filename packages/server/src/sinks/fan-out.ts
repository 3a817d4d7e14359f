import type { EventFilter, EventLog, WorldEvent } from '../world/index.ts';
import { type Written, writtenOf } from './written.ts';

/** How events are written to one who listens. */
export interface Wire {
  readonly form: keyof Written;
  /** What is said instead of events that are kept no more. */
  gap(from: number, to: number): string;
  /** Takes some events at once; false when it takes no more until it is asked to go on. */
  write(text: string): boolean;
}

export interface Listening {
  readonly log: EventLog;
  readonly filter: EventFilter;
  /** Sequence of the last event that it knows. */
  readonly after: number;
}

/** Events of one read of the log for one who is behind. */
const PAGE = 500;
/** More is not joined to one text. */
const MAX_BATCH = 2_000;

/**
 * Sends the events of a log to all who listen. What happens in one turn is written once, and given to each in one piece;
 * whoever is slow is left alone until it can take more, and then reads on from where it was: the log waits for nobody.
 */
export class FanOut {
  private readonly groups = new Map<EventLog, Group>();
  private count = 0;

  /** How many listen. */
  get listeners(): number {
    return this.count;
  }

  /** Begins with what came after the event that it knows. */
  add(wire: Wire, listening: Listening): Listener {
    const group = this.groups.get(listening.log) ?? new Group(listening.log);
    this.groups.set(listening.log, group);
    this.count++;
    const listener = new Listener(wire, listening, () => {
      if (!group.remove(listener)) return;
      this.count--;
      if (group.size === 0) {
        group.close();
        this.groups.delete(listening.log);
      }
    });
    group.add(listener);
    listener.goOn();
    return listener;
  }
}

/** Those who listen to one log. */
class Group {
  private readonly listeners = new Set<Listener>();
  private readonly stop: () => void;
  private pending: WorldEvent[] = [];
  private turn: NodeJS.Immediate | undefined;

  constructor(log: EventLog) {
    this.stop = log.subscribe((event) => {
      this.pending.push(event);
      this.turn ??= setImmediate(() => this.flush());
      if (this.pending.length >= MAX_BATCH) this.flush();
    });
  }

  get size(): number {
    return this.listeners.size;
  }

  add(listener: Listener): void {
    this.listeners.add(listener);
  }

  remove(listener: Listener): boolean {
    return this.listeners.delete(listener);
  }

  close(): void {
    this.stop();
    clearImmediate(this.turn);
  }

  private flush(): void {
    clearImmediate(this.turn);
    this.turn = undefined;
    const events = this.pending;
    this.pending = [];
    const [first] = events;
    if (first === undefined) return;
    // Most listen to everything: their text is made once for all of them.
    const texts = new Map<keyof Written, string>();
    for (const listener of this.listeners) {
      if (!listener.takesAllAfter(first.sequence - 1)) {
        listener.goOn();
        continue;
      }
      const { form } = listener.wire;
      let text = texts.get(form);
      if (text === undefined) texts.set(form, (text = events.map((event) => writtenOf(event)[form]).join('')));
      listener.take(text, (events.at(-1) as WorldEvent).sequence);
    }
  }
}

/** One who listens. */
export class Listener {
  readonly wire: Wire;
  private readonly listening: Listening;
  private readonly remove: () => void;
  private readonly wantsAll: boolean;
  private known: number;
  private full = false;
  private ended = false;

  constructor(wire: Wire, listening: Listening, remove: () => void) {
    this.wire = wire;
    this.listening = listening;
    this.remove = remove;
    this.known = listening.after;
    const { kinds = [], sources = [], subject = {} } = listening.filter;
    this.wantsAll = kinds.length + sources.length + Object.keys(subject).length === 0;
  }

  takesAllAfter(sequence: number): boolean {
    // A text message of a WebSocket holds one event.
    return !this.full && this.wantsAll && this.known === sequence && this.wire.form !== 'json';
  }

  take(text: string, upTo: number): void {
    this.known = upTo;
    this.full = !this.wire.write(text);
  }

  /** Reads on from what it knows, until it is full or knows all. */
  goOn(): void {
    const { log, filter } = this.listening;
    const { form } = this.wire;
    while (!this.full && !this.ended && this.known < log.newest) {
      if (this.known + 1 < log.oldest) {
        this.full = !this.wire.write(this.wire.gap(this.known + 1, log.oldest - 1));
        this.known = log.oldest - 1;
        continue;
      }
      const page = log.page(this.known, PAGE, filter);
      const last = page.length < PAGE ? log.newest : (page.at(-1) as WorldEvent).sequence;
      if (form === 'json') this.each(page);
      else if (page.length > 0) this.full = !this.wire.write(page.map((event) => writtenOf(event)[form]).join(''));
      if (form !== 'json' || !this.full) this.known = last;
    }
  }

  /** It can take more. */
  drained(): void {
    this.full = false;
    this.goOn();
  }

  end(): void {
    this.ended = true;
    this.remove();
  }

  private each(page: readonly WorldEvent[]): void {
    for (const event of page) {
      if (this.full) return;
      this.full = !this.wire.write(writtenOf(event).json);
      this.known = event.sequence;
    }
  }
}
