import type { XmlAttribute, XmlElement, XmlMisc, XmlNode, XmlTree } from './xml-tree.ts';

/** Identifiers of the canonical forms, with what sets them apart. */
export const CANONICAL_FORMS = {
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': { exclusive: false, comments: false },
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments': { exclusive: false, comments: true },
  'http://www.w3.org/2001/10/xml-exc-c14n#': { exclusive: true, comments: false },
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments': { exclusive: true, comments: true },
} as const;

/** Identifier of a canonical form. */
export type CanonicalForm = keyof typeof CANONICAL_FORMS;

const XML_NS = 'http://www.w3.org/XML/1998/namespace';

interface Writer {
  readonly exclusive: boolean;
  readonly comments: boolean;
  readonly omit: XmlElement | undefined;
  out: string;
}

/** Canonical text of a whole document, leaving out one element (the enveloped signature). */
export function canonicalDocument(tree: XmlTree, form: CanonicalForm, omit?: XmlElement): string {
  const writer: Writer = { ...CANONICAL_FORMS[form], omit, out: '' };
  for (const node of tree.before) {
    const text = misc(node, writer);
    if (text) writer.out += `${text}\n`;
  }
  element(tree.root, writer, new Map(), true);
  for (const node of tree.after) {
    const text = misc(node, writer);
    if (text) writer.out += `\n${text}`;
  }
  return writer.out;
}

/** Canonical text of one element, with the namespaces and xml: attributes it inherits (C14N 1.0 §2.4). */
export function canonicalElement(apex: XmlElement, form: CanonicalForm): string {
  const writer: Writer = { ...CANONICAL_FORMS[form], omit: undefined, out: '' };
  element(apex, writer, new Map(), true);
  return writer.out;
}

type Scope = ReadonlyMap<string, string>;

function element(node: XmlElement, writer: Writer, rendered: Scope, apex: boolean): void {
  const candidates = writer.exclusive ? utilised(node) : apex ? inherited(node) : node.namespaces;
  const fresh: (readonly [string, string])[] = [];
  for (const pair of candidates) {
    if ((rendered.get(pair[0]) ?? '') !== pair[1]) fresh.push(pair);
  }
  let scope = rendered;
  writer.out += `<${node.name}`;
  if (fresh.length > 0) {
    if (fresh.length > 1) fresh.sort((a, b) => compare(a[0], b[0]));
    const next = new Map(rendered);
    for (const [prefix, uri] of fresh) {
      next.set(prefix, uri);
      writer.out += prefix === '' ? ` xmlns="${attributeText(uri)}"` : ` xmlns:${prefix}="${attributeText(uri)}"`;
    }
    scope = next;
  }
  let attributes: readonly XmlAttribute[] = node.attributes;
  if (apex && !writer.exclusive) attributes = withInheritedXml(node);
  if (attributes.length > 1)
    attributes = [...attributes].sort((a, b) => compare(a.uri, b.uri) || compare(a.local, b.local));
  for (const a of attributes) writer.out += ` ${a.name}="${attributeText(a.value)}"`;
  writer.out += '>';
  for (const child of node.children) write(child, writer, scope);
  writer.out += `</${node.name}>`;
}

function write(node: XmlNode, writer: Writer, scope: Scope): void {
  if (typeof node === 'string') writer.out += characterData(node);
  else if (node.kind !== 'element') writer.out += misc(node, writer);
  else if (node !== writer.omit) element(node, writer, scope, false);
}

function misc(node: XmlMisc, writer: Writer): string {
  if (node.kind === 'comment') return writer.comments ? `<!--${node.text}-->` : '';
  return node.body === '' ? `<?${node.target}?>` : `<?${node.target} ${node.body}?>`;
}

/** Namespaces that the names of this element use (Exclusive C14N §1.1, visibly utilised). */
function utilised(node: XmlElement): Scope {
  const found = new Map([[node.prefix, node.uri]]);
  for (const a of node.attributes) if (a.prefix !== '') found.set(a.prefix, a.uri);
  found.delete('xml');
  return found;
}

function inherited(node: XmlElement): Scope {
  const found = new Map<string, string>();
  for (let at: XmlElement | undefined = node; at; at = at.parent) {
    for (const [prefix, uri] of at.namespaces) if (!found.has(prefix)) found.set(prefix, uri);
  }
  return found;
}

function withInheritedXml(node: XmlElement): XmlAttribute[] {
  const all = [...node.attributes];
  for (let at = node.parent; at; at = at.parent) {
    for (const a of at.attributes) {
      if (a.uri === XML_NS && !all.some((b) => b.uri === XML_NS && b.local === a.local)) all.push(a);
    }
  }
  return all;
}

/** Code point order; UTF-16 order differs from it only where surrogates take part. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  if (!/[\ud800-\udfff]/.test(a + b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function characterData(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (c) => TEXT[c] ?? c) : text;
}

function attributeText(text: string): string {
  return /[&<"\t\n\r]/.test(text) ? text.replace(/[&<"\t\n\r]/g, (c) => ATTRIBUTE[c] ?? c) : text;
}
