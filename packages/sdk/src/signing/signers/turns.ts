/** One after the other: a token or a card does one thing at a time, whoever asks. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** How many have not begun or not ended. */
  get length(): number {
    return this.waiting;
  }

  /** Runs when all before have ended, however they ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const mine = this.last.then(work, work).finally(() => {
      this.waiting -= 1;
    });
    this.last = mine.catch(() => {});
    return mine;
  }
}
