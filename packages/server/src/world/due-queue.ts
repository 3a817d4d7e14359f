/** Something that is to run at an instant; it can be called off. */
export interface Timer {
  cancel(): void;
}

interface Due {
  readonly instant: number;
  readonly order: number;
  readonly name: string;
  readonly run: () => void;
  off: boolean;
}

const before = (one: Due, other: Due): boolean =>
  one.instant < other.instant || (one.instant === other.instant && one.order < other.order);

/** What is to run, by instant, and within one instant in the order in which it was asked for: a binary heap. */
export class DueQueue {
  private readonly heap: Due[] = [];
  private asked = 0;

  add(instant: number, name: string, run: () => void): Timer {
    const due: Due = { instant, order: this.asked++, name, run, off: false };
    this.heap.push(due);
    this.rise(this.heap.length - 1);
    return {
      cancel() {
        due.off = true;
      },
    };
  }

  /** The next that was not called off. */
  get first(): Due | undefined {
    while (this.heap[0]?.off === true) this.pop();
    return this.heap[0];
  }

  take(): Due | undefined {
    return this.first === undefined ? undefined : this.pop();
  }

  /** The next ones, for people; the queue stays as it is. */
  list(limit: number): readonly { readonly instant: number; readonly name: string }[] {
    return this.heap
      .filter(({ off }) => !off)
      .sort((one, other) => (before(one, other) ? -1 : 1))
      .slice(0, limit)
      .map(({ instant, name }) => ({ instant, name }));
  }

  clear(): void {
    this.heap.length = 0;
  }

  private pop(): Due | undefined {
    const [top] = this.heap;
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return top;
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.inOrder(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.heap.length && this.inOrder(child, least)) least = child;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private inOrder(one: number, other: number): boolean {
    return before(this.heap[one] as Due, this.heap[other] as Due);
  }

  private swap(one: number, other: number): void {
    [this.heap[one], this.heap[other]] = [this.heap[other] as Due, this.heap[one] as Due];
  }
}
