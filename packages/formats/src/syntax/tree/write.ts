import { type Finding, finding, leavesOf, pointerTokens } from '@kouan/core';
import type { Dropped } from '@kouan/sdk';
import { TREE } from './catalogue.ts';
import {
  define,
  isObject,
  type Json,
  type JsonObject,
  setAt,
  type TreeConstant,
  type TreeLeaf,
  type TreeList,
  type TreeNode,
  valueAt,
} from './node.ts';
import {
  arrangementKey,
  below,
  fieldOf,
  isMissing,
  isValue,
  NOBODY,
  ruleName,
  sharing,
  type TreeSyntax,
} from './read.ts';

/** What writing gives. */
export interface TreeWritten {
  readonly message: JsonObject;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Dropped[];
}

type Open = Record<string, unknown>;

/** Where the writer stands: in the document, and where that stood in the message it was read from, if anywhere. */
interface Place {
  readonly document: string;
  readonly origin: string | undefined;
}

/** Writes a document by its table, and what was kept beside it where it was. */
export function writeTree(
  table: readonly TreeNode[],
  document: Readonly<Record<string, unknown>>,
  kept: Readonly<Record<string, Json>>,
  syntax: TreeSyntax = {},
  constants: readonly TreeConstant[] = [],
): TreeWritten {
  const writing = new Writing(kept, syntax);
  const message: Open = {};
  writing.all(table, document, message, { document: '', origin: '' });
  writing.putBack(message);
  for (const { at, value } of constants)
    if (valueAt(message, at) === undefined) setAt(message, at, structuredClone(value));
  return { message: message as JsonObject, findings: writing.findings, dropped: writing.dropped(document) };
}

/** Entry that stands for what is kept of it. */
interface Entry {
  readonly value: unknown;
  /** Its place in the list that was read. */
  readonly from: number | undefined;
}

class Writing {
  readonly findings: Finding[] = [];
  private readonly kept: Readonly<Record<string, Json>>;
  /** Pointers of the document that the message has a place for. */
  private readonly known = new Set<string>();
  private readonly failed: Dropped[] = [];
  /** By pointer of a list that was read: where its entries stand now. */
  private readonly moved = new Map<string, ReadonlyMap<number, number>>();

  /** Pointers above what is kept. */
  private readonly within = new Set<string>();
  private readonly loose: boolean;

  constructor(kept: Readonly<Record<string, Json>>, { loose = false }: { readonly loose?: boolean }) {
    this.kept = kept;
    this.loose = loose;
    for (const pointer of Object.keys(kept))
      for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
        this.within.add(pointer.slice(0, end));
  }

  all(nodes: readonly TreeNode[], row: unknown, target: Open, place: Place): unknown {
    let whole: unknown;
    const lists = sharing(nodes);
    let next = 0;
    for (const node of nodes) {
      if (node.kind === 'leaf') {
        const raw = this.leaf(node, row, place);
        if (raw === undefined) continue;
        if (node.at.length === 0) whole = raw;
        else setAt(target, node.at, raw);
      } else if (lists[next]?.[0] === node) this.lists(lists[next++] as readonly TreeList[], row, target, place);
    }
    for (const node of nodes)
      if (node.kind === 'leaf' && node.need !== undefined) this.needed(node, node.need, target, place);
    return whole;
  }

  /** What the document says and the message has no place for. */
  dropped(document: Readonly<Record<string, unknown>>): readonly Dropped[] {
    const lost: Dropped[] = [...this.failed];
    for (const [path, value] of leavesOf(document)) if (!this.isKnown(path)) lost.push({ path, value });
    return lost;
  }

  /** What was read beside the document stands again where it was, unless the document says something there by now. */
  putBack(message: Open): void {
    for (const [pointer, value] of Object.entries(this.kept)) {
      if (!pointer.startsWith('#') && !this.put(message, pointerTokens(pointer), value))
        this.failed.push({ path: `/extensions${pointer}`, value });
    }
  }

  private put(message: Open, names: readonly string[], value: Json): boolean {
    let at: unknown = message;
    let origin = '';
    for (const [depth, name] of names.entries()) {
      if (typeof at !== 'object' || at === null) return false;
      const key = Array.isArray(at) ? this.moved.get(origin)?.get(Number(name)) : name;
      // The entry that it stood in is there no more.
      if (key === undefined && this.moved.has(origin)) return false;
      const own = String(key ?? name);
      const there = Object.hasOwn(at, own) ? (at as Open)[own] : undefined;
      origin = below(origin, [name]);
      if (depth === names.length - 1) {
        // What stands there by now is what the document says.
        if (there === undefined || there === HOLE) define(at, own, structuredClone(value));
        return true;
      }
      if (there === undefined || there === HOLE) define(at, own, arrangementKey(origin) in this.kept ? [] : {});
      // An element that stood several times where one is expected: the first was written alone.
      else if (this.loose && isObject(there) && /^\d+$/.test(names[depth + 1] as string)) define(at, own, [there]);
      at = (at as Open)[own];
    }
    return true;
  }

  /** Says that a value is missing where the object around it stands. */
  private needed({ at, to }: TreeLeaf, need: number, target: Open, { document, origin }: Place): void {
    if (!isMissing(target, at, need)) return;
    if (origin !== undefined && this.keptAt(below(origin, at)) !== undefined) return;
    this.findings.push(finding(TREE.missing, below(document, to), { params: { field: fieldOf(at) } }));
  }

  private leaf(node: TreeLeaf, row: unknown, place: Place): unknown {
    const { at, to, value: kind, usual, otherwise } = node;
    const path = below(place.document, to);
    const value = to.length === 0 ? row : valueAt(row, to);
    const origin = place.origin === undefined ? undefined : below(place.origin, at);
    const kept = origin === undefined ? undefined : this.keptAt(origin);
    if (value === undefined) return undefined;
    if (kept !== undefined) this.known.add(path);
    if (kept !== undefined && JSON.stringify(kind.read(kept)) === JSON.stringify(value)) return kept;
    const raw = kind.write(value);
    // Of several places that do not take it none makes it known.
    if (raw === undefined && otherwise === true) return undefined;
    this.known.add(path);
    if (raw === undefined && value !== usual) {
      const found = typeof value === 'string' ? value : JSON.stringify(value);
      this.findings.push(
        finding(TREE.notWritable, path, { found, expected: kind.expected, params: { field: fieldOf(at) } }),
      );
      this.failed.push({ path, value });
    }
    return raw;
  }

  /** The text that was read; of one that stood twice the first. */
  private keptAt(origin: string): Json | undefined {
    return Object.hasOwn(this.kept, origin) ? this.kept[origin] : undefined;
  }

  private lists(lists: readonly TreeList[], row: unknown, target: Open, place: Place): void {
    const { at } = lists[0] as TreeList;
    const origin = place.origin === undefined ? undefined : below(place.origin, at);
    const arrangement =
      origin === undefined ? undefined : (this.keptAt(arrangementKey(origin)) as string[] | undefined);
    const made = lists.map((list, rule) => this.entries(list, row, place, origin, from(arrangement, ruleName(rule))));
    const arranged = this.arranged(made, arrangement, origin);
    if (arranged.length === 0) return;
    setAt(
      target,
      at,
      arranged.map(({ value }) => value),
    );
    if (origin === undefined || arrangement === undefined) return;
    const moved = new Map(
      arranged.flatMap(({ from: before }, now) => (before === undefined ? [] : [[before, now] as const])),
    );
    this.moved.set(origin, moved);
  }

  /** Entries in the order in which they came, where they are still as many. */
  private arranged(
    made: readonly (readonly Entry[])[],
    arrangement: readonly string[] | undefined,
    origin: string | undefined,
  ): readonly Entry[] {
    const plain = made.flat();
    if (arrangement === undefined) return plain;
    const holes = arrangement.flatMap((name, from) => (name === NOBODY ? [{ value: HOLE, from }] : []));
    const same = made.every(
      (entries, rule) => entries.length === arrangement.filter((name) => name === ruleName(rule)).length,
    );
    if (!same) {
      const field = pointerTokens(origin ?? '').at(-1) ?? '';
      this.findings.push(finding(TREE.unplaced, '', { params: { field } }));
      return [...plain, ...holes];
    }
    return [...plain, ...holes].sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  }

  private entries(
    list: TreeList,
    row: unknown,
    place: Place,
    origin: string | undefined,
    places: readonly number[] | undefined,
  ): readonly Entry[] {
    const rows = list.to === undefined ? [row] : valueAt(row, list.to);
    if (!Array.isArray(rows)) return [];
    // Only where there are as many entries as there were does one know which is which.
    const known = list.to === undefined || places === undefined || places.length === rows.length;
    return rows.flatMap((one, index) => {
      const from = known ? (places === undefined ? index : places[index]) : undefined;
      const document = list.to === undefined ? place.document : below(place.document, [...list.to, index]);
      const there = origin === undefined || from === undefined ? undefined : below(origin, [from]);
      const value = this.entry(list, one, { document, origin: there });
      if (value === undefined) return [];
      return [{ value, from: places === undefined ? undefined : from }];
    });
  }

  private entry(list: TreeList, row: unknown, place: Place): unknown {
    const inner: Open = {};
    const whole = this.all(list.children, row, inner, place);
    if (isValue(list)) return whole;
    if (
      list.to === undefined &&
      Object.keys(inner).length === 0 &&
      !(place.origin !== undefined && this.within.has(place.origin))
    )
      return undefined;
    if (list.to !== undefined && isEmpty(row)) this.known.add(place.document);
    if (list.when !== undefined) {
      const { at, is } = list.when;
      const kept = place.origin === undefined ? undefined : this.keptAt(below(place.origin, at));
      // The word that says which entry it is stands first, as it does in what others write.
      const said: Open = {};
      setAt(said, at, kept !== undefined && is.includes(kept) ? kept : is[0]);
      merge(said, inner);
      return said;
    }
    return inner;
  }

  private isKnown(path: string): boolean {
    // A value that the message holds as a whole, as the lines of an address, is known by the pointer above its leaves.
    for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (this.known.has(at)) return true;
    return false;
  }
}

/** Stands in a list for an entry that nobody but the message knows. */
const HOLE: unknown = Object.freeze({});
const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;

/** Where the entries of a rule stood. */
const from = (arrangement: readonly string[] | undefined, rule: string): readonly number[] | undefined =>
  arrangement?.flatMap((name, index) => (name === rule ? [index] : []));

/** Puts more into an object; entries of a list by their places. */
function merge(target: object, more: object): void {
  for (const [name, value] of Object.entries(more)) {
    const there = (target as Open)[name];
    const both = typeof there === 'object' && there !== null && typeof value === 'object' && value !== null;
    if (both && Array.isArray(there) === Array.isArray(value)) merge(there, value);
    else define(target, name, value);
  }
}
