import { type Finding, finding, type Place } from '@kouan/core';
import { SaxesParser } from 'saxes';
import { XML } from './catalogue.ts';
import { xmlText } from './text.ts';

/** What a reader of one format wants to hear. Names are local names. */
export interface XmlHandler {
  /** `attributes` is without namespace declarations; it is shared and must not be kept. */
  open(name: string, namespace: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
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
const NONE: Readonly<Record<string, string>> = Object.freeze({});

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
  try {
    pass(text, handlerOf, limits);
    return findings;
  } catch (error) {
    if (error instanceof Stop) return [...findings, error.finding];
    throw error;
  }
}

function pass(text: string, handlerOf: (position: XmlPosition) => XmlHandler, limits: XmlLimits): void {
  const parser = new SaxesParser({ position: true });
  const place = (): Place => ({ line: parser.line, column: parser.column + 1 });
  const handler = handlerOf({ place });
  const maxDepth = limits.maxDepth ?? MAX_DEPTH;
  const maxElements = limits.maxElements ?? MAX_ELEMENTS;
  const scopes: Scope[] = [
    {
      depth: 0,
      bindings: new Map([
        ['', ''],
        ['xml', 'http://www.w3.org/XML/1998/namespace'],
      ]),
    },
  ];
  let depth = 0;
  let elements = 0;

  parser.on('error', (error) => {
    const detail = error.message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '');
    throw new Stop(finding(XML.notWellFormed, '', { params: { detail }, at: place() }));
  });
  parser.on('doctype', () => {
    throw new Stop(finding(XML.doctype, '', { at: place() }));
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > maxDepth) throw new Stop(finding(XML.tooDeep, '', { expected: String(maxDepth), at: place() }));
    if (++elements > maxElements) {
      throw new Stop(finding(XML.tooManyElements, '', { expected: String(maxElements), at: place() }));
    }
    const attributes = declare(tag.attributes as Record<string, string>, depth, scopes);
    const bindings = (scopes[scopes.length - 1] as Scope).bindings;
    const colon = tag.name.indexOf(':');
    const prefix = colon < 0 ? '' : tag.name.slice(0, colon);
    const namespace = bindings.get(prefix);
    if (namespace === undefined) throw new Stop(finding(XML.undeclaredPrefix, '', { found: prefix, at: place() }));
    handler.open(colon < 0 ? tag.name : tag.name.slice(colon + 1), namespace, attributes);
  });
  const onText = (value: string): void => {
    if (depth > 0) handler.text(value);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', (tag) => {
    const colon = tag.name.indexOf(':');
    handler.close(colon < 0 ? tag.name : tag.name.slice(colon + 1));
    if ((scopes[scopes.length - 1] as Scope).depth === depth) scopes.pop();
    depth--;
  });
  parser.write(text).close();
}

interface Scope {
  /** Depth of the element that opened it. */
  readonly depth: number;
  readonly bindings: ReadonlyMap<string, string>;
}

/** Takes the namespace declarations out of the attributes. Nearly every element has neither. */
function declare(attributes: Record<string, string>, depth: number, scopes: Scope[]): Readonly<Record<string, string>> {
  let bindings: Map<string, string> | undefined;
  let rest: Record<string, string> | undefined;
  for (const name in attributes) {
    const value = attributes[name] as string;
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      bindings ??= new Map((scopes[scopes.length - 1] as Scope).bindings);
      bindings.set(name.slice(6), value);
    } else {
      rest ??= Object.create(null) as Record<string, string>;
      rest[name] = value;
    }
  }
  if (bindings !== undefined) scopes.push({ depth, bindings });
  return rest ?? NONE;
}
