import { compare } from './code-points.ts';
import { ATTRIBUTE, FIELD, type XmlDocument } from './document.ts';
import { PREFIX, type QName } from './names.ts';

/** A namespace that is to be written, with the octet of the input that asks for it. */
export interface Declaration {
  readonly prefix: string;
  readonly uri: string;
  readonly at: number;
}

/** Which namespaces are in scope in the input, and which the output has at the same place. All are numbers; -1 for none. */
export class Rendered {
  readonly #document: XmlDocument;
  readonly #exclusive: boolean;
  /** Prefixes that are written as inclusive canonicalization does. */
  readonly #inclusive: readonly number[];
  readonly #scope: Int32Array;
  readonly #output: Int32Array;
  /** End of an element; prefix, scope and output as they were before it. */
  readonly #before: number[] = [];

  constructor(document: XmlDocument, exclusive: boolean, listed: readonly string[]) {
    const { prefixes } = document.scanned.names;
    this.#document = document;
    this.#exclusive = exclusive;
    const inclusive = exclusive ? new Set(listed.map((prefix) => (prefix === '#default' ? '' : prefix))) : undefined;
    this.#inclusive = [...prefixes.keys()].filter(
      (id) =>
        id !== PREFIX.xml && id !== PREFIX.xmlns && (inclusive === undefined || inclusive.has(prefixes[id] as string)),
    );
    this.#scope = new Int32Array(prefixes.length).fill(-1);
    this.#scope[PREFIX.none] = 0;
    this.#output = this.#scope.slice();
  }

  /** Whether the output says of a prefix what the input does. The prefix `xml` is never written. */
  has(prefix: number): boolean {
    return this.#scope[prefix] === this.#output[prefix] || prefix === PREFIX.xml;
  }

  /** What is to be written at an element; the apex has what its ancestors declare. */
  enter(element: number, apex: boolean): readonly Declaration[] {
    const { attributes, names, tape } = this.#document.scanned;
    if (apex) this.#inherit(element);
    const end = tape[element + FIELD.link] as number;
    const from = tape[element + FIELD.from] as number;
    const places = this.#document.attributePlaces(element);
    const wanted = new Map<number, number>();
    const want = (prefix: number, at: number): void => {
      if (!this.has(prefix) && !wanted.has(prefix)) wanted.set(prefix, at);
    };
    for (const place of places) {
      const { declares } = names.all[attributes[place] as number] as QName;
      if (declares === undefined) continue;
      this.#remember(end, declares);
      this.#scope[declares] = attributes[place + ATTRIBUTE.uri] as number;
      if (this.#inclusive.includes(declares)) want(declares, attributes[place + ATTRIBUTE.from] as number);
    }
    if (apex) for (const prefix of this.#inclusive) want(prefix, from);
    if (this.#exclusive) {
      want((names.all[tape[element + FIELD.name] as number] as QName).prefix, from);
      for (const place of places) {
        const { declares, prefix } = names.all[attributes[place] as number] as QName;
        if (declares === undefined && prefix !== PREFIX.none)
          want(prefix, attributes[place + ATTRIBUTE.from] as number);
      }
    }
    for (const prefix of wanted.keys()) {
      this.#remember(end, prefix);
      this.#output[prefix] = this.#scope[prefix] as number;
    }
    return [...wanted]
      .map(([prefix, at]) => ({ prefix: names.prefixes[prefix] as string, uri: this.#uri(prefix), at }))
      .sort((a, b) => compare(a.prefix, b.prefix));
  }

  #uri(prefix: number): string {
    return this.#document.scanned.uris[this.#scope[prefix] as number] as string;
  }

  #inherit(apex: number): void {
    const { attributes, names } = this.#document.scanned;
    const known = new Set<number>();
    for (let at = this.#document.parent(apex); at >= 0; at = this.#document.parent(at)) {
      for (const place of this.#document.attributePlaces(at)) {
        const { declares } = names.all[attributes[place] as number] as QName;
        if (declares === undefined || known.has(declares)) continue;
        known.add(declares);
        this.#scope[declares] = attributes[place + ATTRIBUTE.uri] as number;
      }
    }
  }

  #remember(end: number, prefix: number): void {
    this.#before.push(end, prefix, this.#scope[prefix] as number, this.#output[prefix] as number);
  }

  /** Behind an element all is as it was before it. */
  leave(end: number): void {
    const before = this.#before;
    while (before.length > 0 && before[before.length - 4] === end) {
      const [, prefix, scope, output] = before.splice(-4) as [number, number, number, number];
      this.#scope[prefix] = scope;
      this.#output[prefix] = output;
    }
  }
}
