import { type Finding, finding, leavesOf, type Place, pointerOf } from '@kouan/core';
import type { Decoded, Document, DocumentType, Unmapped } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import type { JsonObject, JsonValue } from '@kouan/sdk/json';
import { Refused, readJson } from '@kouan/sdk/json';
import type * as z from 'zod';
import { bare, definitionOf, type Node } from '../../schema.ts';
import { KJN } from './catalogue.ts';

/** Bytes of one document. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;

/** Things that are wrong with one document before it is given up. */
const MAX_WRONG = 200;

/** Types of documents, as `type` names them. */
export const TYPES: ReadonlySet<string> = new Set(Object.keys(documentSchemas));

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON of one value, read strictly; a finding where it is none. */
export function jsonOf(bytes: Uint8Array, place: Place): JsonValue | Finding {
  if (bytes.length > MAX_DOCUMENT) return finding(KJN.tooLong, '', { expected: String(MAX_DOCUMENT), at: place });
  try {
    return readJson(bytes, { maxBytes: MAX_DOCUMENT });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return finding(KJN.notJson, '', { found: error.message, at: place });
  }
}

/** True for what {@link jsonOf} could not read. */
export const isFinding = (value: JsonValue | Finding): value is Finding =>
  typeof value === 'object' && value !== null && 'severity' in value && 'message' in value && 'source' in value;

/** A document of a JSON value; what does not fit its schema is unmapped and said. */
export function documentOf(value: JsonValue, place: Place): Decoded {
  const type = isObject(value) && typeof value['type'] === 'string' ? value['type'] : undefined;
  if (type === undefined || !TYPES.has(type)) {
    const found = type ?? (Array.isArray(value) ? '[…]' : typeof value);
    const said = finding(KJN.notDocument, '', { found, expected: [...TYPES].join(', '), at: place });
    return { findings: [said], unmapped: unmappedOf(value, ''), at: place };
  }
  const fitting = new Fitting(place);
  try {
    const document = fitting.fit(documentSchemas[type as DocumentType] as unknown as Node, value, '');
    const { findings, unmapped } = fitting;
    if (document === GONE) return { findings, unmapped, at: place };
    return { document: document as Document, findings, unmapped, at: place };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    const much = finding(KJN.tooMuchWrong, '', { expected: String(MAX_WRONG), at: place });
    return { findings: [...fitting.findings, much], unmapped: unmappedOf(value, ''), at: place };
  }
}

/** In place of a value that does not fit. */
const GONE = Symbol('gone');

class TooMuch extends Error {}

/**
 * One pass over a value and its schema. A schema of zod would say all of what is wrong before it ends; here as much is
 * said as anybody reads, and what fits is kept.
 */
class Fitting {
  readonly findings: Finding[] = [];
  readonly unmapped: Unmapped[] = [];
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  fit(schema: Node, value: JsonValue, pointer: string): unknown {
    const node = bare(schema);
    const { type, element } = definitionOf(node);
    if (type === 'object' && isObject(value)) return this.object(node, value, pointer);
    if (type === 'array' && element !== undefined && Array.isArray(value))
      return (value as readonly JsonValue[])
        .map((one, index) => this.fit(element, one, `${pointer}/${index}`))
        .filter((one) => one !== GONE);
    const parsed = (node as z.ZodType).safeParse(value);
    // Names such as `__proto__` are passed over by a schema in silence.
    if (parsed.success && (typeof value !== 'object' || JSON.stringify(parsed.data) === JSON.stringify(value)))
      return parsed.data;
    const detail = parsed.error?.issues[0]?.message ?? '__proto__';
    return this.gone(
      finding(KJN.badValue, pointer, { params: { detail }, found: textOf(value), at: this.place }),
      value,
    );
  }

  private object(node: Node, value: JsonObject, pointer: string): unknown {
    const { shape = {} } = definitionOf(node);
    const kept: Record<string, unknown> = {};
    for (const [name, child] of Object.entries(value)) {
      const at = `${pointer}${pointerOf(name)}`;
      const known = Object.hasOwn(shape, name) ? (shape[name] as Node) : undefined;
      if (known === undefined) this.gone(finding(KJN.unknownMember, at, { found: name, at: this.place }), child);
      else {
        const fitted = this.fit(known, child, at);
        if (fitted !== GONE) kept[name] = fitted;
      }
    }
    const missing = Object.entries(shape).find(
      ([name, child]) => !Object.hasOwn(kept, name) && definitionOf(child).type !== 'optional',
    );
    if (missing === undefined) return kept;
    return this.gone(finding(KJN.incomplete, pointer, { expected: missing[0], at: this.place }), kept);
  }

  /** Says why a value is left out, and lists what was in it. */
  private gone(said: Finding, value: unknown): typeof GONE {
    if (this.findings.length >= MAX_WRONG) throw new TooMuch();
    this.findings.push(said);
    for (const one of unmappedOf(value, said.path)) this.unmapped.push(one);
    return GONE;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function unmappedOf(value: unknown, pointer: string): Unmapped[] {
  return Array.from(leavesOf(value, pointer), ([path, leaf]) => ({ path, value: textOf(leaf) }));
}
