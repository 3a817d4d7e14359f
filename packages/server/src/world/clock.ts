import { DueQueue, type Timer } from './due-queue.ts';

export type { Timer } from './due-queue.ts';

/** `virtual`: time stands still until it is moved. `real`: it goes on by itself. */
export type ClockMode = 'virtual' | 'real';

/** The one clock of a namespace: every time stamp and every timer is its, none is the wall’s. */
export interface Clock {
  /** Whole milliseconds since 1970 in the server’s time. It never goes back, and never passes a timer that has not run. */
  now(): number;
  /** Moves time, and runs every timer that falls due on the way, each at its own instant. */
  advance(ms: number): void;
  /** Instant of the next timer. */
  next(): number | undefined;
  /** Moves time to the next timer and runs it; false when there is none. */
  runToNext(): boolean;
  /**
   * Runs something at an instant; at once that the clock moves, when it has passed. Timers of one instant run in the order
   * in which they were asked for.
   *
   * @param name what it is for, for people
   */
  at(instant: number, name: string, run: () => void): Timer;
  /** Timers that wait, the next first. */
  waiting(limit: number): readonly { readonly instant: number; readonly name: string }[];
  readonly mode: ClockMode;
  /** Server’s time to real time, while it goes on by itself. */
  speed: number;
  freeze(): void;
  resume(): void;
  /** Time goes on by itself only when it is let go again, whatever the clock is told meanwhile. */
  hold(): void;
  letGo(): void;
  /** Ends what moves it. */
  close(): void;
}

export interface ClockOptions {
  readonly start: Date;
  readonly mode: ClockMode;
  /** 1 without. */
  readonly speed?: number;
  /** It is held from the beginning. */
  readonly held?: boolean;
}

/** Largest delay of a timer of Node; the clock looks again after it. */
const MAX_DELAY = 2 ** 31 - 1;

/** A clock that starts where it is told to. */
export function worldClock(options: ClockOptions): Clock {
  return new WorldClock(options);
}

class WorldClock implements Clock {
  private readonly queue = new DueQueue();
  /** The server’s time at `anchor`, which is one of `performance.now()`. */
  private base: number;
  private anchor = performance.now();
  private isReal: boolean;
  private pace: number;
  private running = false;
  private held: boolean;
  private driver: NodeJS.Timeout | undefined;

  constructor({ start, mode, speed = 1, held = false }: ClockOptions) {
    this.held = held;
    this.base = start.getTime();
    this.isReal = mode === 'real';
    this.pace = speed;
  }

  get mode(): ClockMode {
    return this.isReal ? 'real' : 'virtual';
  }

  get speed(): number {
    return this.pace;
  }

  set speed(speed: number) {
    this.settle();
    this.pace = speed;
    this.drive();
  }

  now(): number {
    if (!this.isGoing || this.running) return this.base;
    // Node runs timers late. Until one has run, it is not later than it.
    return Math.max(this.base, Math.min(this.passed(performance.now()), this.next() ?? Number.POSITIVE_INFINITY));
  }

  next(): number | undefined {
    return this.queue.first?.instant;
  }

  advance(ms: number): void {
    const moment = performance.now();
    this.moveTo((this.isGoing && !this.running ? this.passed(moment) : this.base) + ms, moment);
  }

  runToNext(): boolean {
    const first = this.queue.first;
    if (first === undefined) return false;
    const moment = performance.now();
    this.base = Math.max(this.base, first.instant);
    this.anchor = moment;
    this.within(() => this.queue.take()?.run());
    return true;
  }

  at(instant: number, name: string, run: () => void): Timer {
    const timer = this.queue.add(Math.max(instant, this.now()), name, run);
    this.drive();
    return timer;
  }

  waiting(limit: number) {
    return this.queue.list(limit);
  }

  freeze(): void {
    this.settle();
    this.isReal = false;
    this.drive();
  }

  resume(): void {
    if (this.isReal) return;
    this.anchor = performance.now();
    this.isReal = true;
    this.drive();
  }

  hold(): void {
    this.settle();
    this.held = true;
    this.drive();
  }

  letGo(): void {
    this.anchor = performance.now();
    this.held = false;
    this.drive();
  }

  close(): void {
    clearTimeout(this.driver);
    this.isReal = false;
    this.queue.clear();
  }

  private get isGoing(): boolean {
    return this.isReal && !this.held;
  }

  private passed(moment: number): number {
    return Math.floor(this.base + (moment - this.anchor) * this.pace);
  }

  /** Brings the time that has passed by itself into `base`. */
  private settle(): void {
    if (!this.isGoing || this.running) return;
    const moment = performance.now();
    // Frozen by one of its timers, it stands where that one was.
    this.moveTo(this.passed(moment), moment, () => !this.isReal);
  }

  private moveTo(target: number, moment: number, stopped = () => false): void {
    this.within(() => {
      for (let due = this.queue.first; due !== undefined && due.instant <= target; due = this.queue.first) {
        this.base = Math.max(this.base, due.instant);
        this.queue.take()?.run();
        if (stopped()) return;
      }
      this.base = Math.max(this.base, target);
      this.anchor = moment;
    });
  }

  /** While timers run, time is theirs. What moves time from within one goes on from there. */
  private within(work: () => void): void {
    const outer = this.running;
    this.running = true;
    try {
      work();
    } finally {
      this.running = outer;
      this.drive();
    }
  }

  /** Sets the one timer of Node that moves a clock which goes on by itself. It keeps no process alive. */
  private drive(): void {
    if (this.running) return;
    clearTimeout(this.driver);
    this.driver = undefined;
    const next = this.next();
    if (!this.isGoing || next === undefined) return;
    const delay = (next - this.passed(performance.now())) / this.pace;
    this.driver = setTimeout(() => this.settle(), Math.min(MAX_DELAY, Math.max(0, Math.ceil(delay))));
    this.driver.unref();
  }
}
