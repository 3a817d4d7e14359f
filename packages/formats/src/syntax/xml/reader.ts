import { type Finding, finding, type Place } from '@kouan/core';
import { SaxesParser } from 'saxes';
import { XML } from './catalogue.ts';
import { xmlText, xmlTextOf } from './text.ts';

/** What a reader of one format wants to hear. Names are local names. */
export interface XmlHandler {
  /** `attributes` is without namespace declarations, and absent where there are none at all. */
  open(name: string, namespace: string, attributes: Readonly<Record<string, string>> | undefined): void;
  text(text: string): void;
  close(): void;
}

/** Bounds within which XML is read. */
export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth?: number;
  readonly maxElements?: number;
}

/** Where the reader stands; only meaningful inside a handler. */
export interface XmlPosition {
  place(): Place;
}

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 1_000_000;

/** Stops the parser; carries the finding that says why. */
class Stop extends Error {
  readonly finding: Finding;
  constructor(reason: Finding) {
    super(reason.message.en);
    this.finding = reason;
  }
}

/**
 * Reads XML in one pass and tells the handler. No tree is built, no entity is expanded beyond the five of XML, and a
 * DOCTYPE is refused. Never throws for wrong bytes.
 *
 * @returns findings; when one of them is an error the handler has seen only the part before it.
 */
export function readXml(
  bytes: Uint8Array,
  handlerOf: (position: XmlPosition) => XmlHandler,
  limits: XmlLimits,
): readonly Finding[] {
  if (bytes.length > limits.maxBytes) {
    const details = { expected: String(limits.maxBytes), found: String(bytes.length) };
    return [finding(XML.tooLarge, '', details)];
  }
  const { text, findings } = xmlText(bytes);
  if (text === undefined) return findings;
  const stopped = attempted(() => pass(handlerOf, limits).write(text).close());
  return stopped === undefined ? findings : [...findings, stopped];
}

/** XML read as it comes, for input that no memory holds. */
export interface XmlStream {
  /** True when there is nothing more to read: the input is wrong. */
  readonly stopped: boolean;
  write(bytes: Uint8Array): void;
  /** What there is to say of the whole. */
  end(): readonly Finding[];
}

/**
 * Reads XML piece by piece. Which characters the bytes are must be clear from their beginning: where a label is wrong
 * only further on, reading ends there.
 *
 * @param head first bytes, at least 256 where there are as many; they are not read, `write` gets them too
 */
export function streamXml(
  head: Uint8Array,
  handlerOf: (position: XmlPosition) => XmlHandler,
  limits: Omit<XmlLimits, 'maxBytes'>,
): XmlStream {
  const parser = pass(handlerOf, { maxElements: Number.POSITIVE_INFINITY, ...limits });
  const text = xmlTextOf(head);
  let stopped: Finding | undefined;
  const read = (one: string): void => {
    stopped ??= attempted(() => parser.write(one));
  };
  return {
    get stopped() {
      return stopped !== undefined;
    },
    write(bytes) {
      const piece = stopped === undefined ? text.next(bytes) : '';
      if (piece === undefined) stopped = text.unreadable();
      else if (piece !== '') read(piece);
    },
    end() {
      const rest = stopped === undefined ? text.rest() : '';
      if (rest === undefined) stopped = text.unreadable();
      else read(rest);
      stopped ??= attempted(() => parser.close());
      return stopped === undefined ? [] : [stopped];
    },
  };
}

/** The finding that ended an attempt. */
function attempted(act: () => unknown): Finding | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error.finding;
    throw error;
  }
}

function pass(handlerOf: (position: XmlPosition) => XmlHandler, limits: Omit<XmlLimits, 'maxBytes'>): SaxesParser {
  const parser = new SaxesParser({ position: true });
  const place = (): Place => ({ line: parser.line, column: parser.column + 1 });
  const handler = handlerOf({ place });
  const maxDepth = limits.maxDepth ?? MAX_DEPTH;
  const maxElements = limits.maxElements ?? MAX_ELEMENTS;
  let scope: Scope = OUTER;
  let depth = 0;
  let elements = 0;
  let hasAttributes = false;

  parser.on('error', (error) => {
    const detail = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
    throw new Stop(finding(XML.notWellFormed, '', { params: { detail }, at: place() }));
  });
  parser.on('doctype', () => {
    throw new Stop(finding(XML.doctype, '', { at: place() }));
  });
  // Nearly every element of a trade message has no attribute; knowing it spares a look into an empty object each time.
  parser.on('attribute', () => {
    hasAttributes = true;
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > maxDepth) throw new Stop(finding(XML.tooDeep, '', { expected: String(maxDepth), at: place() }));
    if (++elements > maxElements) {
      throw new Stop(finding(XML.tooManyElements, '', { expected: String(maxElements), at: place() }));
    }
    let attributes: Attributes | undefined;
    if (hasAttributes) {
      hasAttributes = false;
      attributes = tag.attributes as Record<string, string>;
      const inner = declare(attributes, depth, scope);
      if (inner !== undefined) {
        scope = inner;
        attributes = withoutDeclarations(attributes);
      }
    }
    const { name } = tag;
    const colon = name.indexOf(':');
    if (colon < 0) handler.open(name, scope.defaultNamespace, attributes);
    else {
      const namespace = scope.bindings.get(name.slice(0, colon));
      if (namespace === undefined) {
        throw new Stop(finding(XML.undeclaredPrefix, '', { found: name.slice(0, colon), at: place() }));
      }
      handler.open(name.slice(colon + 1), namespace, attributes);
    }
  });
  const onText = (value: string): void => {
    if (depth > 0) handler.text(value);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    handler.close();
    if (scope.depth === depth) scope = scope.outer as Scope;
    depth--;
  });
  return parser;
}

type Attributes = Readonly<Record<string, string>>;

/** The namespaces in force from one element on. */
interface Scope {
  /** Depth of the element that opened it. */
  readonly depth: number;
  readonly outer: Scope | undefined;
  readonly defaultNamespace: string;
  readonly bindings: ReadonlyMap<string, string>;
}

const OUTER: Scope = {
  depth: 0,
  outer: undefined,
  defaultNamespace: '',
  bindings: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
};

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** A new scope when the attributes declare namespaces. */
function declare(attributes: Attributes, depth: number, outer: Scope): Scope | undefined {
  let bindings: Map<string, string> | undefined;
  let { defaultNamespace } = outer;
  for (const name in attributes) {
    if (!isDeclaration(name)) continue;
    bindings ??= new Map(outer.bindings);
    if (name === 'xmlns') defaultNamespace = attributes[name] as string;
    else bindings.set(name.slice(6), attributes[name] as string);
  }
  return bindings === undefined ? undefined : { depth, outer, defaultNamespace, bindings };
}

function withoutDeclarations(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !isDeclaration(name)));
}
