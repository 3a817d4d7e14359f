import { type Finding, finding, isNcName } from '@kouan/core';
import type { Decoded, Document, Encoded, Unmapped } from '@kouan/sdk';
import { escapeAttribute, escapeText, isWritable, readXml } from '../xml/index.ts';
import { TREE } from './catalogue.ts';
import { documentOf, MAX_BYTES, type TreeMessage, treeOf } from './message.ts';
import { define, isObject, type Json, type JsonObject } from './node.ts';

/** How a message is written as XML: an element is an object, its text stands under `#`, an attribute under `@name`. */
export interface XmlShape {
  readonly root: string;
  /** Prefix and namespace; a message may have another version of it. */
  readonly namespaces: Readonly<Record<string, { readonly usual: string; readonly accepts: RegExp }>>;
  /** Prefix of an element, by its name and that of the element around it. */
  prefixOf(name: string, around: string): string;
  /** Elements that are lists even where one stands alone. */
  readonly lists: ReadonlySet<string>;
  /** Order of elements in others, as the schema has it. */
  readonly sequences: Readonly<Record<string, readonly string[]>>;
}

/** Keys under `extensions` of namespaces, and of an order of elements, that are not the usual ones. */
const NAMESPACES = '^xmlns';
const ORDER = '^order';

type Open = Record<string, unknown>;

interface XmlTree {
  readonly tree: JsonObject | undefined;
  readonly findings: readonly Finding[];
  readonly unmapped: readonly Unmapped[];
  /** What of the form has to be kept so that it comes back. */
  readonly form: Readonly<Record<string, Json>>;
}

/** Both directions of a message of XML. */
export function xmlCodec<D extends Document>(message: TreeMessage<D>, shape: XmlShape) {
  const loose: TreeMessage<D> = { ...message, syntax: { loose: true } };
  return {
    decode(bytes: Uint8Array): Decoded<D> {
      const { tree, findings, unmapped, form } = readTree(bytes, shape);
      if (tree === undefined) return { findings, unmapped };
      const decoded = documentOf(loose, tree);
      const all = { ...decoded, findings: [...findings, ...decoded.findings], unmapped };
      if (decoded.document === undefined || Object.keys(form).length === 0) return all;
      const { extensions } = decoded.document;
      const own = { ...form, ...extensions?.[message.name] };
      return { ...all, document: { ...decoded.document, extensions: { ...extensions, [message.name]: own } } };
    },
    encode(document: D): Encoded {
      const { [message.name]: own = {}, ...others } = document.extensions ?? {};
      const { [NAMESPACES]: namespaces, [ORDER]: order, ...kept } = own as Record<string, Json>;
      const {
        message: tree,
        findings,
        dropped,
      } = treeOf(loose, {
        ...document,
        extensions: { ...others, [message.name]: kept },
      });
      const writing = new Writing(shape, (namespaces ?? {}) as Record<string, string>, (order ?? {}) as Orders);
      const text = writing.document(tree);
      return {
        bytes: new TextEncoder().encode(text),
        findings: [...findings, ...writing.findings],
        dropped: [...dropped, ...writing.dropped],
      };
    },
  };
}

type Orders = Readonly<Record<string, readonly string[]>>;

interface Frame {
  readonly name: string;
  /** Names and places from the root on. */
  readonly path: string;
  readonly value: Open;
  /** Names of the elements in it, in the order in which each came first. */
  readonly order: string[];
  text: string;
}

function readTree(bytes: Uint8Array, shape: XmlShape): XmlTree {
  const findings: Finding[] = [];
  const unmapped: Unmapped[] = [];
  const namespaces: Record<string, Json> = {};
  const orders: Record<string, Json> = {};
  const frames: Frame[] = [];
  let tree: Open | undefined;
  let other: string | undefined;
  const syntax = readXml(
    bytes,
    (position) => ({
      open(name, namespace, attributes) {
        // Another message: nothing in it is looked at.
        if (other !== undefined) return;
        const around = frames.at(-1);
        const prefix = shape.prefixOf(name, around?.name ?? '');
        const known = shape.namespaces[prefix];
        const ours = known !== undefined && (known.usual === namespace || known.accepts.test(namespace));
        if (around === undefined) {
          if (name !== shape.root) {
            other = name;
            return;
          }
          if (!ours)
            findings.push(
              finding(TREE.wrongNamespace, '', {
                expected: known?.usual ?? '',
                found: namespace,
                at: position.place(),
              }),
            );
        }
        if (known !== undefined && namespace !== known.usual && (ours || around === undefined))
          namespaces[prefix] = namespace;
        const value: Open = {};
        // What comes from elsewhere keeps its namespace in its name.
        const key = ours || around === undefined ? name : `{${namespace}}${name}`;
        for (const attribute in attributes) {
          if (!attribute.includes(':')) define(value, `@${attribute}`, attributes[attribute]);
          // The place of a schema says nothing about the goods.
          else if (!attribute.endsWith(':schemaLocation'))
            unmapped.push({
              path: `${around?.path ?? ''}/${name}/@${attribute}`,
              value: attributes[attribute] as string,
            });
        }
        const place = around === undefined ? 0 : add(around, key, value, shape.lists);
        if (around === undefined) tree = value;
        frames.push({ name: key, path: pathOf(around?.path ?? '', key, place), value, order: [], text: '' });
      },
      text(text) {
        const frame = frames.at(-1);
        if (frame !== undefined) frame.text += text;
      },
      close() {
        const frame = frames.pop();
        if (frame === undefined) return;
        // White space between elements says nothing; within a text it does.
        const between = frame.order.length > 0 && frame.text.trim() === '';
        if (frame.text !== '' && !between) define(frame.value, '#', frame.text);
        const usual = shape.sequences[frame.name];
        if (frame.order.length > 1 && !isOrdered(frame.order, usual)) define(orders, frame.path, frame.order);
      },
    }),
    { maxBytes: MAX_BYTES },
  );
  if (syntax.some(({ severity }) => severity === 'error'))
    return { tree: undefined, findings: syntax, unmapped, form: {} };
  if (other !== undefined || tree === undefined) {
    const wrong = finding(TREE.notMessage, '', { expected: shape.root, found: other ?? '' });
    return { tree: undefined, findings: [...syntax, wrong], unmapped: [], form: {} };
  }
  const form = {
    ...(Object.keys(namespaces).length === 0 ? {} : { [NAMESPACES]: namespaces }),
    ...(Object.keys(orders).length === 0 ? {} : { [ORDER]: orders }),
  };
  return { tree: tree as JsonObject, findings: [...syntax, ...findings], unmapped, form };
}

const pathOf = (around: string, key: string, place: number): string => `${around}/${key}[${place}]`;

/** Which of its name it is. */
function add(around: Frame, key: string, value: Open, lists: ReadonlySet<string>): number {
  const has = Object.hasOwn(around.value, key);
  if (!has) around.order.push(key);
  const there = has ? around.value[key] : undefined;
  if (Array.isArray(there)) return there.push(value) - 1;
  if (has) define(around.value, key, [there, value]);
  else define(around.value, key, lists.has(key) ? [value] : value);
  return has ? 1 : 0;
}

/** Whether elements come as the schema has them; where none is known, any order has to be kept. */
function isOrdered(names: readonly string[], usual: readonly string[] | undefined): boolean {
  const places = names.map((name) => usual?.indexOf(name) ?? -1);
  return places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] as number)));
}

/** Where the writer stands. */
interface Place {
  readonly key: string;
  readonly path: string;
  readonly indent: string;
}

/** The namespace of a name, where that is another one. */
const NAMESPACE = /^\{[^{}]*\}/;

class Writing {
  readonly findings: Finding[] = [];
  readonly dropped: { path: string; value: unknown }[] = [];
  private readonly shape: XmlShape;
  private readonly namespaces: Readonly<Record<string, string>>;
  private readonly orders: Orders;

  constructor(shape: XmlShape, namespaces: Readonly<Record<string, string>>, orders: Orders) {
    this.shape = shape;
    this.namespaces = namespaces;
    this.orders = orders;
  }

  document(tree: JsonObject): string {
    const { root, prefixOf, namespaces } = this.shape;
    const declared = Object.entries(namespaces).map(
      ([prefix, { usual }]) => ` xmlns:${prefix}="${escapeAttribute(this.namespaces[prefix] ?? usual)}"`,
    );
    const name = `${prefixOf(root, '')}:${root}`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.element(name, { key: root, path: pathOf('', root, 0), indent: '\n' }, tree, declared.join(''))}\n`;
  }

  private element(name: string, at: Place, value: JsonObject, declared: string): string {
    const { key, path, indent } = at;
    const names = Object.keys(value).filter((one) => one !== '#' && !one.startsWith('@') && this.isName(one, value));
    const open = `${name}${declared}${this.attributes(value)}`;
    const text = typeof value['#'] === 'string' ? this.text(value['#']) : '';
    if (names.length === 0) return text === '' ? `<${open}/>` : `<${open}>${text}</${name}>`;
    const inner = this.sorted(key, path, names).flatMap((child) => {
      const all = value[child] as Json;
      return (Array.isArray(all) ? (all as readonly Json[]) : [all]).map((one, place) =>
        this.child({ key: child, path: pathOf(path, child, place), indent: `${indent}  ` }, key, one),
      );
    });
    return `<${open}>${text}${inner.join('')}${indent}</${name}>`;
  }

  private child(at: Place, around: string, value: Json): string {
    const object = isObject(value) ? value : { '#': String(value) };
    const foreign = /^\{([^}]*)\}(.+)$/.exec(at.key);
    if (foreign === null)
      return `${at.indent}${this.element(`${this.shape.prefixOf(at.key, around)}:${at.key}`, at, object, '')}`;
    const [, namespace = '', name = ''] = foreign;
    return `${at.indent}${this.element(name, at, object, ` xmlns="${escapeAttribute(namespace)}"`)}`;
  }

  private attributes(value: JsonObject): string {
    return Object.entries(value)
      .filter(([name]) => name.startsWith('@') && this.isName(name.slice(1), value))
      .map(([name, one]) => ` ${name.slice(1)}="${escapeAttribute(this.text(String(one), false))}"`)
      .join('');
  }

  /** Names beside a document may come from anywhere: what is none is not written. */
  private isName(name: string, { [name]: value }: JsonObject): boolean {
    if (isNcName(name.replace(NAMESPACE, ''))) return true;
    this.dropped.push({ path: '', value: value ?? name });
    this.findings.push(
      finding(TREE.notWritable, '', { found: name, expected: 'a name of XML', params: { field: name } }),
    );
    return false;
  }

  private text(text: string, escaped = true): string {
    if (!isWritable(text)) {
      this.dropped.push({ path: '', value: text });
      this.findings.push(
        finding(TREE.notWritable, '', { found: text, expected: 'text of XML 1.0', params: { field: '#' } }),
      );
      return '';
    }
    return escaped ? escapeText(text) : text;
  }

  /** In the order in which they came, otherwise in that of the schema; what it does not know comes last. */
  private sorted(key: string, path: string, names: readonly string[]): readonly string[] {
    const own = Object.hasOwn(this.orders, path) ? this.orders[path] : undefined;
    const usual = own ?? this.shape.sequences[key] ?? [];
    const place = (name: string): number => (usual.includes(name) ? usual.indexOf(name) : usual.length);
    return [...names].sort((a, b) => place(a) - place(b));
  }
}
