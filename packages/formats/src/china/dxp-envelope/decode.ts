import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Decoded, Envelope, Unmapped } from '@kouan/sdk';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { DXP } from './catalogue.ts';
import { type Attribute, type Element, NAMESPACE, REPLY, ROOTS, SCHEMA_VERSION } from './tree.ts';
import { KINDS } from './values.ts';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.dxp-envelope';

/** Content of ten million bytes is half as much again in base64. */
export const MAX_BYTES = 16_000_000;

type Row = Record<string, unknown>;

interface Frame {
  readonly element: Element;
  readonly row: Row;
  readonly pointer: string;
  readonly seen: Map<string, number>;
}

/** Reads an envelope of the platform. What is in it stays closed; see `openEnvelope`. */
export function decode(bytes: Uint8Array): Decoded<Envelope> {
  const reading = new Reading();
  const syntax = readXml(bytes, (position) => reading.handler(position), { maxBytes: MAX_BYTES });
  const findings = [...syntax, ...reading.findings];
  const { unmapped, root } = reading;
  if (syntax.some((item) => item.severity === 'error')) return { findings, unmapped };
  if (root === undefined)
    return { findings: [...findings, finding(DXP.notEnvelope, '', { found: reading.rootName })], unmapped };
  const { ver, ...fields } = reading.document;
  if (ver !== SCHEMA_VERSION)
    findings.push(finding(DXP.wrongVersion, '', { expected: SCHEMA_VERSION, found: String(ver ?? '') }));
  const kind = root === REPLY ? 'reply' : 'message';
  const kept = ver === undefined || ver === SCHEMA_VERSION ? {} : { extensions: { [NAME]: { ver: String(ver) } } };
  return { document: { type: 'envelope', kind, ...fields, ...kept } as Envelope, findings, unmapped };
}

class Reading {
  readonly findings: Finding[] = [];
  readonly unmapped: Unmapped[] = [];
  readonly document: Row = {};
  root: Element | undefined;
  rootName = '';
  private readonly names: string[] = [];
  private readonly frames: Frame[] = [];
  private text = '';
  /** Depth of the element that nobody knows, 0 outside of one. */
  private unknownFrom = 0;

  handler(position: XmlPosition): XmlHandler {
    return {
      open: (name, namespace, attributes) => this.open(name, namespace, attributes ?? {}, position),
      text: (text) => {
        this.text += text;
      },
      close: () => this.close(position),
    };
  }

  private open(name: string, namespace: string, attributes: Readonly<Record<string, string>>, at: XmlPosition): void {
    this.stray();
    this.names.push(name);
    const frame = this.names.length === 1 ? this.openRoot(name, namespace, at) : this.openChild(name, at);
    if (frame !== undefined) this.frames.push(frame);
    for (const key in attributes) this.attribute(frame, key, attributes[key] as string);
  }

  private openRoot(name: string, namespace: string, at: XmlPosition): Frame | undefined {
    this.rootName = name;
    this.root = ROOTS.find((one) => one.name === name);
    if (this.root === undefined) {
      this.unknownFrom = 1;
      return undefined;
    }
    if (namespace !== NAMESPACE)
      this.findings.push(finding(DXP.wrongNamespace, '', { expected: NAMESPACE, found: namespace, at: at.place() }));
    return { element: this.root, row: this.document, pointer: '', seen: new Map() };
  }

  private openChild(name: string, at: XmlPosition): Frame | undefined {
    if (this.unknownFrom > 0) return undefined;
    const parent = this.frames[this.frames.length - 1] as Frame;
    const element = parent.element.children?.find((one) => one.name === name);
    const count = (parent.seen.get(name) ?? 0) + 1;
    if (element === undefined || (count > 1 && element.many === undefined)) {
      this.unknownFrom = this.names.length;
      const signed = name === 'Signature';
      const what = element !== undefined ? DXP.repeated : signed ? DXP.signed : DXP.unknownElement;
      const details = { params: { element: name }, found: pointerOf(...this.names), at: at.place() };
      this.findings.push(finding(what, parent.pointer, details));
      return undefined;
    }
    parent.seen.set(name, count);
    return frameOf(element, parent);
  }

  private attribute(frame: Frame | undefined, key: string, value: string): void {
    const known = frame?.element.attributes?.find((one) => one.name === key);
    if (frame === undefined || known === undefined) {
      this.unmapped.push({ path: `${pointerOf(...this.names)}/@${key}`, value });
      return;
    }
    put(frame.row, known, value);
    this.measure(known.name, value, known.maxLength, `${frame.pointer}${pointerOf(...known.field.split('.'))}`);
  }

  private close(position: XmlPosition): void {
    const depth = this.names.length;
    if (this.unknownFrom > 0) {
      this.stray();
      if (depth === this.unknownFrom) this.unknownFrom = 0;
    } else {
      const frame = this.frames.pop() as Frame;
      if (frame.element.kind === undefined) this.stray();
      else this.leaf(frame, frame.element, position);
      this.complete(frame, position);
    }
    this.text = '';
    this.names.pop();
  }

  private leaf({ row, pointer }: Frame, element: Element, position: XmlPosition): void {
    const kind = KINDS[element.kind ?? 'text'];
    const value = kind.read(this.text);
    const details = { params: { element: element.name }, at: position.place() };
    if (value === undefined) {
      this.unmapped.push({ path: pointerOf(...this.names), value: this.text });
      this.findings.push(finding(DXP.unreadable, pointer, { ...details, expected: kind.expected }));
      return;
    }
    if (value === '' && element.field !== 'messageType') return;
    const target = element.field as string;
    if (element.attributes !== undefined) row['value'] = value;
    else if (element.many !== undefined) (row[target] as unknown[]).push(value);
    else row[target] = value;
    this.measure(element.name, value, element.maxLength ?? Number.POSITIVE_INFINITY, pointer, position);
  }

  /** What a finished element should have had, and how often. */
  private complete({ element, pointer, seen }: Frame, position: XmlPosition): void {
    const at = position.place();
    for (const child of element.children ?? []) {
      const count = seen.get(child.name) ?? 0;
      const params = { element: child.name };
      if (count === 0 && child.required) this.findings.push(finding(DXP.missing, pointer, { params, at }));
      if (count > (child.many ?? 1))
        this.findings.push(
          finding(DXP.tooMany, pointer, { params, expected: String(child.many), found: String(count), at }),
        );
    }
  }

  private measure(element: string, value: string, max: number, pointer: string, position?: XmlPosition): void {
    if (value.length <= max) return;
    const at = position === undefined ? {} : { at: position.place() };
    this.findings.push(
      finding(DXP.tooLong, pointer, {
        params: { element },
        expected: String(max),
        found: String(value.length),
        ...at,
      }),
    );
  }

  private stray(): void {
    if (this.text.trim() !== '') this.unmapped.push({ path: pointerOf(...this.names), value: this.text });
    this.text = '';
  }
}

/** Where the values of an element go: its own record, a new row of a list, or the record around it. */
function frameOf(element: Element, parent: Frame): Frame {
  const { field, many, kind } = element;
  const seen = new Map<string, number>();
  if (field === undefined) return { element, row: parent.row, pointer: parent.pointer, seen };
  const pointer = `${parent.pointer}${pointerOf(field)}`;
  const isRecord = kind === undefined || element.attributes !== undefined;
  if (many !== undefined) {
    const list = (parent.row[field] ??= []) as unknown[];
    if (!isRecord) return { element, row: parent.row, pointer: `${pointer}/${list.length}`, seen };
    const row: Row = {};
    list.push(row);
    return { element, row, pointer: `${pointer}/${list.length - 1}`, seen };
  }
  if (!isRecord) return { element, row: parent.row, pointer, seen };
  const row = (parent.row[field] ??= {}) as Row;
  return { element, row, pointer, seen };
}

function put(row: Row, { field }: Attribute, value: string): void {
  const [first = '', second] = field.split('.');
  if (second === undefined) row[first] = value;
  else {
    const inner = (row[first] ??= {}) as Row;
    inner[second] = value;
  }
}
