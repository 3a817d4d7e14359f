import type { Output } from './output.ts';

/**
 * Records that are told from where nobody can wait: written one after the other. What goes wrong, as a reader that goes
 * away, is known at the end: work is not stopped by it.
 */
export class Records {
  private readonly output: Pick<Output, 'record'>;
  private written: Promise<void> = Promise.resolve();
  private failure: { readonly cause: unknown } | undefined;

  constructor(output: Pick<Output, 'record'>) {
    this.output = output;
  }

  add(record: object): void {
    this.written = this.written.then(async () => {
      if (this.failure !== undefined) return;
      try {
        await this.output.record(record);
      } catch (cause) {
        this.failure = { cause };
      }
    });
  }

  /** Resolves when all are written; throws what went wrong. */
  async end(): Promise<void> {
    await this.written;
    if (this.failure !== undefined) throw this.failure.cause;
  }
}
