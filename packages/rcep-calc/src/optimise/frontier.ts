/** A part of the search: the groups below `level` are settled. */
export interface Node {
  readonly level: number;
  readonly chosen: readonly number[];
  readonly cost: bigint;
  /** No completion costs less. */
  readonly bound: bigint;
}

/** A binary heap of open nodes, the least bound first, of equal ones the deeper. */
export class Frontier {
  readonly #heap: Node[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(node: Node): void {
    const heap = this.#heap;
    let at = heap.push(node) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(node, heap[up] as Node)) break;
      heap[at] = heap[up] as Node;
      at = up;
    }
    heap[at] = node;
  }

  pop(): Node | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Node, heap[child] as Node)) child += 1;
      if (!before(heap[child] as Node, last)) break;
      heap[at] = heap[child] as Node;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

function before(a: Node, b: Node): boolean {
  return a.bound === b.bound ? a.level > b.level : a.bound < b.bound;
}
