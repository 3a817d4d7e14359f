import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Dropped, Encoded, Envelope } from '@kouan/sdk';
import { escapeAttribute, escapeText, isWritable } from '../../syntax/xml/index.ts';
import { DXP } from './catalogue.ts';
import { NAME } from './decode.ts';
import { type Element, MESSAGE, NAMESPACE, REPLY, ROUTED_MESSAGE, SCHEMA_VERSION } from './tree.ts';
import { KINDS } from './values.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes an envelope in the order of the schema. A signature is none of the document's fields: sign what comes out. */
export function encode(document: Envelope): Encoded {
  const writing = new Writing(document);
  const root = document.kind === 'reply' ? REPLY : document.route === undefined ? MESSAGE : ROUTED_MESSAGE;
  const xml = writing.element(root, document as unknown as Row, '', '', ` xmlns="${NAMESPACE}"`);
  const bytes = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`);
  return { bytes, findings: writing.findings, dropped: writing.dropped() };
}

/** Fields that are said by the element that is written. */
const IMPLIED = new Set(['/type', '/kind']);

class Writing {
  readonly findings: Finding[] = [];
  private readonly document: Envelope;
  private readonly written = new Set<string>();
  private readonly version: string;

  constructor(document: Envelope) {
    this.document = document;
    const kept = document.extensions?.[NAME]?.['ver'];
    this.version = typeof kept === 'string' ? kept : SCHEMA_VERSION;
    if (typeof kept === 'string') this.written.add(pointerOf('extensions', NAME, 'ver'));
  }

  /** One element with all that is in it. */
  element(element: Element, row: Row, pointer: string, indent: string, declaration = ''): string {
    const { name } = element;
    const attributes = `${declaration}${this.attributes(element, row, pointer)}`;
    if (element.kind !== undefined) {
      const key = element.attributes === undefined ? element.field : 'value';
      const inner = this.value(element, row[key as string], `${pointer}/${key}`);
      return `${indent}<${name}${attributes}>${inner ?? ''}</${name}>`;
    }
    const inner = (element.children ?? []).flatMap((child) => this.child(child, row, pointer, `${indent}  `));
    if (inner.length === 0) return `${indent}<${name}${attributes}/>`;
    return `${indent}<${name}${attributes}>\n${inner.join('\n')}\n${indent}</${name}>`;
  }

  /** What was left over, leaf by leaf. */
  dropped(): Dropped[] {
    return leaves(this.document, '').filter(({ path }) => !this.written.has(path) && !IMPLIED.has(path));
  }

  private child(element: Element, row: Row, pointer: string, indent: string): string[] {
    const { field, many, kind } = element;
    if (field === undefined) {
      const text = this.element(element, row, pointer, indent);
      return isEmpty(text) && element.required !== true && element !== MESSAGE ? [] : [text];
    }
    const value = row[field];
    if (many !== undefined) return this.list(element, value, `${pointer}${pointerOf(field)}`, indent);
    if (kind !== undefined) {
      const inner = this.value(element, value, `${pointer}${pointerOf(field)}`);
      if (inner === undefined && value === undefined) this.miss(element, pointer);
      // The schema wants the element, and lets it be empty.
      if (inner === undefined && element.name !== 'MsgType') return [];
      return [`${indent}<${element.name}>${inner ?? ''}</${element.name}>`];
    }
    if (typeof value !== 'object' || value === null) {
      this.miss(element, pointer);
      return [];
    }
    return [this.element(element, value as Row, `${pointer}${pointerOf(field)}`, indent)];
  }

  private list(element: Element, value: unknown, pointer: string, indent: string): string[] {
    const items = Array.isArray(value) ? (value as unknown[]) : [];
    const { name, many = 1 } = element;
    if (items.length === 0) this.miss(element, pointer);
    if (items.length > many)
      this.findings.push(
        finding(DXP.tooMany, pointer, {
          params: { element: name },
          expected: String(many),
          found: String(items.length),
        }),
      );
    const isScalar = element.kind !== undefined && element.attributes === undefined;
    return items.flatMap((item, index) => {
      const at = `${pointer}/${index}`;
      if (!isScalar) return [this.element(element, item as Row, at, indent)];
      const inner = this.value(element, item, at);
      return inner === undefined ? [] : [`${indent}<${name}>${inner}</${name}>`];
    });
  }

  private attributes(element: Element, row: Row, pointer: string): string {
    let text = '';
    for (const { name, field, maxLength } of element.attributes ?? []) {
      const path = pointerOf(...field.split('.'));
      const [first = '', second] = field.split('.');
      const value = second === undefined ? row[first] : (row[first] as Row | undefined)?.[second];
      if (name === 'ver') text += ` ver="${escapeAttribute(this.version)}"`;
      else if (name === 'Ver') text += ` Ver="${escapeAttribute(String(value ?? SCHEMA_VERSION))}"`;
      else if (typeof value === 'string') {
        const safe = this.safe(name, value, `${pointer}${path}`, maxLength);
        if (safe !== undefined) text += ` ${name}="${escapeAttribute(safe)}"`;
      }
      if (name === 'Ver' && value !== undefined) this.written.add(`${pointer}${path}`);
    }
    return text;
  }

  private value(element: Element, value: unknown, pointer: string): string | undefined {
    if (typeof value !== 'string') return undefined;
    const kind = KINDS[element.kind ?? 'text'];
    const read = kind.read(value);
    if (read === undefined || (read === '' && element.kind !== 'text')) {
      this.findings.push(
        finding(DXP.unreadable, pointer, { params: { element: element.name }, expected: kind.expected }),
      );
      return undefined;
    }
    const safe = this.safe(element.name, value, pointer, element.maxLength ?? Number.POSITIVE_INFINITY);
    return safe === undefined ? undefined : escapeText(safe);
  }

  private safe(element: string, value: string, pointer: string, maxLength: number): string | undefined {
    const params = { element };
    if (!isWritable(value)) {
      this.findings.push(finding(DXP.notWritable, pointer, { params }));
      return undefined;
    }
    if (value.length > maxLength)
      this.findings.push(
        finding(DXP.tooLong, pointer, { params, expected: String(maxLength), found: String(value.length) }),
      );
    this.written.add(pointer);
    return value;
  }

  private miss(element: Element, pointer: string): void {
    if (element.required) this.findings.push(finding(DXP.missing, pointer, { params: { element: element.name } }));
  }
}

const isEmpty = (text: string): boolean => /^\s*<\w+\/>$/.test(text);

function leaves(value: unknown, path: string): Dropped[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}${pointerOf(key)}`));
}
