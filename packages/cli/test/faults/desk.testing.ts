/** Gives an endpoint's receipts out as a tired clerk does. @module */
import { type Fault, honest, type Passing } from '../../../server/test/proxy.testing.ts';

interface Given {
  readonly id: string;
  readonly mediaType: string;
  readonly body: string;
}

const PAGE = 100;

/** Gives receipts late, in another order, and some again: under the same number or under another. */
export class Desk {
  readonly counts = { doubled: 0, delayed: 0 };
  private readonly endpoint: string;
  private readonly random: () => number;
  private readonly given: Given[] = [];
  private held: Given[] = [];
  private cursor = '';
  private shown = 0;

  constructor(endpoint: string, random: () => number) {
    this.endpoint = endpoint;
    this.random = random;
  }

  /** Nothing is held back, and everything that was given was asked for. */
  get empty(): boolean {
    return this.held.length === 0 && this.shown === this.given.length;
  }

  readonly pass: Fault = async (passing: Passing) => {
    const { searchParams, pathname } = new URL(passing.url, this.endpoint);
    if (!pathname.endsWith('/receipts')) return honest(passing);
    await this.fetch();
    const after = Number(searchParams.get('cursor') || 0);
    const receipts = this.given
      .slice(after, after + PAGE)
      .map((one, index) => ({ ...one, sequence: after + index + 1 }));
    const cursor = after + receipts.length;
    this.shown = Math.max(this.shown, cursor);
    const body = JSON.stringify({ receipts, cursor: String(cursor), more: this.given.length > cursor });
    passing.pass({ status: 200, type: 'application/json', headers: {}, body });
  };

  /** What is new is mixed with what was held back; some of it is held back, and some of it is given twice. */
  private async fetch(): Promise<void> {
    const address = `${this.endpoint}/single-window/receipts?limit=1000&cursor=${this.cursor}`;
    const page = (await (await fetch(address)).json()) as { receipts: Given[]; cursor: string };
    this.cursor = page.cursor;
    const bag = [...this.held, ...page.receipts];
    this.held = [];
    while (bag.length > 0) {
      const [one] = bag.splice(Math.floor(this.random() * bag.length), 1) as [Given];
      if (this.random() < 0.3) {
        this.held.push(one);
        this.counts.delayed++;
        continue;
      }
      this.given.push(one);
      if (this.random() < 0.7) continue;
      this.counts.doubled++;
      this.given.push(this.random() < 0.5 ? one : { ...one, id: `${one.id}:again${this.counts.doubled}` });
    }
  }
}
