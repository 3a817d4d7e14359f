import type { Row } from './node.ts';

/** Texts by their places that the document does not say, or would spell otherwise; an empty one is none. */
export type Residue = Readonly<Record<string, string>>;

/** Key of a residue of a segment that stands although it says nothing that a document has. */
export const BARE = '!';
export const ORDER = 'order';
/** The message came in no interchange. */
export const ALONE = 'alone';
/** Fields that no segment said. */
export const ASSUMED = 'assumed';
/** The service characters, where they are not the usual ones. */
export const SERVICE = 'UNA';
export const KEPT = 'kept';

/** What a document keeps of one written form: with each row, or all of it with the document. */
export class Keeping {
  private readonly name: string;
  private readonly root: Row;
  private readonly rowExtensions: boolean;

  constructor(name: string, root: Row, rowExtensions: boolean) {
    this.name = name;
    this.root = root;
    this.rowExtensions = rowExtensions;
  }

  get(row: Row, pointer: string, key: string): unknown {
    const holder = this.rowExtensions ? row : this.root;
    const all = inside(inside(holder, 'extensions'), this.name);
    return inside(this.rowExtensions || pointer === '' ? all : inside(all, pointer), key);
  }

  set(row: Row, pointer: string, key: string, value: unknown): void {
    const holder = this.rowExtensions ? row : this.root;
    const all = made(made(holder, 'extensions'), this.name);
    (this.rowExtensions || pointer === '' ? all : made(all, pointer))[key] = value;
  }

  residue(row: Row, pointer: string, key: string): Residue | undefined {
    const value = this.get(row, pointer, key);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.values(value).every((one) => typeof one === 'string') ? (value as Residue) : undefined;
  }

  list(row: Row, pointer: string, key: string): readonly string[] {
    const value = this.get(row, pointer, key);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  }

  text(row: Row, pointer: string, key: string): string {
    const value = this.get(row, pointer, key);
    return typeof value === 'string' ? value : '';
  }
}

const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Row)[key] : undefined;

function made(row: Row, key: string): Row {
  if (!Object.hasOwn(row, key)) row[key] = {};
  return row[key] as Row;
}

/** Keys in their order, runs counted: `LOC/9 RFF*2 ~`. */
export function orderText(keys: readonly string[]): string {
  const runs: [key: string, count: number][] = [];
  for (const key of keys) {
    const last = runs.at(-1);
    if (last?.[0] === key) last[1]++;
    else runs.push([key, 1]);
  }
  return runs.map(([key, count]) => (count === 1 ? key : `${key}*${count}`)).join(' ');
}

/** What stands in the order that was kept, and what is new behind what it usually stands behind. */
export function ordered<T extends { readonly key: string; readonly rank: number }>(
  all: readonly T[],
  text: string,
): readonly T[] {
  const sorted = all.map((one, at) => ({ one, at })).sort((a, b) => a.one.rank - b.one.rank || a.at - b.at);
  if (text === '') return sorted.map(({ one }) => one);
  // Each key has its own as they were given, the next of them at the end.
  const places: number[] = [];
  for (const [place, { at }] of sorted.entries()) places[at] = place;
  const queues = new Map<string, number[]>();
  for (let at = all.length - 1; at >= 0; at--) {
    const { key } = all[at] as T;
    const queue = queues.get(key);
    if (queue === undefined) queues.set(key, [places[at] as number]);
    else queue.push(places[at] as number);
  }
  const placed: number[] = [];
  for (const run of text.split(' ')) {
    const [key = '', count = '1'] = run.split('*');
    const queue = queues.get(key) ?? [];
    for (let left = Number(count); left > 0 && queue.length > 0; left--) placed.push(queue.pop() as number);
  }
  const fresh = new Set([...queues.values()].flat());
  const result: T[] = [];
  const from = (at: number): void => {
    for (let next = at; next === at || fresh.has(next); next++) {
      const one = sorted[next];
      if (one !== undefined && (next !== at || !fresh.has(at) || at === 0)) result.push(one.one);
    }
  };
  if (fresh.has(0)) from(0);
  for (const at of placed) from(at);
  return result;
}
