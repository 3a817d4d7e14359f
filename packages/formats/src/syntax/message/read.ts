import { type Definition, type Finding, type FindingDetails, finding, pointerOf } from '@kouan/core';
import type { Decoded } from '@kouan/sdk';
import type { XmlHandler, XmlPosition } from '../xml/index.ts';
import { Documents } from './documents.ts';
import { type Frame, pointerTo } from './frame.ts';
import {
  type Group,
  hasUnits,
  insideOf,
  keyOf,
  type Leaf,
  lengthProblem,
  type Message,
  NAMESPACE_KEY,
  type Node,
  namespaceOf,
} from './node.ts';
import { copy, listAt, type Row, setAt, valueAt } from './row.ts';
import type { ReadingRules } from './rules.ts';

/** Arrays that are kept of each group: as many as may be open at once, and few. */
const SPARE = 4;

/** Elements of a signature, wherever it begins. */
const SIGNATURE = new Set(['Signature', 'SignedInfo', 'SignatureValue', 'KeyInfo']);

/** One pass over a message, straight into its documents. */
export class Reading implements XmlHandler {
  private readonly rules: ReadingRules;
  private readonly documents: Documents;
  private readonly names: string[] = [];
  private readonly frames: Frame[] = [];
  private message: Message | undefined;
  private leaf: Leaf | undefined;
  private leafAt = 0;
  private content = '';
  private unknownFrom = 0;
  private root = '';
  private namespace = '';
  /** Namespaces by prefix that elements are held against. */
  private namespaces: Message['namespaces'];
  private bare = false;
  /** Something may stand behind its documents; behind those of an answer nothing does. */
  private goesOn = false;
  /** What was held against its namespace last: the next element is mostly of the same. */
  private seenNamespace: string | undefined;
  private seenPrefix: string | undefined;
  /** Inside of an element that lies around the message. */
  private wrapped = false;
  /** What is said once, whatever the number of elements. */
  private readonly saidOnce = new Set<string>();
  private position: XmlPosition = { place: () => ({}) };

  constructor(rules: ReadingRules) {
    this.rules = rules;
    this.documents = new Documents(rules.says, (row, shared) => this.seal(row, shared));
  }

  /** Finished documents, in order. */
  get ready(): Decoded[] {
    return this.documents.ready;
  }

  /** Documents that were read to their end. */
  get finished(): number {
    return this.documents.finished;
  }

  at(position: XmlPosition): this {
    this.position = position;
    return this;
  }

  open(name: string, namespace: string, attributes: Readonly<Record<string, string>> | undefined): void {
    this.stray();
    this.names.push(name);
    const known = this.unknownFrom > 0 ? undefined : this.enter(name, namespace);
    for (const key in attributes) this.attribute(known, key, attributes[key] as string);
  }

  text(text: string): void {
    this.content = this.content === '' ? text : this.content + text;
  }

  close(): void {
    const depth = this.names.length;
    if (this.unknownFrom > 0) {
      this.stray();
      if (depth === this.unknownFrom) this.unknownFrom = 0;
    } else if (this.leaf !== undefined) {
      this.take(this.leaf, this.leafAt, this.content, this.top());
      this.leaf = undefined;
    } else if (this.frames.length === 0) this.stray();
    else {
      const frame = this.frames.pop() as Frame;
      if (frame.group.content !== undefined) this.take(frame.group.content, frame.half - 1, this.content, frame);
      else this.stray();
      this.complete(frame);
    }
    this.content = '';
    this.names.pop();
  }

  /** Ends the pass: what stood behind the documents is given to each that is still held. */
  finish(syntax: readonly Finding[]): void {
    const failed = syntax.some(({ severity }) => severity === 'error');
    const { says, messages } = this.rules;
    if (!failed && this.message === undefined) {
      const expected = messages.map(({ root }) => root.element).join(', ');
      this.documents.say(finding(says.notMessage, '', { expected, found: this.names[0] ?? this.root }));
    }
    if (!failed && this.message !== undefined && this.documents.isEmpty)
      this.documents.say(finding(says.noDocument, '', { expected: this.message.root.element }));
    this.documents.finish(syntax, failed);
  }

  private top(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** The frame that attributes of the element belong to. */
  private enter(name: string, namespace: string): Frame | undefined {
    if (this.frames.length === 0) return this.enterRoot(name, namespace);
    if (this.leaf !== undefined) return this.unknown(this.rules.says.unknownElement);
    const parent = this.top();
    const child = this.childOf(parent, name, namespace);
    if (child === undefined)
      return this.unknown(SIGNATURE.has(name) ? this.rules.says.signed : this.rules.says.unknownElement);
    const { node, at } = child;
    if (this.namespaces !== undefined && (namespace !== this.seenNamespace || node.prefix !== this.seenPrefix))
      this.checkNamespace(node, namespace);
    if (at < parent.last && this.rules.tolerance !== undefined)
      this.sayOnce(`order ${parent.scope}`, this.rules.tolerance.says.outOfOrder, pointerTo(parent), {
        params: { element: name },
      });
    parent.last = at;
    const count = (parent.counts[at] as number) + 1;
    if (node.kind === 'leaf') {
      if (count > 1) return this.repeated(name);
      parent.counts[at] = count;
      this.leaf = node;
      this.leafAt = at;
      return undefined;
    }
    if (count > 1 && node.rows === undefined && node.unit !== true && node.max === 1) return this.repeated(name);
    if (node.choice !== undefined) {
      if (valueAt(parent.row, node.choice) !== undefined) return this.repeated(name);
      setAt(parent.row, node.choice, name);
    }
    parent.counts[at] = count;
    parent.counts[parent.half + at] = 1;
    if (node.opaque === true)
      return this.unknown(SIGNATURE.has(name) ? this.rules.says.signed : this.rules.says.foreign);
    if (count === node.max + 1)
      this.say(this.rules.says.tooMany, pointerTo(parent), { params: { element: name }, expected: String(node.max) });
    return this.push(node, parent);
  }

  private enterRoot(name: string, namespace: string): Frame | undefined {
    this.root = name;
    const { messages, tolerance } = this.rules;
    const named = (root: string) =>
      messages.find((one) => one.root.element === root || one.aliases?.includes(root) === true);
    const mended = tolerance?.mend(name);
    const message = named(name) ?? (mended === undefined ? undefined : named(mended));
    if (message === undefined || this.message !== undefined) {
      if (this.names.length === 1 && tolerance?.wraps(name) === true) {
        this.wrapped = true;
        this.say(tolerance.says.wrapped, '', { found: name });
      } else if (!this.wrapped || message !== undefined) {
        this.unknownFrom = this.names.length;
        if (message !== undefined) this.say(this.rules.says.repeated, '', { params: { element: name } });
      }
      return undefined;
    }
    if (message.root.element !== name && mended === message.root.element) this.mended(name);
    this.namespaces = message.namespaces;
    this.bare = message.bare === true;
    this.goesOn = message.root.children.some((child) => child.kind === 'group' && child.unit !== true);
    this.message = message;
    this.namespace = namespace;
    const usual = typeof message.namespace === 'string' ? message.namespace : undefined;
    if (this.namespaces !== undefined) this.checkNamespace(message.root, namespace);
    else if (message.accepts?.test(namespace) !== true && namespace !== usual)
      this.say(this.rules.says.wrongNamespace, '', {
        expected: usual ?? String(message.accepts).slice(1, -1),
        found: namespace,
      });
    const { root } = message;
    if (!hasUnits(root)) return this.start(root);
    return this.framed(root, this.documents.shared, '');
  }

  private start(group: Group): Frame {
    const { line } = this.position.place();
    // Not a spread: V8 puts its copies among what lives long, and all that documents hold would stay with them.
    const row: Row = Object.assign({}, this.message?.fixed);
    this.documents.begin(row, line);
    return this.framed(group, row, '');
  }

  private push(group: Group, parent: Frame): Frame {
    if (group.unit === true) return this.start(group);
    if (group.rows === undefined) return this.framed(group, parent.row, keyOf(parent.scope, group.element), parent);
    const list = listAt(parent.row, group.rows);
    const row: Row = {};
    list.push(row);
    return this.framed(group, row, '', parent, group.rows, list.length - 1);
  }

  private framed(group: Group, row: Row, scope: string, outer?: Frame, list?: readonly string[], index = 0): Frame {
    const inside = insideOf(group);
    // One more than the children: the text of the group itself.
    const half = inside.size + 1;
    const counts = inside.spare.pop() ?? new Uint32Array(2 * half);
    const frame: Frame = { group, inside, row, outer, list, index, scope, counts, half, last: 0 };
    this.frames.push(frame);
    return frame;
  }

  private attribute(frame: Frame | undefined, key: string, value: string): void {
    if (frame === undefined && this.unknownFrom === 0 && this.leaf?.attributes?.includes(key) === true) {
      if (value.trim() === '') return;
      const { row, scope } = this.top();
      this.keep(row, `${this.leaf.key ?? keyOf(scope, this.leaf.element)}/@${key}`, value);
      return;
    }
    const known = frame?.inside.attributes.find(({ node }) => node.element === key);
    if (frame !== undefined && known !== undefined) this.take(known.node, known.at, value, frame);
    // The place of a schema says nothing about the goods.
    else if (!key.endsWith(':schemaLocation') && !key.endsWith(':noNamespaceSchemaLocation'))
      this.documents.unmapped.push({ path: `${pointerOf(...this.names)}/@${key}`, value });
  }

  private take(leaf: Leaf, at: number, raw: string, frame: Frame): void {
    const { element, nameZh = element, value: kind, path } = leaf;
    const { row, scope, counts, half } = frame;
    const text = raw.trim();
    counts[at] = 1;
    if (text === '') return;
    counts[half + at] = 1;
    const key = leaf.key ?? keyOf(scope, element);
    let value = kind.read(raw);
    if (value === undefined && text !== raw) value = kind.read(text);
    if (value === undefined)
      this.say(this.rules.says.unreadable, this.placeOf(frame, path, key), {
        params: { element, nameZh },
        expected: kind.expected,
        found: raw,
      });
    else if (path !== undefined) setAt(row, path, value);
    if (!isSaid(leaf, value, raw)) this.keep(row, key, raw);
    if (value === undefined) return;
    if (leaf.only !== undefined && text !== leaf.only)
      this.say(this.rules.says.fixed, this.placeOf(frame, path, key), {
        params: { element, nameZh },
        expected: leaf.only,
        found: raw,
      });
    const expected = lengthProblem(leaf.length, text);
    if (expected !== undefined)
      this.say(this.rules.says.length, this.placeOf(frame, path, key), {
        params: { element, nameZh },
        expected,
        found: String(text.length),
      });
  }

  /** Where a text lies. */
  private placeOf(frame: Frame, path: readonly string[] | undefined, key: string): string {
    return `${pointerTo(frame)}${pointerOf(...(path ?? (this.bare ? [key] : ['extensions', this.rules.name, key])))}`;
  }

  /** What a finished element should have had. */
  private complete(frame: Frame): void {
    const { group, inside, scope, counts, half } = frame;
    for (const { node, at } of inside.needed) {
      if (counts[half + at] === 1 || (node.presence === 'have' && counts[at] !== 0)) continue;
      const place =
        node.kind === 'leaf' ? (node.path ?? (this.bare ? [node.key ?? keyOf(scope, node.element)] : [])) : [];
      const path = `${pointerTo(frame)}${pointerOf(...place)}`;
      const nameZh = (node.kind === 'leaf' ? node.nameZh : undefined) ?? node.element;
      this.say(this.rules.says.missing, path, { params: { element: node.element, nameZh } });
    }
    if (inside.spare.length < SPARE) inside.spare.push(counts.fill(0));
    if (group.unit !== true && (this.frames.length > 0 || !this.documents.isOpen)) return;
    this.documents.end(this.goesOn);
  }

  /** Gives a document what is so of all in its message. */
  private seal(row: Row, shared: Row): { readonly line: boolean } {
    const { extensions: common, ...fields } = shared as { extensions?: Row };
    Object.assign(row, copy(fields));
    if (common !== undefined)
      for (const [key, raw] of Object.entries(common[this.rules.name] as Row)) this.keep(row, key, raw as string);
    const message = this.message as Message;
    message.derive?.(row, this.root);
    if (message.accepts?.test(this.namespace) === true && this.namespace !== namespaceOf(message, row))
      this.keep(row, NAMESPACE_KEY, this.namespace);
    return { line: hasUnits(message.root) };
  }

  private repeated(element: string): undefined {
    this.say(this.rules.says.repeated, pointerTo(this.top()), { params: { element } });
    this.unknownFrom = this.names.length;
  }

  private unknown(definition: Definition): undefined {
    this.unknownFrom = this.names.length;
    this.say(definition, '', { found: pointerOf(...this.names) });
  }

  /**
   * The child of a name. Where two share it the namespace tells, or where there is none, which of them stood already;
   * where none has it a mended name is tried.
   */
  private childOf({ inside, counts }: Frame, name: string, namespace: string) {
    const child = inside.children.get(name);
    const twin = inside.twins?.get(name);
    if (twin !== undefined) {
      const stood = child !== undefined && (counts[child.at] as number) > 0;
      if (namespace === this.namespaces?.[twin.node.prefix ?? ''] || (namespace === '' && stood)) return twin;
    }
    if (child !== undefined || this.rules.tolerance === undefined) return child;
    const mended = this.rules.tolerance.mend(name);
    const meant = mended === undefined ? undefined : inside.children.get(mended);
    if (meant !== undefined) this.mended(name);
    return meant;
  }

  private mended(name: string): void {
    const { tolerance } = this.rules;
    if (tolerance !== undefined) this.sayOnce('mended', tolerance.says.mended, '', { found: name });
  }

  private checkNamespace({ prefix }: Node, found: string): void {
    this.seenNamespace = found;
    this.seenPrefix = prefix;
    const expected = this.namespaces?.[prefix ?? ''] ?? '';
    if (found !== expected)
      this.sayOnce(`${expected} ${found}`, this.rules.says.wrongNamespace, '', { expected, found });
  }

  /** Said of the first element that it is true of. */
  private sayOnce(what: string, definition: Definition, path: string, details: FindingDetails): void {
    if (this.saidOnce.has(what)) return;
    this.saidOnce.add(what);
    this.say(definition, path, details);
  }

  private keep(row: Row, key: string, raw: string): void {
    if (this.bare) row[key] = raw;
    else {
      const all = (row['extensions'] ??= {}) as Row;
      ((all[this.rules.name] ??= {}) as Row)[key] = raw;
    }
  }

  private say(definition: Definition, path: string, details: FindingDetails): void {
    this.documents.say(finding(definition, path, { ...details, at: this.position.place() }));
  }

  /** Text where only elements belong. */
  private stray(): void {
    if (this.content !== '' && this.content.trim() !== '')
      this.documents.unmapped.push({ path: pointerOf(...this.names), value: this.content });
    this.content = '';
  }
}

/** Whether the document says of a text what would be written again. */
function isSaid({ path, usual, value: kind }: Leaf, value: unknown, raw: string): boolean {
  if (path === undefined) return raw === usual;
  if (value === undefined) return false;
  return kind.identity ? value === raw : kind.write(value) === raw;
}
