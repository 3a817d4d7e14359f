import { type Finding, finding, type Place, pointerOf } from '@kouan/core';
import type { Declaration, Decoded, DecodeOptions, Unmapped } from '@kouan/sdk';
import { listAt, type Row, setAt } from '../../syntax/message/row.ts';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { DEC } from './catalogue.ts';
import type { Field } from './fields/field.ts';
import { type Frame, HERE, NOTHING_SEEN, type Node, pointerTo, ROOT, slotOf, unseen } from './frame.ts';
import { exceeds, limitFinding } from './limits.ts';
import { attachOriginLinks, type EcoRow } from './origin-links.ts';
import { extension, LargeRow, rowsOf } from './rows.ts';
import { ECO_RELATIONS, extensionKey, NAME, type Shape } from './shapes.ts';

/** Namespace of DecMessage. */
export const NAMESPACE = 'http://www.chinaport.gov.cn/dec';

/** Largest message: 50 items, 1 MB of attachments, and room. */
export const MAX_BYTES = 10_000_000;

const NOWHERE: XmlPosition = { place: () => ({}) };

/** Reads a DecMessage in one pass, straight into the document; no tree is built. */
export function decode(bytes: Uint8Array, _options?: DecodeOptions): Decoded<Declaration> {
  const state = new Decoding();
  const syntax = readXml(bytes, (position) => state.at(position), { maxBytes: MAX_BYTES });
  return state.finish(syntax);
}

class Decoding implements XmlHandler {
  private readonly document: Row = Object.assign(new LargeRow(), {
    type: 'declaration',
    direction: 'import',
    items: [],
  });
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
  private content = '';
  private position: XmlPosition = NOWHERE;

  /** The handler, knowing where its reader stands. */
  at(position: XmlPosition): XmlHandler {
    this.position = position;
    return this;
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

  text(text: string): void {
    this.content = this.content === '' ? text : this.content + text;
  }

  open(name: string, namespace: string, attributes: Readonly<Record<string, string>> | undefined): void {
    this.flushStray();
    this.names.push(name);
    if (this.names.length === 1) this.root = name;
    if (!this.started && name === 'DecMessage') this.start(namespace, attributes);
    else {
      this.enter(name);
      for (const key in attributes)
        this.unmapped.push({ path: `${this.here()}/@${key}`, value: attributes[key] as string });
    }
    this.content = '';
  }

  private start(namespace: string, attributes: Readonly<Record<string, string>> | undefined): void {
    this.started = true;
    this.unknownFrom = 0;
    this.frames.push({ node: ROOT, row: this.document, outer: undefined, tokens: HERE, seen: NOTHING_SEEN, next: 0 });
    if (namespace !== NAMESPACE) {
      const details = { expected: NAMESPACE, found: namespace, at: this.position.place() };
      this.findings.push(finding(DEC.wrongNamespace, '', details));
    }
    for (const key in attributes) {
      const value = attributes[key] as string;
      if (key === 'version') extension(this.document)['version'] = value;
      else this.unmapped.push({ path: `${this.here()}/@${key}`, value });
    }
  }

  private enter(name: string): void {
    if (this.unknownFrom > 0) {
      this.unknownChildren = false;
      return;
    }
    const frame = this.frames[this.frames.length - 1];
    if (frame === undefined || this.leaf !== undefined) {
      this.enterUnknown(name, frame !== undefined);
      return;
    }
    const slot = slotOf(frame, name);
    const child = slot === undefined ? frame.node.children.get(name) : undefined;
    if (slot !== undefined) {
      if (frame.seen[slot.index] === 1) this.repeated(name, frame);
      else {
        frame.seen[slot.index] = 1;
        frame.next = slot.index + 1;
        this.leaf = slot.field;
      }
    } else if (child === undefined) this.enterUnknown(name, true);
    else if (this.isRepeated(child)) this.repeated(name, frame);
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

  private repeated(name: string, frame: Frame): void {
    this.findings.push(
      finding(DEC.repeated, pointerTo(frame), { params: { element: name }, at: this.position.place() }),
    );
    this.unknownFrom = this.names.length;
    this.unknownChildren = false;
  }

  private enterUnknown(name: string, said: boolean): void {
    this.unknownFrom = this.names.length;
    this.unknownChildren = false;
    if (!said) return;
    const signed = name === 'Signature' && this.names.length === 2;
    this.findings.push(
      finding(signed ? DEC.signed : DEC.unknownElement, '', { found: this.here(), at: this.position.place() }),
    );
  }

  private enterNode(node: Node, parent: Frame): void {
    const { shape } = node;
    if (shape === undefined) {
      this.frames.push({ node, row: parent.row, outer: parent, tokens: HERE, seen: parent.seen, next: 0 });
      return;
    }
    if (shape === ECO_RELATIONS) {
      const row: Row = {};
      this.ecoRows.push(row as EcoRow);
      this.frames.push({ node, row, outer: undefined, tokens: ['items'], seen: unseen(shape), next: 0 });
      return;
    }
    const rows = shape.extensionRows ? listAt(extension(parent.row), [shape.element]) : rowsOf(parent.row, shape);
    if (rows === undefined) {
      this.frames.push({ node, row: parent.row, outer: parent, tokens: HERE, seen: unseen(shape), next: 0 });
      return;
    }
    const row: Row = new LargeRow();
    rows.push(row);
    const at = shape.extensionRows ? ['extensions', NAME, shape.element] : (shape.rows ?? []);
    this.frames.push({
      node,
      row,
      outer: parent,
      tokens: [...at, rows.length - 1],
      seen: unseen(shape),
      next: 0,
    });
  }

  close(): void {
    const depth = this.names.length;
    if (this.unknownFrom > 0) {
      if (!this.unknownChildren) this.stray();
      this.unknownChildren = true;
      if (depth === this.unknownFrom) this.unknownFrom = 0;
    } else if (this.leaf !== undefined) {
      this.readLeaf(this.leaf);
      this.leaf = undefined;
    } else {
      this.flushStray();
      this.frames.pop();
    }
    this.content = '';
    this.names.pop();
  }

  private readLeaf(field: Field): void {
    const raw = this.content;
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const frame = this.frames[this.frames.length - 1] as Frame;
    const shape = frame.node.shape as Shape;
    if (field.path === undefined) {
      this.readExtension(field, shape, frame, raw);
      return;
    }
    const text = field.value.identity && field.value.expected === 'text' ? raw : trimmed;
    let value = field.value.read(raw);
    if (value === undefined && text !== raw) value = field.value.read(text);
    if (value === undefined) {
      this.keep(field, shape, frame, raw);
      this.findings.push(this.unreadable(field, pointerTo(frame, ...(field.path ?? [])), raw, this.position.place()));
      return;
    }
    setAt(frame.row, field.path, value);
    if (field.element === 'IEFlag') this.directionRead = true;
    // A spelling that would not be written again (an old code, a padded flag) is kept, so that it comes back.
    if (isRespelt(field, value, raw, text)) this.keep(field, shape, frame, raw);
    if (exceeds(field, text)) {
      this.findings.push(limitFinding(field, text, pointerTo(frame, ...(field.path ?? [])), this.position.place()));
    }
  }

  private readExtension(field: Field, shape: Shape, frame: Frame, raw: string): void {
    this.keep(field, shape, frame, raw);
    const pointer = (): string => pointerTo(frame, 'extensions', NAME, extensionKey(shape, field));
    const text = raw.trim();
    if (field.value.read(text) === undefined) {
      this.findings.push(this.unreadable(field, pointer(), raw, this.position.place()));
    } else if (exceeds(field, text)) this.findings.push(limitFinding(field, text, pointer(), this.position.place()));
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
    if (this.content !== '' && this.content.trim() !== '') this.stray();
    this.content = '';
  }

  private stray(): void {
    if (this.content.trim() !== '') this.unmapped.push({ path: this.here(), value: this.content });
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
