import { type Definition, type Finding, finding, leavesOf, pointerOf, resolvePointer } from '@kouan/core';
import type { Dropped, Encoded } from '@kouan/sdk';
import { escapeAttribute, escapeText, isWritable } from '../xml/index.ts';
import {
  type Group,
  hasUnits,
  keyOf,
  type Leaf,
  lengthProblem,
  type Message,
  NAMESPACE_KEY,
  type Node,
  namespaceOf,
} from './node.ts';
import type { Row } from './row.ts';
import type { ReadingRules } from './rules.ts';

/** Where the writer stands in a document. */
interface Place {
  readonly row: Row;
  readonly pointer: string;
  readonly scope: string;
}

/** Writes documents as one message, its elements in the order of the table. */
export function writeMessage(
  rules: Pick<ReadingRules, 'name' | 'says'>,
  message: Message,
  documents: readonly Row[],
): Encoded {
  const writing = new Writing(rules, message, documents);
  const body = writing.group(
    message.root,
    { row: documents[0] ?? {}, pointer: '', scope: '' },
    '\n',
    message.namespaces === undefined
      ? declared('', namespaceFor(rules.name, message, documents[0] ?? {}))
      : declarationsOf(message.namespaces),
  );
  return {
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${body}\n`),
    findings: writing.findings,
    dropped: documents.flatMap((one, at) => writing.dropped(one, at, message)),
  };
}

/** The namespace that the document came in, or the usual one. */
function namespaceFor(name: string, message: Message, document: Row): string {
  const kept = (document['extensions'] as Row | undefined)?.[name] as Row | undefined;
  const own = kept?.[NAMESPACE_KEY];
  return typeof own === 'string' ? own : namespaceOf(message, document);
}

const declared = (prefix: string, uri: string): string =>
  uri === '' ? '' : ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`;

const declarationsOf = (namespaces: Readonly<Record<string, string>>): string =>
  Object.entries(namespaces)
    .map(([prefix, uri]) => declared(prefix, uri))
    .join('');

class Writing {
  readonly findings: Finding[] = [];
  private readonly rules: Pick<ReadingRules, 'name' | 'says'>;
  private readonly bare: boolean;
  private readonly documents: readonly Row[];
  /** Pointers that the message has a place for, by document. */
  private readonly known: Set<string>[];
  private readonly failed: Dropped[][];
  /** The document that is being written; -1 for what all of them share. */
  private current: number;

  constructor(rules: Pick<ReadingRules, 'name' | 'says'>, { root, bare }: Message, documents: readonly Row[]) {
    this.rules = rules;
    this.bare = bare === true;
    this.documents = documents;
    this.current = hasUnits(root) ? -1 : 0;
    this.known = documents.map(() => new Set());
    this.failed = documents.map(() => []);
  }

  /** @param declarations namespaces, on the root */
  group(group: Group, place: Place, indent: string, declarations?: string): string {
    const { content } = group;
    const element = tagOf(group);
    let head = declarations ?? '';
    for (const leaf of group.attributes ?? []) {
      const raw = this.raw(leaf, place);
      if (raw !== undefined) head += ` ${leaf.element}="${escapeAttribute(raw)}"`;
    }
    if (content !== undefined) {
      const raw = this.raw(content, place);
      return raw === undefined && head === '' && group.rows === undefined
        ? ''
        : `${indent}<${element}${head}>${escapeText(raw ?? '')}</${element}>`;
    }
    const said = this.findings.length;
    let body = '';
    for (const child of group.children) body += this.node(child, place, `${indent}  `);
    if (body !== '') return `${indent}<${element}${head}>${body}${indent}</${element}>`;
    const stands = group.presence !== 'may' || group.rows !== undefined || declarations !== undefined;
    // What an element lacks is not missing where the element itself may be left out.
    if (!stands)
      this.findings.push(...this.findings.splice(said).filter(({ code }) => code !== this.rules.says.missing.code));
    return stands ? `${indent}<${element}${head}/>` : '';
  }

  /** What of a document has no place in the message. */
  dropped(document: Row, at: number, { fixed }: Message): Dropped[] {
    const known = this.known[at] as Set<string>;
    const own = pointerOf('extensions', this.rules.name);
    const shown = (path: string): boolean => {
      for (let one = path; one !== ''; one = one.slice(0, one.lastIndexOf('/'))) if (known.has(one)) return true;
      return false;
    };
    const dropped: Dropped[] = [...(this.failed[at] as Dropped[])];
    for (const [path, value] of leavesOf(document)) {
      const [, top = ''] = path.split('/');
      if (value === undefined || top in fixed || shown(path) || path.startsWith(own) || path.includes(`${own}/`))
        continue;
      dropped.push({ path, value });
    }
    return dropped;
  }

  private node(node: Node, place: Place, indent: string): string {
    if (node.kind === 'leaf') return this.leaf(node, place, indent);
    if (node.opaque === true) return '';
    if (node.unit === true) return this.units(node, indent);
    if (node.rows === undefined) return this.group(node, { ...place, scope: keyOf(place.scope, node.element) }, indent);
    const pointer = `${place.pointer}${pointerOf(...node.rows)}`;
    const rows = node.rows.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], place.row);
    if (rows === undefined) {
      if (node.presence === 'must')
        this.say(this.rules.says.missing, pointer, { element: node.element, nameZh: node.element });
      return '';
    }
    const list = Array.isArray(rows) ? (rows as Row[]) : [];
    // A list that is there and empty says nothing that the message could.
    if (list.length === 0) this.mark(pointer);
    return list
      .map((row, at) => {
        if (Object.keys(row).length === 0) this.mark(`${pointer}/${at}`);
        return this.group(node, { row, pointer: `${pointer}/${at}`, scope: '' }, indent);
      })
      .join('');
  }

  private units(node: Group, indent: string): string {
    let text = '';
    for (const [at, row] of this.documents.entries()) {
      this.current = at;
      text += this.group(node, { row, pointer: '', scope: '' }, indent);
    }
    this.current = -1;
    return text;
  }

  private leaf(leaf: Leaf, place: Place, indent: string): string {
    const raw = this.raw(leaf, place);
    const element = tagOf(leaf);
    if (raw !== undefined) return `${indent}<${element}${this.attributes(leaf, place)}>${escapeText(raw)}</${element}>`;
    return leaf.presence === 'have' ? `${indent}<${element}/>` : '';
  }

  /** Attributes that were kept beside the text. */
  private attributes({ attributes, key, element }: Leaf, { row, pointer, scope }: Place): string {
    let text = '';
    if (attributes === undefined || !this.bare) return text;
    const own = key ?? keyOf(scope, element);
    for (const name of attributes) {
      const value = row[`${own}/@${name}`];
      if (typeof value !== 'string') continue;
      this.mark(`${pointer}${pointerOf(`${own}/@${name}`)}`);
      text += ` ${name}="${escapeAttribute(value)}"`;
    }
    return text;
  }

  private raw(leaf: Leaf, { row, pointer, scope }: Place): string | undefined {
    const { element, nameZh = element, path } = leaf;
    const raw = this.textOf(leaf, row, pointer, scope);
    const at = `${pointer}${pointerOf(...(path ?? (this.bare ? [leaf.key ?? keyOf(scope, element)] : [])))}`;
    if (raw === undefined || raw === '') {
      if (leaf.presence === 'must') this.say(this.rules.says.missing, at, { element, nameZh });
      return undefined;
    }
    if (!isWritable(raw)) {
      this.lose(leaf, at, raw);
      return undefined;
    }
    if (leaf.only !== undefined && raw.trim() !== leaf.only)
      this.say(this.rules.says.fixed, at, { element, nameZh }, leaf.only, raw);
    const expected = leaf.value.read(raw.trim()) === undefined ? undefined : lengthProblem(leaf.length, raw.trim());
    if (expected !== undefined) this.say(this.rules.says.length, at, { element, nameZh }, expected, String(raw.length));
    return raw;
  }

  /** The text as it came where the document still says the same, otherwise what the document says now. */
  private textOf(leaf: Leaf, row: Row, pointer: string, scope: string): string | undefined {
    const { value: kind, path } = leaf;
    const own = this.bare ? row : ((row['extensions'] as Row | undefined)?.[this.rules.name] as Row | undefined);
    const key = leaf.key ?? keyOf(scope, leaf.element);
    const kept = own?.[key];
    if (this.bare && typeof kept === 'string') this.mark(`${pointer}${pointerOf(key)}`);
    if (path === undefined) return typeof kept === 'string' ? kept : leaf.usual;
    const value = path.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], row);
    const read = typeof kept === 'string' ? (kind.read(kept) ?? kind.read(kept.trim())) : undefined;
    if (value === undefined) return typeof kept === 'string' && read === undefined ? kept : undefined;
    const at = `${pointer}${pointerOf(...path)}`;
    this.mark(at);
    if (read !== undefined && JSON.stringify(read) === JSON.stringify(value)) return kept as string;
    const text = kind.write(value);
    if (text === undefined) this.lose(leaf, at, value);
    return text;
  }

  private lose({ element, nameZh = element, value: { expected } }: Leaf, path: string, value: unknown): void {
    this.say(this.rules.says.notWritable, path, { element, nameZh }, expected);
    this.failed[Math.max(this.current, 0)]?.push({ path, value });
  }

  /** Notes that the message has a place for this; what is shared is said once, and only for those who say the same. */
  private mark(path: string): void {
    if (this.current >= 0) this.known[this.current]?.add(path);
    else {
      const said = JSON.stringify(resolvePointer(this.documents[0], path));
      for (const [at, one] of this.documents.entries())
        if (JSON.stringify(resolvePointer(one, path)) === said) this.known[at]?.add(path);
    }
  }

  private say(
    definition: Definition,
    path: string,
    params: { element: string; nameZh: string },
    expected?: string,
    found?: string,
  ): void {
    this.findings.push(
      finding(definition, path, {
        params,
        ...(expected === undefined ? {} : { expected }),
        ...(found === undefined ? {} : { found }),
      }),
    );
  }
}

/** The name of an element as it is written. */
const tagOf = ({ prefix, element }: Pick<Leaf, 'prefix' | 'element'>): string =>
  prefix === undefined ? element : `${prefix}:${element}`;
