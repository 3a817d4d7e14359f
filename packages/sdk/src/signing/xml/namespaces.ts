import { attributeValue } from './document.ts';
import { PREFIX } from './names.ts';
import { XML_NS } from './namespace-names.ts';

const XMLNS_NS = 'http://www.w3.org/2000/xmlns/';

/** Which namespace each prefix stands for at one place of a document, all of them as numbers. */
export class Namespaces {
  readonly uris: string[] = ['', XML_NS, XMLNS_NS];
  readonly #ids = new Map<string, number>(this.uris.map((uri, id) => [uri, id]));
  /** Namespace by prefix; nothing or -1 where none is declared. */
  readonly scope: number[] = [0, 1, 2];
  /** Prefix, and its namespace as it was before, to be put back. */
  readonly #before: number[] = [];

  get mark(): number {
    return this.#before.length;
  }

  /** Namespace of an element or prefixed attribute, -1 where there is none. */
  of(prefix: number): number {
    return this.scope[prefix] ?? -1;
  }

  /**
   * Takes a declaration into scope; gives back the number of its namespace, or -1 where it must not be declared
   * (Namespaces in XML 1.0 §3).
   */
  declare(prefix: number, written: string): number {
    const uri = attributeValue(written);
    const reserved = uri === XMLNS_NS || prefix === PREFIX.xmlns || (uri === XML_NS) !== (prefix === PREFIX.xml);
    // White space is in no URI (RFC 3986), and parsers differ in whether they trim it.
    if (reserved || (uri === '' && prefix !== PREFIX.none) || /\s/.test(uri)) return -1;
    let id = this.#ids.get(uri);
    if (id === undefined) {
      id = this.uris.length;
      this.uris.push(uri);
      this.#ids.set(uri, id);
    }
    this.#before.push(prefix, this.of(prefix));
    this.scope[prefix] = id;
    return id;
  }

  /** Takes back what was declared since a mark. */
  back(mark: number): void {
    const before = this.#before;
    while (before.length > mark) {
      const uri = before.pop() as number;
      this.scope[before.pop() as number] = uri;
    }
  }
}
