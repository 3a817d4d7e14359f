import { type Definition, type Finding, type FindingDetails, finding, pointerOf } from '@kouan/core';
import type { Decoded, Document, Unmapped } from '@kouan/sdk';
import type { XmlHandler, XmlPosition } from '../../syntax/xml/index.ts';
import { MSG } from './catalogue.ts';
import {
  childrenOf,
  type Group,
  hasUnits,
  keyOf,
  type Leaf,
  lengthProblem,
  type Message,
  NAMESPACE_KEY,
  namespaceOf,
} from './node.ts';

export type Row = Record<string, unknown>;

/** Documents that are held back until what stands behind them is known: as many as a message may have. */
export const HELD = 100;

/** Elements of a signature, wherever it begins. */
const SIGNATURE = new Set(['Signature', 'SignedInfo', 'SignatureValue', 'KeyInfo']);

interface Frame {
  readonly group: Group;
  readonly row: Row;
  readonly pointer: string;
  /** Elements from the row to here. */
  readonly scope: string;
  /** How often each child stood, and whether it said something. */
  readonly seen: Map<string, { count: number; filled: boolean }>;
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
  private held: Held[] = [];
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
      this.take(this.leaf, this.content, this.top());
      this.leaf = undefined;
    } else {
      const frame = this.frames.pop() as Frame;
      if (frame.group.content !== undefined) this.take(frame.group.content, this.content, frame);
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
    const node = childrenOf(parent.group).get(name);
    if (node === undefined) return this.unknown(SIGNATURE.has(name) ? MSG.signed : MSG.unknownElement);
    const before = parent.seen.get(name);
    const count = (before?.count ?? 0) + 1;
    if (node.kind === 'leaf') {
      if (before !== undefined) return this.repeated(name);
      parent.seen.set(name, { count, filled: false });
      this.leaf = node;
      return undefined;
    }
    if (count > 1 && node.rows === undefined && node.unit !== true && node.max === 1) return this.repeated(name);
    if (node.choice !== undefined) {
      if (valueAt(parent.row, node.choice) !== undefined) return this.repeated(name);
      setAt(parent.row, node.choice, name);
    }
    parent.seen.set(name, { count, filled: true });
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
    const frame: Frame = { group: root, row: this.shared, pointer: '', scope: '', seen: new Map() };
    this.frames.push(frame);
    return frame;
  }

  private start(group: Group): Frame {
    const { line } = this.position.place();
    const row: Row = { ...this.message?.fixed };
    this.document = { row, line, findings: this.findings, unmapped: this.unmapped };
    this.findings = [];
    this.unmapped = [];
    const frame: Frame = { group, row, pointer: '', scope: '', seen: new Map() };
    this.frames.push(frame);
    return frame;
  }

  private push(group: Group, parent: Frame): Frame {
    if (group.unit === true) return this.start(group);
    const seen: Frame['seen'] = new Map();
    let frame: Frame;
    if (group.rows === undefined) {
      frame = { group, row: parent.row, pointer: parent.pointer, scope: keyOf(parent.scope, group.element), seen };
    } else {
      const list = listAt(parent.row, group.rows);
      const row: Row = {};
      list.push(row);
      const pointer = `${parent.pointer}${pointerOf(...group.rows, list.length - 1)}`;
      frame = { group, row, pointer, scope: '', seen };
    }
    this.frames.push(frame);
    return frame;
  }

  private attribute(frame: Frame | undefined, key: string, value: string): void {
    const leaf = frame?.group.attributes?.find(({ element }) => element === key);
    if (frame !== undefined && leaf !== undefined) this.take(leaf, value, frame);
    // The place of a schema says nothing about the goods.
    else if (!key.endsWith(':schemaLocation') && !key.endsWith(':noNamespaceSchemaLocation'))
      this.unmapped.push({ path: `${pointerOf(...this.names)}/@${key}`, value });
  }

  private take(leaf: Leaf, raw: string, { row, pointer, scope, seen }: Frame): void {
    const { element, nameZh, value: kind, path } = leaf;
    const text = raw.trim();
    const mark = seen.get(element);
    if (mark === undefined) seen.set(element, { count: 1, filled: text !== '' });
    else mark.filled = text !== '';
    if (text === '') return;
    const key = keyOf(scope, element);
    const where = (): string => `${pointer}${pointerOf(...(path ?? ['extensions', this.name, key]))}`;
    let value = kind.read(raw);
    if (value === undefined && text !== raw) value = kind.read(text);
    if (value === undefined)
      this.say(MSG.unreadable, where(), { params: { element, nameZh }, expected: kind.expected, found: raw });
    else if (path !== undefined) setAt(row, path, value);
    const said = path === undefined ? raw === leaf.usual : value !== undefined && kind.write(value) === raw;
    if (!said) keep(row, this.name, key, raw);
    if (value !== undefined && leaf.only !== undefined && text !== leaf.only)
      this.say(MSG.fixed, where(), { params: { element, nameZh }, expected: leaf.only, found: raw });
    const expected = value === undefined ? undefined : lengthProblem(leaf.length, text);
    if (expected !== undefined)
      this.say(MSG.length, where(), { params: { element, nameZh }, expected, found: String(text.length) });
  }

  /** What a finished element should have had. */
  private complete({ group, pointer, seen }: Frame): void {
    for (const child of [...(group.attributes ?? []), ...group.children]) {
      if (child.presence === 'may') continue;
      const mark = seen.get(child.element);
      if (mark?.filled === true || (child.presence === 'have' && mark !== undefined)) continue;
      const at = child.kind === 'leaf' ? `${pointer}${pointerOf(...(child.path ?? []))}` : pointer;
      const nameZh = child.kind === 'leaf' ? child.nameZh : child.element;
      this.say(MSG.missing, at, { params: { element: child.element, nameZh } });
    }
    if (group.unit === true || (this.document !== undefined && this.frames.length === 0)) this.end();
  }

  private end(): void {
    const one = this.document as Held;
    this.document = undefined;
    one.findings = [...one.findings, ...this.findings];
    one.unmapped = [...one.unmapped, ...this.unmapped];
    this.findings = [];
    this.unmapped = [];
    this.finished++;
    this.held.push(one);
    if (this.held.length <= HELD) return;
    const [first, ...rest] = this.held as [Held, ...Held[]];
    this.held = rest;
    if (this.message?.root.children.some(({ kind }) => kind === 'group') === true)
      first.findings.push(finding(MSG.unattended, '', { expected: String(HELD) }));
    this.release(first, this.shared);
  }

  private release({ row, line, findings, unmapped }: Held, shared: Row): void {
    const { extensions: common, ...fields } = shared as { extensions?: Row };
    Object.assign(row, structuredClone(fields));
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

function setAt(row: Row, path: readonly string[], value: unknown): void {
  let at = row;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Row;
  at[path[path.length - 1] as string] = value;
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
