interface Waiting<In, Out> {
  readonly one: In;
  readonly resolve: (value: Out) => void;
  readonly reject: (reason: unknown) => void;
}

/** Does for many at once what each asks for by itself: whoever comes while one round is under way is in the next. */
export class Together<In, Out> {
  private waiting: Waiting<In, Out>[] = [];
  private running: Promise<void> | undefined;
  private readonly work: (some: readonly In[]) => Promise<readonly Out[]>;
  private readonly most: number;

  constructor(work: (some: readonly In[]) => Promise<readonly Out[]>, most: number) {
    this.work = work;
    this.most = most;
  }

  do(one: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ one, resolve, reject });
      this.running ??= this.rounds();
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
      const some = this.waiting.splice(0, this.most);
      try {
        const values = await this.work(some.map(({ one }) => one));
        for (const [index, { resolve }] of some.entries()) resolve(values[index] as Out);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    this.running = undefined;
  }
}
