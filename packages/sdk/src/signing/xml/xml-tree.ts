import { KouanError } from '@kouan/core';
import { SaxesParser } from 'saxes';

/** One attribute that is not a namespace declaration. */
export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** One element; `namespaces` holds only what the element itself declares. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly namespaces: readonly (readonly [prefix: string, uri: string])[];
  readonly attributes: readonly XmlAttribute[];
  readonly children: XmlNode[];
  parent: XmlElement | undefined;
}

/** A comment or processing instruction. */
export type XmlMisc =
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'pi'; readonly target: string; readonly body: string };

/** A string is character data; CDATA sections are already dissolved into it. */
export type XmlNode = string | XmlElement | XmlMisc;

/** A whole document, with what lies before and after its root. */
export interface XmlTree {
  readonly text: string;
  readonly before: readonly XmlMisc[];
  readonly root: XmlElement;
  readonly after: readonly XmlMisc[];
  /** Offset in `text` just behind the root's end tag. */
  readonly rootEnd: number;
  readonly rootSelfClosing: boolean;
  /** Constructs that make two honest readers see different values. */
  readonly ambiguous: { readonly commentInText: boolean; readonly instruction: boolean };
}

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 256;

/** Reads one strict UTF-8 XML 1.0 document without DOCTYPE; throws ERR_KOUAN_FORMAT or ERR_KOUAN_LIMIT. */
export function readTree(bytes: Uint8Array): XmlTree {
  if (bytes.length > MAX_BYTES) throw limit(`more than ${MAX_BYTES} bytes`, `超过 ${MAX_BYTES} 字节`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw malformed('the bytes are not UTF-8', '字节不是 UTF-8', cause);
  }
  return parse(text);
}

function parse(text: string): XmlTree {
  const parser = new SaxesParser({ xmlns: true });
  const before: XmlMisc[] = [];
  const after: XmlMisc[] = [];
  const open: { element: XmlElement; text: boolean; comment: boolean }[] = [];
  const ambiguous = { commentInText: false, instruction: false };
  let root: XmlElement | undefined;
  let rootEnd = 0;
  let rootSelfClosing = false;
  const misc = (node: XmlMisc): void => {
    const top = open.at(-1);
    if (top) top.element.children.push(node);
    else (root ? after : before).push(node);
  };
  const data = (value: string): void => {
    const top = open.at(-1);
    if (!top) return;
    if (/[^ \t\r\n]/.test(value)) top.text = true;
    top.element.children.push(value);
  };
  parser.on('error', (cause) => {
    throw malformed(cause.message, cause.message, cause);
  });
  parser.on('doctype', () => {
    throw malformed('a DOCTYPE is refused', '拒绝 DOCTYPE');
  });
  parser.on('xmldecl', (declaration) => {
    if (declaration.version !== '1.0') throw malformed('only XML 1.0 is read', '只读取 XML 1.0');
    if (declaration.encoding !== undefined && !/^utf-8$/i.test(declaration.encoding)) {
      throw malformed('the declared encoding is not UTF-8', '声明的编码不是 UTF-8');
    }
  });
  parser.on('text', data);
  parser.on('cdata', data);
  parser.on('comment', (value) => {
    const top = open.at(-1);
    if (top) top.comment = true;
    misc({ kind: 'comment', text: value });
  });
  parser.on('processinginstruction', ({ target, body }) => {
    if (open.length > 0) ambiguous.instruction = true;
    misc({ kind: 'pi', target, body });
  });
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) throw limit(`deeper than ${MAX_DEPTH} elements`, `元素嵌套超过 ${MAX_DEPTH} 层`);
    const parent = open.at(-1)?.element;
    const attributes: XmlAttribute[] = [];
    for (const name in tag.attributes) {
      const a = tag.attributes[name];
      if (!a || a.prefix === 'xmlns' || a.name === 'xmlns') continue;
      attributes.push({ name: a.name, prefix: a.prefix, local: a.local, uri: a.uri, value: a.value });
    }
    const { name, prefix, local, uri } = tag;
    const namespaces = Object.entries(tag.ns).filter(([p]) => p !== 'xml' && p !== 'xmlns');
    const element: XmlElement = {
      kind: 'element',
      name,
      prefix,
      local,
      uri,
      namespaces,
      attributes,
      children: [],
      parent,
    };
    if (parent) parent.children.push(element);
    else root = element;
    open.push({ element, text: false, comment: false });
  });
  parser.on('closetag', (tag) => {
    const top = open.pop();
    if (top?.text && top.comment) ambiguous.commentInText = true;
    if (open.length === 0) {
      rootEnd = parser.position;
      rootSelfClosing = tag.isSelfClosing;
    }
  });
  parser.write(text).close();
  if (!root) throw malformed('there is no root element', '没有根元素');
  return { text, before, root, after, rootEnd, rootSelfClosing, ambiguous };
}

function malformed(en: string, zh: string, cause?: unknown): KouanError {
  return new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `The XML cannot be read: ${en}.`, zh: `无法读取该 XML：${zh}。` },
    {
      hint: {
        en: 'Give one well-formed UTF-8 XML 1.0 document without DOCTYPE.',
        zh: '请提供一份格式良好、不含 DOCTYPE 的 UTF-8 XML 1.0 文档。',
      },
      cause,
    },
  );
}

function limit(en: string, zh: string): KouanError {
  return new KouanError('ERR_KOUAN_LIMIT', { en: `The XML is ${en}.`, zh: `该 XML ${zh}。` });
}
