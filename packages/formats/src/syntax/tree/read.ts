import { type Definition, escapeToken, type Finding, type FindingDetails, finding } from '@kouan/core';
import { TREE } from './catalogue.ts';
import {
  define,
  isObject,
  isPlace,
  type Json,
  type JsonObject,
  setAt,
  type TreeConstant,
  type TreeLeaf,
  type TreeList,
  type TreeNode,
  valueAt,
} from './node.ts';

/** How a message is read. */
export interface TreeSyntax {
  /** A single entry stands for a list of one, and a value that stands twice is a list (XML). The message is changed. */
  readonly loose?: true;
}

/** What reading gives. */
export interface TreeRead {
  readonly document: Record<string, unknown>;
  readonly findings: readonly Finding[];
  /** By pointer into the message: what the document has no place for; by `#` and pointer, how a list was arranged. */
  readonly kept: Readonly<Record<string, Json>>;
}

/** Where a value stands: in the document, and in the message. */
interface Place {
  readonly document: string;
  readonly message: string;
}

/** Pointer to a member. */
export const below = (pointer: string, names: readonly (string | number)[]): string =>
  names.reduce<string>((at, name) => `${at}/${escapeToken(name)}`, pointer);

/** Entry of a list that no node takes. */
export const NOBODY = '-';

/** Key under which the arrangement of a list is kept. */
export const arrangementKey = (pointer: string): string => `#${pointer}`;

/** Reads a message by its table. Every leaf is in the document or in `kept`. */
export function readTree(
  table: readonly TreeNode[],
  message: JsonObject,
  syntax: TreeSyntax = {},
  constants: readonly TreeConstant[] = [],
): TreeRead {
  const reading = new Reading(syntax);
  const document: Record<string, unknown> = {};
  if (syntax.loose === true) listed(table, message);
  reading.expect(constants, message);
  reading.all(table, message, document, { document: '', message: '' });
  return { document, findings: reading.findings, kept: reading.left(message) };
}

class Reading {
  readonly findings: Finding[] = [];
  /** Pointers of what the document says exactly. */
  private readonly said = new Set<string>();
  /** Pointers of what it says less exactly, and of entries that are its rows. */
  private readonly touched = new Set<string>();
  private readonly arrangements = new Map<string, readonly string[]>();
  /** Pointers of what was said once, however many values were looked for in it. */
  private readonly told = new Set<string>();
  private readonly syntax: TreeSyntax;

  constructor(syntax: TreeSyntax) {
    this.syntax = syntax;
  }

  /** What every message says is said; anything else in its place stays beside the document. */
  expect(constants: readonly TreeConstant[], message: JsonObject): void {
    for (const { at, value, also = [] } of constants) {
      const there = valueAt(message, at) as Json | undefined;
      (there === value ? this.said : this.touched).add(below('', at));
      const fits = also === 'objects' ? isObject(there) : also.includes(there as Json);
      if (there === undefined || there === value || fits) continue;
      const details = { expected: String(value), found: shown(there) };
      this.say(TREE.otherConstant, { document: '', message: below('', at) }, at, details);
    }
  }

  all(nodes: readonly TreeNode[], value: Json, row: Record<string, unknown>, place: Place): unknown {
    let whole: unknown;
    for (const node of nodes) {
      if (node.kind !== 'leaf') continue;
      const got = this.leaf(node, value, place);
      if (got === undefined) continue;
      if (node.to.length === 0) whole = got;
      else setAt(row, node.to, got);
    }
    for (const lists of sharing(nodes)) this.lists(lists, value, row, place);
    return whole;
  }

  /** What is left of a message when all that was said is taken away: trees of which nothing was said, and leaves. */
  left(message: JsonObject): Record<string, Json> {
    const kept: Record<string, Json> = {};
    const within = new Set<string>();
    const keep = (pointer: string, value: Json): void => {
      kept[pointer] = value;
      for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1))
        within.add(pointer.slice(0, end));
    };
    if (this.isWhole('', message, keep))
      for (const [name, value] of Object.entries(message)) keep(below('', [name]), value);
    for (const [pointer, arrangement] of this.arrangements) {
      const plain = arrangement.every(
        (one, at) => one !== NOBODY && (at === 0 || (arrangement[at - 1] as string) <= one),
      );
      if (!plain || within.has(pointer)) kept[arrangementKey(pointer)] = arrangement;
    }
    return kept;
  }

  /** Whether nothing within was read; otherwise what was not is kept piece by piece. */
  private isWhole(pointer: string, value: Json, keep: (pointer: string, value: Json) => void): boolean {
    if (this.said.has(pointer)) return false;
    const touched = this.touched.has(pointer);
    if (typeof value !== 'object' || value === null) {
      if (touched) keep(pointer, value);
      return !touched;
    }
    const entries = Object.entries(value);
    const whole = entries.filter(([name, one]) => this.isWhole(below(pointer, [name]), one, keep));
    if (!touched && whole.length === entries.length) return true;
    for (const [name, one] of whole) keep(below(pointer, [name]), one);
    return false;
  }

  private leaf(node: TreeLeaf, around: Json, place: Place): unknown {
    const { at, to, value: kind, need, lead, otherwise } = node;
    const held = this.holder(at, around, place);
    if (need !== undefined && isMissing(around, at, need))
      this.say(TREE.missing, { document: below(place.document, to), message: below(place.message, at) }, at, {});
    if (held === undefined) return undefined;
    const raw = (at.length === 0 ? around : valueAt(held.value, at.slice(-1))) as Json | undefined;
    const message = below(held.pointer, at.slice(-1));
    const where = { document: below(place.document, to), message };
    if (raw === undefined || (lead !== undefined && !isReadable(lead, around))) return undefined;
    const got = kind.read(raw);
    if (got === undefined) {
      // An empty text says nothing.
      if (raw !== '' && otherwise !== true)
        this.say(TREE.unreadable, where, at, { expected: kind.expected, found: shown(raw) });
      return undefined;
    }
    (isSame(kind.write(got), raw) ? this.said : this.touched).add(message);
    return got;
  }

  /** What holds the last of the names. */
  private holder(
    at: readonly string[],
    around: Json,
    place: Place,
  ): { readonly value: Json; readonly pointer: string } | undefined {
    let value = around;
    let pointer = place.message;
    for (const [depth, name] of at.slice(0, -1).entries()) {
      const inside = valueAt(value, [name]) as Json | undefined;
      if (inside === undefined) return undefined;
      value = inside;
      pointer = below(pointer, [name]);
      if (Array.isArray(value) && isPlace(at[depth + 1])) continue;
      if (this.syntax.loose === true && Array.isArray(value)) {
        this.once(TREE.repeated, { document: place.document, message: pointer }, name);
        value = (value as readonly Json[])[0] as Json;
        pointer = `${pointer}/0`;
      }
      if (isObject(value)) continue;
      this.once(TREE.notObject, { document: place.document, message: pointer }, name, { found: shown(value) });
      return undefined;
    }
    return at.length === 0 || isObject(value) ? { value, pointer } : undefined;
  }

  private lists(lists: readonly TreeList[], around: Json, row: Record<string, unknown>, place: Place): void {
    const { at } = lists[0] as TreeList;
    const held = this.holder(at, around, place);
    const raw = held === undefined ? undefined : (valueAt(held.value, at.slice(-1)) as Json | undefined);
    if (held === undefined || raw === undefined) return;
    const pointer = below(held.pointer, at.slice(-1));
    if (!Array.isArray(raw)) {
      this.say(TREE.notList, { document: place.document, message: pointer }, at, { found: shown(raw) });
      return;
    }
    const entries = raw as readonly Json[];
    const arrangement: string[] = [];
    const taken = new Set<TreeList>();
    for (const [index, one] of entries.entries()) {
      const message = `${pointer}/${index}`;
      const rule = lists.findIndex((list) => fits(list, one) && (list.to !== undefined || !taken.has(list)));
      const list = lists[rule];
      const there = { document: place.document, message };
      if (list === undefined && lists.some(({ alone }) => alone === true))
        this.once(TREE.repeated, there, at.at(-1) ?? '');
      if (list !== undefined) taken.add(list);
      const read = list !== undefined && this.entry(list, one, row, there);
      arrangement.push(read ? ruleName(rule) : NOBODY);
      if (read && !this.said.has(message)) this.touched.add(message);
      // Of several words for the same thing the one that came stays beside the document.
      if (read && list.when !== undefined && valueAt(one, list.when.at) === list.when.is[0])
        this.said.add(below(message, list.when.at));
    }
    if (arrangement.some((name) => name !== NOBODY)) this.arrangements.set(pointer, arrangement);
  }

  /** False when the entry is nothing that the document has a place for. */
  private entry(list: TreeList, one: Json, row: Record<string, unknown>, { document, message }: Place): boolean {
    const { to, children } = list;
    const scalar = isScalar(list);
    if (!isValue(list) && !isObject(one)) {
      this.once(TREE.notObject, { document, message }, '', { found: shown(one) });
      return false;
    }
    if (to === undefined) {
      this.all(children, one, row, { document, message });
      return true;
    }
    for (const key of list.needs ?? []) {
      if (children.some((node) => node.kind === 'leaf' && node.to[0] === key && isReadable(node, one))) continue;
      this.say(TREE.incomplete, { document, message }, [key], {});
      return false;
    }
    const before = valueAt(row, to) as unknown[] | undefined;
    const inner: Record<string, unknown> = {};
    const there = { document: below(document, [...to, before?.length ?? 0]), message };
    const whole = this.all(children, one, inner, there);
    // A value that cannot be read would be a hole in the list.
    if (scalar && whole === undefined) return false;
    const value = scalar ? whole : inner;
    if (before === undefined) setAt(row, to, [value]);
    else before.push(value);
    return true;
  }

  private once(definition: Definition, place: Place, name: string, details: FindingDetails = {}): void {
    if (this.told.has(place.message)) return;
    this.told.add(place.message);
    this.say(definition, place, [name], details);
  }

  private say(definition: Definition, place: Place, at: readonly string[], details: FindingDetails): void {
    const params = { field: fieldOf(at) };
    this.findings.push(finding(definition, place.document, { at: { field: place.message }, ...details, params }));
  }
}

/** Values that are objects are the same when they are written alike. */
const isSame = (written: Json | undefined, raw: Json): boolean =>
  written === raw || (typeof raw === 'object' && JSON.stringify(written) === JSON.stringify(raw));

/** The last name that a person would know; entries of a list have none. */
export const fieldOf = (at: readonly string[]): string =>
  at.filter((name) => name !== '#' && name !== '').at(-1) ?? '[…]';

/** Makes lists of what stands alone where the table has a list. */
function listed(nodes: readonly TreeNode[], around: Json): void {
  for (const node of nodes) {
    if (node.kind !== 'list') continue;
    const holder = valueAt(around, node.at.slice(0, -1));
    const name = node.at.at(-1) as string;
    if (!isObject(holder) || !Object.hasOwn(holder, name)) continue;
    const there = holder[name] as Json;
    if (!Array.isArray(there)) define(holder, name, [there]);
    for (const entry of holder[name] as readonly Json[]) listed(node.children, entry);
  }
}

/** Lists of a table that share a list of the message, in the order of the table. */
export function sharing(nodes: readonly TreeNode[]): readonly (readonly TreeList[])[] {
  let groups = SHARING.get(nodes);
  if (groups === undefined) {
    const byList = new Map<string, TreeList[]>();
    for (const node of nodes) {
      if (node.kind !== 'list') continue;
      const key = node.at.join('.');
      byList.set(key, [...(byList.get(key) ?? []), node]);
    }
    groups = [...byList.values()];
    SHARING.set(nodes, groups);
  }
  return groups;
}

const SHARING = new WeakMap<readonly TreeNode[], readonly (readonly TreeList[])[]>();

/** Name of a rule within an arrangement; they sort as the rules do. */
export const ruleName = (rule: number): string => String.fromCharCode(97 + rule);

const isReadable = ({ at, value }: Pick<TreeLeaf, 'at' | 'value'>, around: Json): boolean => {
  const raw = at.length === 0 ? around : (valueAt(around, at) as Json | undefined);
  return raw !== undefined && value.read(raw) !== undefined;
};

/** Whether a value does not stand although the object that it is needed in does. */
export const isMissing = (around: unknown, at: readonly string[], need: number): boolean =>
  isObject(valueAt(around, at.slice(0, at.length - need))) && valueAt(around, at) === undefined;

/** A list whose entries are values in the message. */
export const isValue = ({ children }: TreeList): boolean =>
  children.some((node) => node.kind === 'leaf' && node.at.length === 0);

/** A list whose entries are values in the document. */
export const isScalar = ({ children }: TreeList): boolean =>
  children.some((node) => node.kind === 'leaf' && node.to.length === 0);

const fits = ({ when }: TreeList, entry: Json): boolean =>
  when === undefined || when.is.includes(valueAt(entry, when.at) as Json);

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 100);
