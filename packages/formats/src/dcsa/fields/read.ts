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

/** Where a value stands: in the document, and in the message. Pointers are made where something is said of it. */
class Place {
  private readonly up: Place | undefined;
  private readonly at: Below;
  /** Name in the message. */
  readonly field: string;

  constructor(up: Place | undefined, at: Below, field: string) {
    this.up = up;
    this.at = at;
    this.field = field;
  }

  get document(): string {
    return (this.up?.document ?? '') + this.at.document;
  }

  get message(): string {
    return (this.up?.message ?? '') + this.at.message;
  }
}

/** Pointers of a value below those of what holds it. */
interface Below {
  readonly document: string;
  readonly message: string;
}

const HERE: Below = { document: '', message: '' };

/** Pointer to a member. */
export const below = (pointer: string, name: string): string => `${pointer}/${escapeToken(name)}`;

/** The value does not fit into the document. */
const FAILED = Symbol('failed');
type Got = unknown | typeof FAILED;

/** The same while it is read: what was kept of an object that then does not fit is taken back from the end. */
interface Going {
  readonly findings: Finding[];
  readonly kept: (readonly [pointer: string, value: Json])[];
}

/** Reads an object by its table into a document that is begun. Every leaf is in the document or in `kept`. */
export function readMessage(
  table: GroupNode,
  value: JsonObject,
  reading: Reading,
  document: Record<string, unknown> = {},
): Record<string, unknown> {
  const going: Going = { findings: reading.findings, kept: [] };
  group(table, value, new Place(undefined, HERE, ''), going, document);
  for (const [pointer, one] of going.kept) reading.kept[pointer] = one;
  return document;
}

function say(reading: Going, definition: Definition, place: Place, details: FindingDetails = {}): void {
  const { field, document, message } = place;
  reading.findings.push(
    finding(definition, document, { at: { field: message }, ...details, params: { field, ...details.params } }),
  );
}

function read(node: FieldNode, value: Json, place: Place, reading: Going): Got {
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

function wrong(expected: string, value: Json, place: Place, reading: Going): typeof FAILED {
  say(reading, DCS.wrongType, place, { expected, found: shown(value) });
  return FAILED;
}

function text(node: TextNode, value: Json, place: Place, reading: Going): Got {
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

function number({ min, above, max, integer }: NumberNode, value: Json, place: Place, reading: Going): Got {
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

function list({ of, min = 0, max }: ListNode, value: Json, place: Place, reading: Going): Got {
  if (!Array.isArray(value)) return wrong('[…]', value, place, reading);
  const entries = value as readonly Json[];
  if (max !== undefined && entries.length > max)
    say(reading, DCS.tooMany, place, { found: String(entries.length), expected: String(max) });
  if (entries.length < min) say(reading, DCS.tooFew, place, { found: String(entries.length), expected: String(min) });
  const before = reading.kept.length;
  const read_ = entries.map((entry, index) => {
    const at = `/${index}`;
    return read(of, entry, new Place(place, { document: at, message: at }, place.field), reading);
  });
  if (!read_.includes(FAILED)) return read_;
  // One entry that does not fit would move all behind it: then the whole list stays beside the document.
  reading.kept.length = before;
  return FAILED;
}

/** A group as it is read: what follows from its table is worked out once. */
interface Plan {
  readonly steps: readonly Step[];
  /** Names in the message, those of flat groups among them. */
  readonly known: ReadonlySet<string>;
  /** No name is read twice: as many as are taken are as many names. */
  readonly once: boolean;
}

interface Step {
  readonly name: string;
  readonly field: string;
  readonly member: Member;
  readonly at: Below;
  readonly flat: GroupNode | undefined;
}

const plans = new WeakMap<GroupNode, Plan>();

function planOf(node: GroupNode): Plan {
  let plan = plans.get(node);
  if (plan === undefined) {
    const steps = Object.entries(node.members).map(([name, member]): Step => {
      const field = jsonName(name, member);
      const { node: of } = member;
      const flat = of.kind === 'group' && of.flat === true ? of : undefined;
      // What a flat group holds lies in the message where the group does.
      const at = { document: below('', name), message: flat === undefined ? below('', field) : '' };
      return { name, field, member, at, flat };
    });
    const known = steps.flatMap(({ field, flat }) => (flat === undefined ? [field] : [...planOf(flat).known]));
    const names = new Set(known);
    plan = { steps, known: names, once: names.size === known.length && steps.every(isOnce) };
    plans.set(node, plan);
  }
  return plan;
}

const isOnce = ({ flat }: Step): boolean => flat === undefined || planOf(flat).once;

function group(
  node: GroupNode,
  value: JsonObject,
  place: Place,
  reading: Going,
  document: Record<string, unknown> = {},
): Got {
  const before = reading.kept.length;
  const taken = take(node, value, place, reading, document);
  const names = Object.keys(value);
  const plan = planOf(node);
  if (taken < names.length || !plan.once) keepUnknown(plan, value, names, place, reading);
  if (node.needs?.some((name) => !Object.hasOwn(document, name)) !== true) return document;
  reading.kept.length = before;
  return FAILED;
}

function keepUnknown({ known }: Plan, value: JsonObject, names: readonly string[], place: Place, reading: Going): void {
  for (const name of names) {
    if (known.has(name)) continue;
    const extra = value[name] as Json;
    const message = below(place.message, name);
    const details = { at: { field: message }, found: shown(extra), params: { field: name } };
    reading.findings.push(finding(DCS.unknown, place.document, details));
    reading.kept.push([message, extra]);
  }
}

/**
 * The members of one object of the message; a flat group takes its own from the same object. Answers with how many were
 * there.
 */
function take(
  node: GroupNode,
  value: JsonObject,
  place: Place,
  reading: Going,
  document: Record<string, unknown>,
): number {
  let taken = 0;
  for (const { name, field, member, at, flat } of planOf(node).steps) {
    if (flat !== undefined) {
      const inner: Record<string, unknown> = {};
      taken += take(flat, value, new Place(place, at, place.field), reading, inner);
      if (Object.keys(inner).length > 0) document[name] = inner;
      continue;
    }
    // No name of a table is one that every object has. Most members are absent: nothing is made for them.
    const one = value[field];
    if (one === undefined) {
      if (member.required === true) say(reading, DCS.missing, new Place(place, at, field));
      continue;
    }
    taken++;
    const there = new Place(place, at, field);
    if (member.deprecated === true) say(reading, DCS.deprecated, there);
    const got = read(member.node, one, there, reading);
    if (got === FAILED) reading.kept.push([there.message, one]);
    else document[name] = got;
  }
  alternatives(node, value, place, reading);
  return taken;
}

function alternatives({ oneOf = [], anyOf = [] }: GroupNode, value: JsonObject, place: Place, reading: Going): void {
  const there = (set: readonly string[]): number => set.filter((field) => value[field] !== undefined).length;
  for (const set of oneOf) if (there(set) !== 1) say(reading, DCS.alternatives, place, { expected: set.join(', ') });
  for (const set of anyOf) if (there(set) === 0) say(reading, DCS.missing, new Place(place, HERE, set.join(' / ')));
}
