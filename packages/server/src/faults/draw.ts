import { seeded } from '../world/index.ts';
import { FAULTS, type FaultName, type Operation } from './table.ts';

/** How often each fault happens: 0.1 is one request in ten. */
export type FaultRates = Readonly<Partial<Record<FaultName, number>>>;

/** What a request is known by: the same request tried again is another. */
export interface Asked {
  readonly operation: Operation;
  /** Its idempotency key, or what stands for it. */
  readonly name: string;
}

/** A fault that requests meet until it is over. */
interface Standing {
  readonly operations?: readonly Operation[] | undefined;
  /** As many requests; without end without. */
  readonly times?: number | undefined;
}

const RANGE = 2 ** 32;

/**
 * Draws what happens to each request, by seed, by the request, and by how often it has come: the same in every run,
 * however many are under way at once.
 */
export class FaultDraw {
  private readonly seed: number;
  private readonly rates: readonly (readonly [FaultName, number])[];
  private readonly times = new Map<string, number>();
  private readonly next: FaultName[] = [];
  private readonly standing = new Map<FaultName, { readonly operations: Standing['operations']; left: number }>();

  constructor(seed: number, rates: FaultRates) {
    this.seed = seed;
    this.rates = Object.entries(rates) as [FaultName, number][];
  }

  /** Faults that the next requests meet which they can happen to, one each, before any is drawn. */
  push(...names: readonly FaultName[]): void {
    this.next.push(...names);
  }

  /** Every request meets it from now on that can, of those operations, so many times. */
  set(name: FaultName, { operations, times = Number.POSITIVE_INFINITY }: Standing = {}): void {
    this.standing.set(name, { operations, left: times });
  }

  /** Faults that every request met end; all without a name. */
  clear(name?: FaultName): void {
    if (name === undefined) this.standing.clear();
    else this.standing.delete(name);
  }

  /** What happens to this one, with numbers of its own. */
  draw({ operation, name }: Asked): { readonly fault: FaultName | undefined; readonly random: () => number } {
    const asked = `${operation} ${name}`;
    const times = (this.times.get(asked) ?? 0) + 1;
    this.times.set(asked, times);
    let count = 0;
    const random = (): number => seeded(this.seed, `${asked} ${times} ${count++}`) / RANGE;
    const told = this.next.findIndex((one) => canMeet(one, operation));
    if (told >= 0) return { fault: this.next.splice(told, 1)[0], random };
    for (const [fault, standing] of this.standing) {
      if (!canMeet(fault, operation) || standing.operations?.includes(operation) === false) continue;
      if (--standing.left <= 0) this.standing.delete(fault);
      return { fault, random };
    }
    let left = random();
    for (const [fault, rate] of this.rates) {
      if (!canMeet(fault, operation)) continue;
      if (left < rate) return { fault, random };
      left -= rate;
    }
    return { fault: undefined, random };
  }
}

function canMeet(name: FaultName, operation: Operation): boolean {
  const { only } = FAULTS[name];
  return only === undefined || only.includes(operation);
}
