import { attributesOf, byName, withInheritedXml } from './attributes.ts';
import { compare } from './code-points.ts';
import { ATTRIBUTE, COUNT, EMPTY, FIELD, NODE, PLAIN, SIMPLE, type XmlDocument } from './document.ts';
import { CANONICAL_FORMS, type CanonicalForm, type FormSpec } from './forms.ts';
import { malformed } from './malformed.ts';
import type { QName } from './names.ts';
import { Output } from './output.ts';
import { Rendered } from './rendered.ts';

/** What of a document is canonicalised. */
export interface Subset {
  /** Place of the element with which it begins; the whole document, with what stands beside its root, without. */
  readonly apex?: number;
  /** Place of an element that is left out with all that is in it: the signature that is in what it signs. */
  readonly omit?: number;
  /** Prefixes that exclusive canonicalization writes as the inclusive does; `#default` for none. */
  readonly inclusivePrefixes?: readonly string[];
  /** False leaves comments out whatever the form says: references to the same document hold none. */
  readonly comments?: boolean;
}

/** Canonical octets, and where they come from if that was asked for: pairs of place in the output, place in the input. */
export interface Canonical {
  readonly bytes: Uint8Array;
  readonly origins?: readonly number[];
}

/**
 * Canonical octets of a document or a part of it (Canonical XML 1.0 and 1.1, Exclusive XML Canonicalization 1.0).
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` for a relative namespace, which has no canonical form (Canonical XML §1.3),
 * `ERR_KOUAN_LIMIT` when the form is beyond all measure
 */
export function canonical(document: XmlDocument, form: CanonicalForm, subset: Subset = {}): Uint8Array {
  return new Canonicaliser(document, form, subset, false).made().bytes;
}

/** The same, with where each octet comes from. */
export function canonicalWithOrigins(document: XmlDocument, form: CanonicalForm, subset: Subset = {}): Canonical {
  return new Canonicaliser(document, form, subset, true).made();
}

class Canonicaliser {
  readonly #document: XmlDocument;
  readonly #form: FormSpec;
  readonly #comments: boolean;
  readonly #apex: number;
  readonly #whole: boolean;
  readonly #omit: number;
  readonly #rendered: Rendered;
  readonly #out: Output;
  /** First octet of input that is canonical as it stands and is not yet copied. */
  #run = 0;

  constructor(document: XmlDocument, form: CanonicalForm, subset: Subset, origins: boolean) {
    const { bytes, root, uris } = document.scanned;
    if (uris.some(isRelative)) throw malformed('a namespace is a relative URI', '命名空间为相对 URI');
    this.#document = document;
    this.#form = CANONICAL_FORMS[form];
    this.#comments = this.#form.comments && subset.comments !== false;
    this.#whole = subset.apex === undefined;
    this.#apex = subset.apex ?? root;
    this.#omit = subset.omit ?? -1;
    this.#rendered = new Rendered(document, this.#form.exclusive, subset.inclusivePrefixes ?? []);
    const size = this.#whole ? bytes.length : this.#to(document.field(this.#apex, FIELD.link)) - this.#from(this.#apex);
    this.#out = new Output(size + 256, origins);
  }

  made(): Canonical {
    const document = this.#document;
    const { length, root } = document.scanned;
    if (this.#whole) this.#beside(0, root, false);
    if (this.#apex !== this.#omit) this.#subtree();
    if (this.#whole) this.#beside(document.behind(root), length, true);
    const { origins } = this.#out;
    return { bytes: this.#out.done(), ...(origins === undefined ? {} : { origins }) };
  }

  #from(node: number): number {
    return this.#document.scanned.tape[node + FIELD.from] as number;
  }

  #to(node: number): number {
    return this.#document.scanned.tape[node + FIELD.to] as number;
  }

  #nameOf(element: number): QName {
    const { names, tape } = this.#document.scanned;
    return names.all[tape[element + FIELD.name] as number] as QName;
  }

  /** Copies what is canonical as it stands, up to an octet of the input. */
  #flush(to: number): void {
    this.#out.copy(this.#document.bytes, this.#run, to);
    this.#run = to;
  }

  /** Comments and instructions beside the root, each on a line of its own (Canonical XML 1.0 §2.1). */
  #beside(first: number, end: number, behind: boolean): void {
    for (let node = first; node < end; node += 4) {
      if (this.#document.kind(node) === NODE.comment && !this.#comments) continue;
      if (behind) this.#out.write('\n', this.#from(node));
      this.#run = this.#from(node);
      this.#other(node, this.#document.kind(node), (this.#document.field(node, FIELD.head) & PLAIN) !== 0);
      this.#flush(this.#to(node));
      if (!behind) this.#out.write('\n', this.#to(node));
    }
  }

  #subtree(): void {
    const { tape } = this.#document.scanned;
    const apex = this.#apex;
    const last = tape[apex + FIELD.link] as number;
    const rendered = this.#rendered;
    this.#run = this.#from(apex);
    for (let node = apex; node <= last; ) {
      const head = tape[node] as number;
      const kind = head & 7;
      if (node === this.#omit) {
        this.#flush(this.#from(node));
        node = tape[node + FIELD.link] as number;
        this.#run = this.#to(node);
      } else if (kind === NODE.start) {
        if (node === apex || !this.#keeps(node, head)) this.#start(node, head);
        else if ((head & EMPTY) !== 0) this.#opened(node);
        node += 4;
      } else if (kind === NODE.end) {
        if ((head & PLAIN) === 0) this.#end(node);
        rendered.leave(node);
      } else this.#other(node, kind, (head & PLAIN) !== 0);
      node += 4;
    }
    this.#flush(this.#to(last));
  }

  /** Whether a start tag stands as its canonical form has it, and asks for no namespace that the output lacks. */
  #keeps(element: number, head: number): boolean {
    if ((head & PLAIN) === 0) return false;
    const { exclusive } = this.#form;
    const rendered = this.#rendered;
    if (exclusive && !rendered.has(this.#nameOf(element).prefix)) return false;
    if ((head & SIMPLE) !== 0) return true;
    const { attributes, names, tape } = this.#document.scanned;
    const first = tape[element + FIELD.attributes] as number;
    const end = first + (head >> COUNT) * ATTRIBUTE.size;
    for (let at = first; at < end; at += ATTRIBUTE.size) {
      const { declares, prefix } = names.all[attributes[at] as number] as QName;
      if (declares !== undefined || (exclusive && !rendered.has(prefix))) return false;
      if (at > first && !this.#before(at - ATTRIBUTE.size, at)) return false;
    }
    return true;
  }

  /** An empty element whose tag is in order but for its slash. */
  #opened(element: number): void {
    this.#flush(this.#to(element) - 2);
    this.#out.write('>', this.#to(element) - 1);
    this.#run = this.#to(element);
  }

  /** Writes a start tag: its name, the namespaces that the output lacks, its attributes. */
  #start(element: number, head: number): void {
    const out = this.#out;
    const document = this.#document;
    const name = this.#nameOf(element);
    const apex = element === this.#apex;
    this.#flush(this.#from(element) + 1 + name.to - name.from);
    if (head >> COUNT !== 0 || apex || this.#form.exclusive) {
      for (const { prefix, uri, at } of this.#rendered.enter(element, apex))
        this.#attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri, at);
      const own = attributesOf(document, element);
      const all = apex && !this.#form.exclusive ? withInheritedXml(document, element, own, this.#form) : own;
      for (const { name, value, at } of all.sort(byName)) this.#attribute(name, value, at);
    }
    out.write('>', this.#to(element) - 1);
    this.#run = this.#to(element);
  }

  #attribute(name: string, value: string, at: number): void {
    this.#out.write(` ${name}="`, at);
    this.#out.value(value, at);
    this.#out.write('"', at);
  }

  /** An end tag that has white space, or that an empty element lacks. */
  #end(end: number): void {
    const { from, to } = this.#nameOf(this.#document.field(end, FIELD.link));
    this.#flush(this.#from(end));
    this.#out.write('</', this.#from(end));
    this.#out.copy(this.#document.bytes, from, to);
    this.#out.write('>', this.#from(end));
    this.#run = this.#to(end);
  }

  /** Text that has another form, a CDATA section, a comment or an instruction. */
  #other(node: number, kind: number, plain: boolean): void {
    const left = kind === NODE.comment && !this.#comments;
    if (plain && !left) return;
    const { bytes } = this.#document;
    const [from, to] = [this.#from(node), this.#to(node)];
    this.#flush(from);
    this.#run = to;
    if (left) return;
    if (kind === NODE.text) this.#out.text(bytes, from, to, true);
    else if (kind === NODE.cdata) this.#out.text(bytes, from + 9, to - 3, false);
    else if (kind === NODE.comment) this.#out.write(this.#document.raw(from, to), from);
    else
      this.#out.write(
        this.#document
          .raw(from, to)
          .replace(/^(<\?[^ \t\n?]+)[ \t\n]*([\s\S]*)$/, (_, target, body) =>
            body === '?>' ? `${target}?>` : `${target} ${body}`,
          ),
        from,
      );
  }

  /** Whether one attribute stands before another (Canonical XML 1.0 §2.2). */
  #before(a: number, b: number): boolean {
    const { attributes, names, uris } = this.#document.scanned;
    const [uriA, uriB] = [attributes[a + ATTRIBUTE.uri] as number, attributes[b + ATTRIBUTE.uri] as number];
    if (uriA !== uriB) return compare(uris[uriA] as string, uris[uriB] as string) < 0;
    const local = (at: number): string => (names.all[attributes[at] as number] as QName).local;
    return compare(local(a), local(b)) < 0;
  }
}

/** Namespace names that a canonical form must not have: they would mean another with every base. */
const isRelative = (uri: string): boolean => uri !== '' && !/^[A-Za-z][-A-Za-z0-9+.]*:/.test(uri);
