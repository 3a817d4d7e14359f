interface Waiting<In, Out> {
  readonly one: In;
  readonly patient: boolean;
  readonly resolve: (value: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/** How many go in one round, and how long a round waits for them. */
export interface Rounds {
  readonly most: number;
  /** A round begins when so many wait, or one that is not patient. */
  readonly enough?: number;
  /** Or so many milliseconds after the one before: whoever comes alone after a quiet time does not wait. */
  readonly pauseMs?: number;
}

/** Does for many at once what each asks for by itself: whoever comes while one round is under way is in the next. */
export class Together<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private running: Promise<void> | undefined;
  private endedAt = Number.NEGATIVE_INFINITY;
  private begin: (() => void) | undefined;
  private readonly work: (some: readonly In[]) => Promise<readonly Out[]>;
  private readonly how: Required<Rounds>;

  constructor(work: (some: readonly In[]) => Promise<readonly Out[]>, how: Rounds) {
    this.work = work;
    this.how = { enough: 1, pauseMs: 0, ...how };
  }

  /** @param patient waits until others come with it, for as long as a round waits */
  do(one: In, patient = false): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ one, patient, resolve, reject });
      this.running ??= this.rounds();
      if (!patient || this.waiting.length >= this.how.enough) this.begin?.();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.running;
  }

  private async rounds(): Promise<void> {
    // Those that come in the same turn go together.
    await new Promise((turn) => setImmediate(turn));
    while (this.waiting.length > 0) {
      await this.gather();
      const some = this.waiting.splice(0, this.how.most);
      try {
        const values = await this.work(some.map(({ one }) => one));
        for (const [index, { resolve }] of some.entries()) resolve(values[index] as Out);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
      this.endedAt = performance.now();
    }
    this.running = undefined;
  }

  private async gather(): Promise<void> {
    const leftMs = this.endedAt + this.how.pauseMs - performance.now();
    if (leftMs <= 0 || this.waiting.length >= this.how.enough || !this.waiting.every(({ patient }) => patient)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, leftMs);
      this.begin = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.begin = undefined;
  }
}
