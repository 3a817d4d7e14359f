import { type Definition, type Finding, type FindingDetails, finding, pointerOf } from '@kouan/core';
import type { Decoded, Document, Unmapped } from '@kouan/sdk';
import type { XmlHandler, XmlPosition } from '../../syntax/xml/index.ts';
import { MSG } from './catalogue.ts';
import {
  type Group,
  hasUnits,
  insideOf,
  keyOf,
  type Leaf,
  lengthProblem,
  type Message,
  NAMESPACE_KEY,
  namespaceOf,
} from './node.ts';

export type Row = Record<string, unknown>;

/** Documents that wait for what stands behind them: as many as a message may have. */
export const HELD = 100;

/** Elements of a signature, wherever it begins. */
const SIGNATURE = new Set(['Signature', 'SignedInfo', 'SignatureValue', 'KeyInfo']);

interface Frame {
  readonly group: Group;
  readonly row: Row;
  readonly pointer: string;
  /** Elements from the row to here. */
  readonly scope: string;
  /** How often each child stood, by its place in the table. */
  readonly counts: Uint32Array;
  /** Whether it said something. */
  readonly filled: Uint8Array;
}

/** A document being read, with what there is to say of it. */
interface Held {
  readonly row: Row;
  readonly line: number | undefined;
  findings: Finding[];
  unmapped: Unmapped[];
}

/** One pass over a message, straight into its documents. */
export class Reading implements XmlHandler {
  /** Finished documents, in order. */
  readonly ready: Decoded[] = [];
  private readonly name: string;
  private readonly messages: readonly Message[];
  private readonly names: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly held: Held[] = [];
  private limit = HELD;
  private released = 0;
  /** Documents that were read to their end. */
  finished = 0;
  private message: Message | undefined;
  /** What all documents of the message share. */
  private shared: Row = {};
  private document: Held | undefined;
  private findings: Finding[] = [];
  private unmapped: Unmapped[] = [];
  private leaf: Leaf | undefined;
  private leafAt = 0;
  private content = '';
  private unknownFrom = 0;
  private root = '';
  private namespace = '';
  private position: XmlPosition = { place: () => ({}) };

  /** @param name name of the format, its key under `extensions` */
  constructor(name: string, messages: readonly Message[]) {
    this.name = name;
    this.messages = messages;
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
    } else {
      const frame = this.frames.pop() as Frame;
      if (frame.group.content !== undefined)
        this.take(frame.group.content, frame.counts.length - 1, this.content, frame);
      else this.stray();
      this.complete(frame);
    }
    this.content = '';
    this.names.pop();
  }

  /** Ends the pass: what stood behind the documents is given to each that is still held. */
  finish(syntax: readonly Finding[]): void {
    const failed = syntax.some(({ severity }) => severity === 'error');
    if (!failed && this.message === undefined) {
      const expected = this.messages.map(({ root }) => root.element).join(', ');
      this.findings.push(finding(MSG.notMessage, '', { expected, found: this.names[0] ?? this.root }));
    }
    const held = failed ? [] : this.held;
    if (held.length + this.released === 0 && !failed && this.message !== undefined && this.findings.length === 0)
      this.findings.push(finding(MSG.noDocument, '', { expected: this.message.root.element }));
    const last = held.at(-1);
    if (last !== undefined) {
      last.findings = [...syntax, ...last.findings, ...this.findings];
      last.unmapped = [...last.unmapped, ...this.unmapped];
    }
    for (const one of held) this.release(one, this.shared);
    if (last === undefined && (this.findings.length > 0 || syntax.length > 0 || this.unmapped.length > 0))
      this.ready.push({ findings: [...syntax, ...this.findings], unmapped: this.unmapped });
  }

  private top(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** The frame that attributes of the element belong to. */
  private enter(name: string, namespace: string): Frame | undefined {
    if (this.names.length === 1) return this.enterRoot(name, namespace);
    if (this.leaf !== undefined) return this.unknown(MSG.unknownElement);
    const parent = this.top();
    const child = insideOf(parent.group).children.get(name);
    if (child === undefined) return this.unknown(SIGNATURE.has(name) ? MSG.signed : MSG.unknownElement);
    const { node, at } = child;
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
    parent.filled[at] = 1;
    if (node.opaque === true) return this.unknown(SIGNATURE.has(name) ? MSG.signed : MSG.foreign);
    if (count === node.max + 1)
      this.say(MSG.tooMany, parent.pointer, { params: { element: name }, expected: String(node.max) });
    return this.push(node, parent);
  }

  private enterRoot(name: string, namespace: string): Frame | undefined {
    this.root = name;
    const message = this.messages.find((one) => one.root.element === name || one.aliases?.includes(name) === true);
    if (message === undefined) {
      this.unknownFrom = 1;
      return undefined;
    }
    this.message = message;
    this.namespace = namespace;
    const usual = typeof message.namespace === 'string' ? message.namespace : undefined;
    if (message.accepts?.test(namespace) !== true && namespace !== usual)
      this.say(MSG.wrongNamespace, '', {
        expected: usual ?? String(message.accepts).slice(1, -1),
        found: namespace,
      });
    const { root } = message;
    if (!hasUnits(root)) return this.start(root);
    return this.framed(root, this.shared, '', '');
  }

  private start(group: Group): Frame {
    const { line } = this.position.place();
    const row: Row = { ...this.message?.fixed };
    this.document = { row, line, findings: this.findings, unmapped: this.unmapped };
    this.findings = [];
    this.unmapped = [];
    return this.framed(group, row, '', '');
  }

  private push(group: Group, parent: Frame): Frame {
    if (group.unit === true) return this.start(group);
    if (group.rows === undefined)
      return this.framed(group, parent.row, parent.pointer, keyOf(parent.scope, group.element));
    const list = listAt(parent.row, group.rows);
    const row: Row = {};
    list.push(row);
    return this.framed(group, row, `${parent.pointer}${pointerOf(...group.rows, list.length - 1)}`, '');
  }

  private framed(group: Group, row: Row, pointer: string, scope: string): Frame {
    const { size } = insideOf(group);
    // One more than the children: the text of the group itself.
    const frame: Frame = {
      group,
      row,
      pointer,
      scope,
      counts: new Uint32Array(size + 1),
      filled: new Uint8Array(size + 1),
    };
    this.frames.push(frame);
    return frame;
  }

  private attribute(frame: Frame | undefined, key: string, value: string): void {
    const known = frame && insideOf(frame.group).attributes.find(({ node }) => node.element === key);
    if (frame !== undefined && known !== undefined) this.take(known.node, known.at, value, frame);
    // The place of a schema says nothing about the goods.
    else if (!key.endsWith(':schemaLocation') && !key.endsWith(':noNamespaceSchemaLocation'))
      this.unmapped.push({ path: `${pointerOf(...this.names)}/@${key}`, value });
  }

  private take(leaf: Leaf, at: number, raw: string, { row, pointer, scope, counts, filled }: Frame): void {
    const { element, nameZh, value: kind, path } = leaf;
    const text = raw.trim();
    counts[at] = 1;
    if (text === '') return;
    filled[at] = 1;
    const where = (): string => `${pointer}${pointerOf(...(path ?? ['extensions', this.name, keyOf(scope, element)]))}`;
    let value = kind.read(raw);
    if (value === undefined && text !== raw) value = kind.read(text);
    if (value === undefined)
      this.say(MSG.unreadable, where(), { params: { element, nameZh }, expected: kind.expected, found: raw });
    else if (path !== undefined) setAt(row, path, value);
    if (!isSaid(leaf, value, raw)) keep(row, this.name, keyOf(scope, element), raw);
    if (value === undefined) return;
    if (leaf.only !== undefined && text !== leaf.only)
      this.say(MSG.fixed, where(), { params: { element, nameZh }, expected: leaf.only, found: raw });
    const expected = lengthProblem(leaf.length, text);
    if (expected !== undefined)
      this.say(MSG.length, where(), { params: { element, nameZh }, expected, found: String(text.length) });
  }

  /** What a finished element should have had. */
  private complete({ group, pointer, counts, filled }: Frame): void {
    for (const { node, at } of insideOf(group).needed) {
      if (filled[at] === 1 || (node.presence === 'have' && counts[at] !== 0)) continue;
      const path = node.kind === 'leaf' ? `${pointer}${pointerOf(...(node.path ?? []))}` : pointer;
      const nameZh = node.kind === 'leaf' ? node.nameZh : node.element;
      this.say(MSG.missing, path, { params: { element: node.element, nameZh } });
    }
    if (group.unit === true || (this.document !== undefined && this.frames.length === 0)) this.end();
  }

  private end(): void {
    const one = this.document as Held;
    this.document = undefined;
    if (this.findings.length > 0) one.findings = [...one.findings, ...this.findings];
    if (this.unmapped.length > 0) one.unmapped = [...one.unmapped, ...this.unmapped];
    this.findings = [];
    this.unmapped = [];
    this.finished++;
    this.held.push(one);
    if (this.held.length <= this.limit) return;
    // A message of so many is none that customs takes: from here on only the last one waits.
    this.limit = 1;
    // An answer has nothing behind its documents.
    const more = this.message?.root.children.some((child) => child.kind === 'group' && child.unit !== true) === true;
    for (const first of this.held.splice(0, this.held.length - 1)) {
      if (more) first.findings.push(finding(MSG.unattended, '', { expected: String(HELD) }));
      this.release(first, this.shared);
    }
  }

  private release({ row, line, findings, unmapped }: Held, shared: Row): void {
    const { extensions: common, ...fields } = shared as { extensions?: Row };
    Object.assign(row, copy(fields));
    if (common !== undefined)
      for (const [key, raw] of Object.entries(common[this.name] as Row)) keep(row, this.name, key, raw as string);
    const message = this.message as Message;
    message.derive?.(row, this.root);
    if (message.accepts?.test(this.namespace) === true && this.namespace !== namespaceOf(message, row))
      keep(row, this.name, NAMESPACE_KEY, this.namespace);
    this.released++;
    const at = line === undefined || !hasUnits(message.root) ? {} : { at: { line } };
    this.ready.push({ document: row as unknown as Document, ...at, findings, unmapped });
  }

  private repeated(element: string): undefined {
    this.say(MSG.repeated, this.top().pointer, { params: { element } });
    this.unknownFrom = this.names.length;
  }

  private unknown(definition: Definition): undefined {
    this.unknownFrom = this.names.length;
    this.say(definition, '', { found: pointerOf(...this.names) });
  }

  private say(definition: Definition, path: string, details: FindingDetails): void {
    this.findings.push(finding(definition, path, { ...details, at: this.position.place() }));
  }

  /** Text where only elements belong. */
  private stray(): void {
    if (this.content !== '' && this.content.trim() !== '')
      this.unmapped.push({ path: pointerOf(...this.names), value: this.content });
    this.content = '';
  }
}

/** Whether the document says of a text what would be written again. */
function isSaid({ path, usual, value: kind }: Leaf, value: unknown, raw: string): boolean {
  if (path === undefined) return raw === usual;
  if (value === undefined) return false;
  return kind.identity ? value === raw : kind.write(value) === raw;
}

/** What documents share is not shared by reference. */
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)])) as T;
}

function setAt(row: Row, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  let at = row;
  for (let n = 0; n < last; n++) at = (at[path[n] as string] ??= {}) as Row;
  at[path[last] as string] = value;
}

function valueAt(row: Row, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], row);
}

function listAt(row: Row, path: readonly string[]): Row[] {
  let at = row;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Row;
  return (at[path[path.length - 1] as string] ??= []) as Row[];
}

function keep(row: Row, name: string, key: string, raw: string): void {
  const all = (row['extensions'] ??= {}) as Row;
  ((all[name] ??= {}) as Row)[key] = raw;
}
