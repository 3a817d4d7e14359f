import { type Finding, finding, type Place, pointerOf } from '@kouan/core';
import type { Declaration, Decoded, DecodeOptions, Unmapped } from '@kouan/sdk';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { DEC } from './catalogue.ts';
import type { Field } from './fields/field.ts';
import { exceeds, limitFinding } from './limits.ts';
import { attachOriginLinks, type EcoRow } from './origin-links.ts';
import { ECO_RELATIONS, extensionKey, NAME, SHAPES, type Shape, type Slot } from './shapes.ts';

/** Namespace of DecMessage. */
export const NAMESPACE = 'http://www.chinaport.gov.cn/dec';

/** Largest message: 50 items, 1 MB of attachments, and room. */
export const MAX_BYTES = 10_000_000;

type Row = Record<string, unknown>;

/** What an element name means inside its parent: a wrapper, or a group of fields. */
interface Node {
  readonly shape: Shape | undefined;
  readonly children: ReadonlyMap<string, Node>;
}

function nodesOf(shapes: readonly Shape[]): ReadonlyMap<string, Node> {
  return new Map(
    shapes.map((shape) => {
      const own: Node = { shape, children: nodesOf(shape.children) };
      return shape.wrapper === undefined
        ? [shape.element, own]
        : [shape.wrapper, { shape: undefined, children: new Map([[shape.element, own]]) }];
    }),
  );
}

const ROOT: Node = { shape: undefined, children: nodesOf(SHAPES) };

/** An open element that is not a leaf. */
interface Frame {
  readonly node: Node;
  readonly row: Row;
  readonly pointer: string;
  /** By index of the field: 1 once its element was seen, to notice repetition. */
  readonly seen: Uint8Array;
  /** Index of the field that likely comes next: files keep the order of the table more often than not. */
  next: number;
}

/** Reads a DecMessage in one pass, straight into the document; no tree is built. */
export function decode(bytes: Uint8Array, _options?: DecodeOptions): Decoded<Declaration> {
  const state = new Decoding();
  const syntax = readXml(bytes, (position) => state.handler(position), { maxBytes: MAX_BYTES });
  return state.finish(syntax);
}

class Decoding {
  private readonly document: Row = { type: 'declaration', direction: 'import', items: [] };
  private readonly findings: Finding[] = [];
  private readonly unmapped: Unmapped[] = [];
  private readonly names: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly ecoRows: EcoRow[] = [];
  private readonly singles = new Set<Shape>();
  private root = '';
  private started = false;
  private directionRead = false;
  /** Depth below which nothing is known; 0 = everything is known so far. */
  private unknownFrom = 0;
  private unknownChildren = false;
  private leaf: Field | undefined;
  private text = '';

  handler(position: XmlPosition): XmlHandler {
    return {
      open: (name, namespace, attributes) => this.open(name, namespace, attributes, position),
      text: (text) => {
        this.text = this.text === '' ? text : this.text + text;
      },
      close: () => this.close(position),
    };
  }

  finish(syntax: readonly Finding[]): Decoded<Declaration> {
    const findings = [...syntax, ...this.findings];
    if (syntax.some((item) => item.severity === 'error')) return { findings, unmapped: this.unmapped };
    if (!this.started) {
      findings.push(finding(DEC.notDecMessage, '', { found: this.root }));
      return { findings, unmapped: this.unmapped };
    }
    const document = this.document as unknown as Declaration;
    if (!this.directionRead) findings.push(finding(DEC.noDirection, '/direction'));
    if (document.direction === 'export') for (const item of document.items) swapCountries(item as unknown as Row);
    const dangling = attachOriginLinks(document, this.ecoRows, findings);
    if (dangling.length > 0) extension(this.document)[ECO_RELATIONS.element] = dangling;
    return { document, findings, unmapped: this.unmapped };
  }

  private open(
    name: string,
    namespace: string,
    attributes: Readonly<Record<string, string>> | undefined,
    position: XmlPosition,
  ): void {
    this.flushStray();
    this.names.push(name);
    if (this.names.length === 1) this.root = name;
    if (!this.started && name === 'DecMessage') this.start(namespace, attributes, position);
    else {
      this.enter(name, position);
      for (const key in attributes)
        this.unmapped.push({ path: `${this.here()}/@${key}`, value: attributes[key] as string });
    }
    this.text = '';
  }

  private start(
    namespace: string,
    attributes: Readonly<Record<string, string>> | undefined,
    position: XmlPosition,
  ): void {
    this.started = true;
    this.unknownFrom = 0;
    this.frames.push({ node: ROOT, row: this.document, pointer: '', seen: NOTHING_SEEN, next: 0 });
    if (namespace !== NAMESPACE) {
      const details = { expected: NAMESPACE, found: namespace, at: position.place() };
      this.findings.push(finding(DEC.wrongNamespace, '', details));
    }
    for (const key in attributes) {
      const value = attributes[key] as string;
      if (key === 'version') extension(this.document)['version'] = value;
      else this.unmapped.push({ path: `${this.here()}/@${key}`, value });
    }
  }

  private enter(name: string, position: XmlPosition): void {
    if (this.unknownFrom > 0) {
      this.unknownChildren = false;
      return;
    }
    const frame = this.frames[this.frames.length - 1];
    if (frame === undefined || this.leaf !== undefined) {
      this.enterUnknown(name, position, frame !== undefined);
      return;
    }
    const slot = slotOf(frame, name);
    const child = slot === undefined ? frame.node.children.get(name) : undefined;
    if (slot !== undefined) {
      if (frame.seen[slot.index] === 1) this.repeated(name, frame, position);
      else {
        frame.seen[slot.index] = 1;
        frame.next = slot.index + 1;
        this.leaf = slot.field;
      }
    } else if (child === undefined) this.enterUnknown(name, position, true);
    else if (this.isRepeated(child)) this.repeated(name, frame, position);
    else this.enterNode(child, frame);
  }

  /** A group that occurs once, a second time: reading it would overwrite what the first one said. */
  private isRepeated(node: Node): boolean {
    const { shape } = node;
    if (shape === undefined || shape.rows !== undefined || shape.extensionRows) return false;
    if (this.singles.has(shape)) return true;
    this.singles.add(shape);
    return false;
  }

  private repeated(name: string, frame: Frame, position: XmlPosition): void {
    this.findings.push(finding(DEC.repeated, frame.pointer, { params: { element: name }, at: position.place() }));
    this.unknownFrom = this.names.length;
    this.unknownChildren = false;
  }

  private enterUnknown(name: string, position: XmlPosition, said: boolean): void {
    this.unknownFrom = this.names.length;
    this.unknownChildren = false;
    if (!said) return;
    const signed = name === 'Signature' && this.names.length === 2;
    this.findings.push(
      finding(signed ? DEC.signed : DEC.unknownElement, '', { found: this.here(), at: position.place() }),
    );
  }

  private enterNode(node: Node, parent: Frame): void {
    const { shape } = node;
    if (shape === undefined) {
      this.frames.push({ node, row: parent.row, pointer: parent.pointer, seen: parent.seen, next: 0 });
      return;
    }
    if (shape === ECO_RELATIONS) {
      const row: Row = {};
      this.ecoRows.push(row as EcoRow);
      this.frames.push({ node, row, pointer: '/items', seen: unseen(shape), next: 0 });
      return;
    }
    const rows = shape.extensionRows ? arrayAt(extension(parent.row), [shape.element]) : rowsOf(parent.row, shape);
    if (rows === undefined) {
      this.frames.push({ node, row: parent.row, pointer: parent.pointer, seen: unseen(shape), next: 0 });
      return;
    }
    const row: Row = {};
    rows.push(row);
    const at = shape.extensionRows ? ['extensions', NAME, shape.element] : (shape.rows ?? []);
    this.frames.push({
      node,
      row,
      pointer: `${parent.pointer}${pointerOf(...at, rows.length - 1)}`,
      seen: unseen(shape),
      next: 0,
    });
  }

  private close(position: XmlPosition): void {
    const depth = this.names.length;
    if (this.unknownFrom > 0) {
      if (!this.unknownChildren) this.stray();
      this.unknownChildren = true;
      if (depth === this.unknownFrom) this.unknownFrom = 0;
    } else if (this.leaf !== undefined) {
      this.readLeaf(this.leaf, position);
      this.leaf = undefined;
    } else {
      this.flushStray();
      this.frames.pop();
    }
    this.text = '';
    this.names.pop();
  }

  private readLeaf(field: Field, position: XmlPosition): void {
    const raw = this.text;
    if (raw === '' || raw.trim() === '') return;
    const frame = this.frames[this.frames.length - 1] as Frame;
    const shape = frame.node.shape as Shape;
    if (field.path === undefined) {
      this.readExtension(field, shape, frame, raw, position);
      return;
    }
    const text = field.value.identity && field.value.expected === 'text' ? raw : raw.trim();
    let value = field.value.read(raw);
    if (value === undefined && text !== raw) value = field.value.read(text);
    if (value === undefined) {
      this.keep(field, shape, frame, raw);
      this.findings.push(this.unreadable(field, pointerOfField(frame, field), raw, position.place()));
      return;
    }
    setAt(frame.row, field.path, value);
    if (field.element === 'IEFlag') this.directionRead = true;
    // A spelling that would not be written again (an old code, a padded flag) is kept, so that it comes back.
    if (isRespelt(field, value, raw, text)) this.keep(field, shape, frame, raw);
    if (exceeds(field, text)) {
      this.findings.push(limitFinding(field, text, pointerOfField(frame, field), position.place()));
    }
  }

  private readExtension(field: Field, shape: Shape, frame: Frame, raw: string, position: XmlPosition): void {
    this.keep(field, shape, frame, raw);
    const pointer = `${frame.pointer}${pointerOf('extensions', NAME, extensionKey(shape, field))}`;
    const text = raw.trim();
    if (field.value.read(text) === undefined) {
      this.findings.push(this.unreadable(field, pointer, raw, position.place()));
    } else if (exceeds(field, text)) this.findings.push(limitFinding(field, text, pointer, position.place()));
  }

  private keep(field: Field, shape: Shape, frame: Frame, raw: string): void {
    const bare = shape.extensionRows;
    (bare ? frame.row : extension(frame.row))[extensionKey(shape, field)] = raw;
  }

  private unreadable(field: Field, path: string, raw: string, at: Place): Finding {
    const params = { element: field.element, nameZh: field.nameZh };
    return finding(DEC.unreadable, path, { params, expected: field.value.expected, found: raw, at });
  }

  /** Text where only elements belong: said as unmapped, unless it is white space. */
  private flushStray(): void {
    if (this.text !== '' && this.text.trim() !== '') this.stray();
    this.text = '';
  }

  private stray(): void {
    if (this.text.trim() !== '') this.unmapped.push({ path: this.here(), value: this.text });
  }

  private here(): string {
    return pointerOf(...this.names);
  }
}

/** Whether writing the value gives another text than was read. */
function isRespelt({ value: kind }: Field, value: unknown, raw: string, text: string): boolean {
  if (kind.identity) return value !== raw;
  // The value is that of the text as it stands, or of the text without the space around it.
  return kind.lossless === true && text === raw ? false : kind.write(value) !== raw;
}

/** The field of an element. Comparing with the next one of the table is cheaper than looking up a name nobody hashed. */
function slotOf({ node: { shape }, next }: Frame, name: string): Slot | undefined {
  if (shape === undefined) return undefined;
  const likely = shape.slots[next];
  return likely !== undefined && likely.field.element === name ? likely : shape.byElement.get(name);
}

/** For elements that hold groups and no fields. */
const NOTHING_SEEN = new Uint8Array(0);

function unseen(shape: Shape): Uint8Array {
  return new Uint8Array(shape.fields.length);
}

function rowsOf(parent: Row, shape: Shape): Row[] | undefined {
  return shape.rows === undefined ? undefined : arrayAt(parent, shape.rows);
}

function arrayAt(root: Row, path: readonly string[]): Row[] {
  let object = root;
  for (const key of path.slice(0, -1)) object = (object[key] ??= {}) as Row;
  return (object[path[path.length - 1] as string] ??= []) as Row[];
}

function setAt(root: Row, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  if (last === 0) {
    root[path[0] as string] = value;
    return;
  }
  let object = root;
  for (let index = 0; index < last; index++) object = (object[path[index] as string] ??= {}) as Row;
  object[path[last] as string] = value;
}

function extension(row: Row): Row {
  const all = (row['extensions'] ??= {}) as Row;
  return (all[NAME] ??= {}) as Row;
}

function pointerOfField(frame: Frame, field: Field): string {
  return `${frame.pointer}${pointerOf(...(field.path ?? []))}`;
}

/**
 * On export the element OriginCountry carries the final destination and DestinationCountry the origin; the document
 * always means what it says.
 */
function swapCountries(item: Row): void {
  const { originCountry, destinationCountry } = item;
  delete item['originCountry'];
  delete item['destinationCountry'];
  if (destinationCountry !== undefined) item['originCountry'] = destinationCountry;
  if (originCountry !== undefined) item['destinationCountry'] = originCountry;
}
