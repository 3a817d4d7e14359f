import { BLANK } from './characters.ts';
import type { Names, QName } from './names.ts';
import { dereference } from './references.ts';

/** What stands on the tape of a document. */
export const NODE = { start: 0, end: 1, text: 2, cdata: 3, comment: 4, instruction: 5 } as const;

/**
 * Places of a node's numbers: a start has eight, all else the first four. `head` is kind | flags << 3 | number of attributes << 8; `from` and `to` are octets of the
 * input; `link` of a start is the place of its end and the other way round, `link` of all else its parent's place.
 */
export const FIELD = { head: 0, from: 1, to: 2, link: 3, name: 4, uri: 5, attributes: 6, parent: 7 } as const;

/** The tag, comment or instruction is written as its canonical form has it, but for what namespaces and order ask for. */
export const PLAIN = 1 << 3;
/** `<a/>` */
export const EMPTY = 1 << 4;
/** Attributes without a prefix and in their canonical order, none of which declares a namespace. */
export const SIMPLE = 1 << 5;
export const COUNT = 8;

/** Numbers that an attribute takes: its name, namespace (or what it declares), its value's octets, 1 if not plain. */
export const ATTRIBUTE = { name: 0, uri: 1, from: 2, to: 3, odd: 4, size: 5 } as const;

/** What a scanner found. */
export interface Scanned {
  readonly bytes: Buffer;
  readonly tape: Int32Array;
  readonly length: number;
  readonly attributes: Int32Array;
  readonly names: Names;
  readonly uris: readonly string[];
  readonly root: number;
  /** Places of the attributes that can be an Id, in order. */
  readonly ids: readonly { readonly element: number; readonly attribute: number }[];
  /** Places of elements with the local name `Signature`. */
  readonly signatures: readonly number[];
  readonly comments: readonly number[];
  readonly instructions: readonly number[];
}

/**
 * One well-formed document, as a tape of numbers over its octets: no object a node, so that a large document costs
 * little and what is unchanged by its canonical form can be copied as it stands. Text that is canonical as it stands
 * has no node: it is what lies between two nodes.
 */
export class XmlDocument {
  readonly scanned: Scanned;

  constructor(scanned: Scanned) {
    this.scanned = scanned;
  }

  get bytes(): Buffer {
    return this.scanned.bytes;
  }

  get root(): number {
    return this.scanned.root;
  }

  field(node: number, field: number): number {
    return this.scanned.tape[node + field] as number;
  }

  kind(node: number): number {
    return this.field(node, FIELD.head) & 7;
  }

  nameOf(element: number): QName {
    return this.scanned.names.all[this.field(element, FIELD.name)] as QName;
  }

  local(element: number): string {
    return this.nameOf(element).local;
  }

  uri(element: number): string {
    return this.scanned.uris[this.field(element, FIELD.uri)] as string;
  }

  is(element: number, uri: string, local: string): boolean {
    return this.local(element) === local && this.uri(element) === uri;
  }

  /** Place of the parent, -1 for the root. */
  parent(element: number): number {
    return this.field(element, FIELD.parent);
  }

  /** Place of the node behind an element. */
  behind(element: number): number {
    return this.field(element, FIELD.link) + 4;
  }

  /** Places of an element's nodes of all kinds. */
  nodes(element: number): number[] {
    const found: number[] = [];
    const end = this.field(element, FIELD.link);
    for (let at = element + 8; at < end; ) {
      found.push(at);
      at = this.kind(at) === NODE.start ? this.behind(at) : at + 4;
    }
    return found;
  }

  /** Places of the elements in an element. */
  children(element: number): number[] {
    return this.nodes(element).filter((node) => this.kind(node) === NODE.start);
  }

  /** Whether one element is another, or lies in it. */
  within(element: number, outer: number): boolean {
    return element >= outer && element < this.field(outer, FIELD.link);
  }

  /** Character data of an element, without what lies in its elements. */
  text(element: number): string {
    let out = '';
    let from = this.field(element, FIELD.to);
    for (const node of this.nodes(element)) {
      const [start, end] = [this.field(node, FIELD.from), this.field(node, FIELD.to)];
      out += this.characters(from, start);
      if (this.kind(node) === NODE.text) out += this.characters(start, end);
      if (this.kind(node) === NODE.cdata) out += this.raw(start + 9, end - 3);
      from = this.kind(node) === NODE.start ? this.field(this.field(node, FIELD.link), FIELD.to) : end;
    }
    return out + this.characters(from, this.field(this.field(element, FIELD.link), FIELD.from));
  }

  /** Whether an element holds nothing but elements and white space. */
  holdsElements(element: number): boolean {
    const { bytes } = this.scanned;
    let from = this.field(element, FIELD.to);
    for (const node of this.nodes(element)) {
      const kind = this.kind(node);
      // White space that was written by reference is white space too.
      if (kind === NODE.text)
        return this.nodes(element).every((one) => this.kind(one) <= NODE.text) && this.#isBlank(element);
      if (kind !== NODE.start || !blank(bytes, from, this.field(node, FIELD.from))) return false;
      from = this.field(this.field(node, FIELD.link), FIELD.to);
    }
    return blank(bytes, from, this.field(this.field(element, FIELD.link), FIELD.from));
  }

  #isBlank(element: number): boolean {
    return /^[ \t\n]*$/.test(this.text(element));
  }

  /** Value of an attribute by its namespace and local name; `undefined` where there is none. */
  attribute(element: number, local: string, uri = ''): string | undefined {
    const { attributes, names, uris } = this.scanned;
    const first = this.field(element, FIELD.attributes);
    const end = first + (this.field(element, FIELD.head) >> COUNT) * ATTRIBUTE.size;
    for (let at = first; at < end; at += ATTRIBUTE.size) {
      const name = names.all[attributes[at + ATTRIBUTE.name] as number] as QName;
      if (name.declares === undefined && name.local === local && uris[attributes[at + ATTRIBUTE.uri] as number] === uri)
        return this.value(at);
    }
    return undefined;
  }

  /** Places of an element's attributes, declarations of namespaces among them. */
  attributePlaces(element: number): number[] {
    const places: number[] = [];
    const first = this.field(element, FIELD.attributes);
    const end = first + (this.field(element, FIELD.head) >> COUNT) * ATTRIBUTE.size;
    for (let at = first; at < end; at += ATTRIBUTE.size) places.push(at);
    return places;
  }

  /** Value of an attribute by its place, normalised (XML 1.0 §3.3.3). */
  value(attribute: number): string {
    const { attributes } = this.scanned;
    const text = this.#slice(
      attributes[attribute + ATTRIBUTE.from] as number,
      attributes[attribute + ATTRIBUTE.to] as number,
    );
    return attributes[attribute + ATTRIBUTE.odd] === 0 ? dereference(text) : attributeValue(text);
  }

  /** Octets as text, with references as what they stand for. */
  characters(from: number, to: number): string {
    return from === to ? '' : dereference(this.raw(from, to));
  }

  /** Octets as text, with line ends as one (XML 1.0 §2.11). */
  raw(from: number, to: number): string {
    const text = this.#slice(from, to);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  #slice(from: number, to: number): string {
    return this.scanned.bytes.toString('utf8', from, to);
  }
}

function blank(bytes: Buffer, from: number, to: number): boolean {
  let at = from;
  while (at < to && BLANK[bytes[at] as number] === 1) at += 1;
  return at >= to;
}

/** Value of an attribute from what stands between its quotes. */
export const attributeValue = (text: string): string => dereference(text.replace(/\r\n|[\t\n\r]/g, ' '));
