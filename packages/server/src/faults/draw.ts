import { seeded } from '../world/index.ts';
import { FAULTS, type FaultName, type Operation } from './table.ts';

/** How often each fault happens: 0.1 is one request in ten. */
export type FaultRates = Readonly<Partial<Record<FaultName, number>>>;

/** What a request is known by: the same request tried again is another. */
export interface Asked {
  readonly operation: Operation;
  /** Operation of the OpenAPI document. */
  readonly id?: string;
  /** Its idempotency key, or what stands for it. */
  readonly name: string;
}

/** A fault that requests meet until it is over. */
interface Standing {
  readonly operations?: readonly string[] | undefined;
  /** As many requests; without end without. */
  readonly times?: number | undefined;
}

/** How often a fault is asked for, and how often it was met. */
export interface FaultState {
  readonly rate: number;
  /** Every request meets it that can. */
  readonly standing: boolean;
  /** Requests that meet it next, before any is drawn. */
  readonly next: number;
  /** What it can happen to, by what a request is for or by operation; all without. */
  readonly operations?: readonly string[];
  readonly met: number;
}

const RANGE = 2 ** 32;

/**
 * Draws what happens to each request, by seed, by the request, and by how often it has come: the same in every run,
 * however many are under way at once.
 */
export class FaultDraw {
  private readonly seed: number;
  private readonly rates: Map<FaultName, number>;
  private readonly times = new Map<string, number>();
  private next: FaultName[] = [];
  /** How many more requests meet each. */
  private readonly standing = new Map<FaultName, number>();
  private readonly operations = new Map<FaultName, readonly string[]>();
  private readonly met = new Map<FaultName, number>();

  constructor(seed: number, rates: FaultRates) {
    this.seed = seed;
    this.rates = new Map(Object.entries(rates) as [FaultName, number][]);
  }

  /** Whether there is nothing that could be drawn. */
  get isIdle(): boolean {
    return this.rates.size === 0 && this.next.length === 0 && this.standing.size === 0;
  }

  /** Faults that the next requests meet which they can happen to, one each, before any is drawn. */
  push(...names: readonly FaultName[]): void {
    this.next.push(...names);
  }

  /** Every request meets it from now on that can, of those operations, so many times. */
  set(name: FaultName, { operations, times = Number.POSITIVE_INFINITY }: Standing = {}): void {
    this.standing.set(name, times);
    this.only(name, operations);
  }

  /** How often it happens from now on: 0.1 is one request in ten. */
  rate(name: FaultName, rate: number): void {
    if (rate === 0) this.rates.delete(name);
    else this.rates.set(name, rate);
  }

  /** What it happens to alone; whatever it can without. */
  only(name: FaultName, operations?: readonly string[]): void {
    if (operations === undefined) this.operations.delete(name);
    else this.operations.set(name, operations);
  }

  /** Faults that every request meets end; all without a name. */
  clear(name?: FaultName): void {
    for (const one of name === undefined ? [...this.standing.keys()] : [name]) {
      this.standing.delete(one);
      this.operations.delete(one);
    }
  }

  /** Faults end, in whatever way they were asked for; all without a name. */
  end(name?: FaultName): void {
    this.next = this.next.filter((one) => name !== undefined && one !== name);
    for (const one of name === undefined ? [...this.rates.keys()] : [name]) {
      this.rates.delete(one);
      this.operations.delete(one);
    }
    this.clear(name);
  }

  stateOf(name: FaultName): FaultState {
    const operations = this.operations.get(name);
    return {
      rate: this.rates.get(name) ?? 0,
      standing: this.standing.has(name),
      next: this.next.filter((one) => one === name).length,
      ...(operations === undefined ? {} : { operations }),
      met: this.met.get(name) ?? 0,
    };
  }

  /** What happens to this one, with numbers of its own. */
  draw(asked: Asked): { readonly fault: FaultName | undefined; readonly random: () => number } {
    const known = `${asked.operation} ${asked.name}`;
    const times = (this.times.get(known) ?? 0) + 1;
    // Where nothing can be drawn, nothing needs to be known of it.
    if (!this.isIdle) this.times.set(known, times);
    let count = 0;
    const random = (): number => seeded(this.seed, `${known} ${times} ${count++}`) / RANGE;
    const fault = this.isIdle ? undefined : this.drawn(asked, random);
    if (fault !== undefined) this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
    return { fault, random };
  }

  private drawn(asked: Asked, random: () => number): FaultName | undefined {
    const told = this.next.findIndex((one) => this.canMeet(one, asked));
    if (told >= 0) return this.next.splice(told, 1)[0];
    for (const [fault, left] of this.standing) {
      if (!this.canMeet(fault, asked)) continue;
      if (left > 1) this.standing.set(fault, left - 1);
      else this.clear(fault);
      return fault;
    }
    let left = random();
    for (const [fault, rate] of this.rates) {
      if (!this.canMeet(fault, asked)) continue;
      if (left < rate) return fault;
      left -= rate;
    }
    return undefined;
  }

  private canMeet(name: FaultName, { operation, id }: Asked): boolean {
    const { only } = FAULTS[name];
    if (only !== undefined && !only.includes(operation)) return false;
    const wanted = this.operations.get(name);
    return wanted === undefined || wanted.includes(operation) || (id !== undefined && wanted.includes(id));
  }
}
