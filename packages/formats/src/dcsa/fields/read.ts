import { type Definition, escapeToken, type Finding, type FindingDetails, finding, isDay } from '@kouan/core';
import { decimalOf } from '../../syntax/tree/decimal.ts';
import { DCS } from './catalogue.ts';
import {
  type FieldNode,
  type GroupNode,
  jsonName,
  type ListNode,
  type Member,
  type NumberNode,
  type TextNode,
} from './node.ts';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What reading a message gives beside the document. */
export interface Reading {
  readonly findings: Finding[];
  /** What has no place in the document, by its pointer into the message; it comes back when the message is written. */
  readonly kept: Record<string, Json>;
}

/** Where a value stands: in the document, and in the message. */
interface Place {
  readonly document: string;
  readonly message: string;
  /** Name in the message. */
  readonly field: string;
}

/** Pointer to a member. */
export const below = (pointer: string, name: string): string => `${pointer}/${escapeToken(name)}`;

/** The value does not fit into the document. */
const FAILED = Symbol('failed');
type Got = unknown | typeof FAILED;

/** Reads an object by its table. Every leaf is in the document or in `kept`. */
export function readMessage(table: GroupNode, value: JsonObject, reading: Reading): Record<string, unknown> {
  return group(table, value, { document: '', message: '', field: '' }, reading) as Record<string, unknown>;
}

function say(
  reading: Reading,
  definition: Definition,
  { document, message, field }: Place,
  details: FindingDetails = {},
): void {
  reading.findings.push(
    finding(definition, document, { at: { field: message }, ...details, params: { field, ...details.params } }),
  );
}

function read(node: FieldNode, value: Json, place: Place, reading: Reading): Got {
  switch (node.kind) {
    case 'text':
      return text(node, value, place, reading);
    case 'number':
      return number(node, value, place, reading);
    case 'flag':
      return typeof value === 'boolean' ? value : wrong('true / false', value, place, reading);
    case 'list':
      return list(node, value, place, reading);
    case 'wrapped': {
      const inner = read(node.of, value, place, reading);
      return inner === FAILED ? FAILED : { [node.name]: inner };
    }
    case 'group':
      return isObject(value) ? group(node, value, place, reading) : wrong('{…}', value, place, reading);
    case 'later':
      return read(node.node(), value, place, reading);
  }
}

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 100);

function wrong(expected: string, value: Json, place: Place, reading: Reading): typeof FAILED {
  say(reading, DCS.wrongType, place, { expected, found: shown(value) });
  return FAILED;
}

function text(node: TextNode, value: Json, place: Place, reading: Reading): Got {
  if (typeof value !== 'string') return wrong('"…"', value, place, reading);
  const { max, min, form, closed, open, strict } = node;
  // Characters are at most as many as UTF-16 units: counting them is needed for few.
  const counted = (max !== undefined && value.length > max) || min !== undefined;
  const length = counted ? [...value].length : value.length;
  if (max !== undefined && length > max)
    say(reading, DCS.tooLong, place, { found: String(length), expected: String(max) });
  if (min !== undefined && length < min)
    say(reading, DCS.tooShort, place, { found: String(length), expected: String(min) });
  if (form !== undefined && !form.pattern.test(value)) {
    say(reading, DCS.pattern, place, { found: value, expected: form.words.en });
    if (strict === true) return FAILED;
  } else if (strict === true && !isReal(value)) {
    say(reading, DCS.pattern, place, { found: value, expected: form?.words.en ?? '' });
    return FAILED;
  }
  if (closed !== undefined && !closed.includes(value)) {
    say(reading, DCS.notInList, place, { found: value, expected: closed.join(', ') });
    if (strict === true) return FAILED;
  }
  if (open !== undefined && !open.includes(value)) say(reading, DCS.notInOpenList, place, { found: value });
  return value;
}

/** The 30th of February looks like a day. */
function isReal(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  return day === undefined || isDay(day);
}

function number({ min, above, max, integer }: NumberNode, value: Json, place: Place, reading: Reading): Got {
  if (typeof value !== 'number') return wrong(integer === true ? '0, 1, 2 …' : '0.0', value, place, reading);
  if (integer === true && !Number.isInteger(value)) return wrong('0, 1, 2 …', value, place, reading);
  const low = (min !== undefined && value < min) || (above !== undefined && value <= above);
  if (low || (max !== undefined && value > max)) {
    const expected = above === undefined ? `${min ?? ''} … ${max ?? ''}` : `> ${above}`;
    say(reading, DCS.range, place, { expected, found: String(value) });
  }
  const decimal = decimalOf(value);
  if (decimal !== undefined) return decimal;
  say(reading, DCS.inexact, place, { found: String(value) });
  return FAILED;
}

function list({ of, min = 0, max }: ListNode, value: Json, place: Place, reading: Reading): Got {
  if (!Array.isArray(value)) return wrong('[…]', value, place, reading);
  const entries = value as readonly Json[];
  if (max !== undefined && entries.length > max)
    say(reading, DCS.tooMany, place, { found: String(entries.length), expected: String(max) });
  if (entries.length < min) say(reading, DCS.tooFew, place, { found: String(entries.length), expected: String(min) });
  // One entry that does not fit would move all behind it: then the whole list stays beside the document.
  const inner: Reading = { findings: reading.findings, kept: {} };
  const read_ = entries.map((entry, index) =>
    read(of, entry, { ...place, document: `${place.document}/${index}`, message: `${place.message}/${index}` }, inner),
  );
  if (read_.includes(FAILED)) return FAILED;
  Object.assign(reading.kept, inner.kept);
  return read_;
}

/** A group as it is read: what follows from its table is worked out once. */
interface Plan {
  readonly steps: readonly Step[];
  /** Names in the message, those of flat groups among them. */
  readonly known: ReadonlySet<string>;
}

interface Step {
  readonly name: string;
  readonly field: string;
  readonly member: Member;
  /** Pointer of the member below that of its group, in the document and in the message. */
  readonly document: string;
  readonly message: string;
  readonly flat?: GroupNode;
}

const plans = new WeakMap<GroupNode, Plan>();

function planOf(node: GroupNode): Plan {
  let plan = plans.get(node);
  if (plan === undefined) {
    const steps = Object.entries(node.members).map(([name, member]): Step => {
      const field = jsonName(name, member);
      const at = { document: below('', name), message: below('', field) };
      const flat = member.node.kind === 'group' && member.node.flat === true ? { flat: member.node } : {};
      return { name, field, member, ...at, ...flat };
    });
    const known = steps.flatMap(({ field, flat }) => (flat === undefined ? [field] : [...planOf(flat).known]));
    plan = { steps, known: new Set(known) };
    plans.set(node, plan);
  }
  return plan;
}

function group(node: GroupNode, value: JsonObject, place: Place, reading: Reading): Got {
  const document: Record<string, unknown> = {};
  const { known } = planOf(node);
  const inner: Reading = { findings: reading.findings, kept: {} };
  take(node, value, place, inner, document);
  for (const name of Object.keys(value)) {
    if (known.has(name)) continue;
    const extra = value[name] as Json;
    const message = below(place.message, name);
    say(inner, DCS.unknown, { document: place.document, message, field: name }, { found: shown(extra) });
    inner.kept[message] = extra;
  }
  if (node.needs?.some((name) => !Object.hasOwn(document, name)) === true) return FAILED;
  Object.assign(reading.kept, inner.kept);
  return document;
}

/** The members of one object of the message; a flat group takes its own from the same object. */
function take(
  node: GroupNode,
  value: JsonObject,
  place: Place,
  reading: Reading,
  document: Record<string, unknown>,
): void {
  for (const step of planOf(node).steps) {
    const { name, field, member, flat } = step;
    if (flat !== undefined) {
      const inner: Record<string, unknown> = {};
      take(flat, value, { ...place, document: place.document + step.document }, reading, inner);
      if (Object.keys(inner).length > 0) document[name] = inner;
      continue;
    }
    const { node: of, required, deprecated } = member;
    const one = Object.hasOwn(value, field) ? value[field] : undefined;
    // Most members of a table are absent: nothing is made for them.
    if (one === undefined && required !== true) continue;
    const there = { document: place.document + step.document, message: place.message + step.message, field };
    if (one === undefined) {
      say(reading, DCS.missing, there);
      continue;
    }
    if (deprecated === true) say(reading, DCS.deprecated, there);
    const got = read(of, one, there, reading);
    if (got === FAILED) reading.kept[there.message] = one;
    else document[name] = got;
  }
  alternatives(node, value, place, reading);
}

function alternatives({ oneOf = [], anyOf = [] }: GroupNode, value: JsonObject, place: Place, reading: Reading): void {
  const there = (set: readonly string[]): number => set.filter((field) => Object.hasOwn(value, field)).length;
  for (const set of oneOf) if (there(set) !== 1) say(reading, DCS.alternatives, place, { expected: set.join(', ') });
  for (const set of anyOf) if (there(set) === 0) say(reading, DCS.missing, { ...place, field: set.join(' / ') });
}
