/** Room for so many at once; whoever comes when it is full waits until somebody has left. */
export class Room {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  enter(): Promise<void> | undefined {
    if (this.inside < this.most) {
      this.inside++;
      return undefined;
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  leave(): void {
    const next = this.waiting.shift();
    // Whoever waited takes the place over.
    if (next === undefined) this.inside--;
    else next();
  }
}
