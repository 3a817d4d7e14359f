import { type Finding, finding, type Place } from '@kouan/core';
import { NOT_ARMOUR, SIX_BITS } from './bits/armour.ts';
import { BitReader, MAX_CHARACTERS } from './bits/reader.ts';
import { AIS } from './catalogue.ts';
import { type Application, applicationOf } from './messages/application.ts';
import type { AisValue } from './messages/field.ts';
import { FORMS, type Form } from './messages/form.ts';
import type { Layout, Placed } from './messages/layout.ts';
import type { AisMessage, ApplicationValues } from './messages/message.ts';
import { chooseLayout } from './messages/table.ts';

/** Where findings go. */
export type Report = (finding: Finding) => void;

/** Message number, repeat indicator and MMSI: without them nobody knows whose message it is. */
const HEAD_BITS = 38;

/** Used again for every message: reading is synchronous, and keeps nothing of it. */
const bits = new BitReader();
const values: (AisValue | undefined)[] = [];

/**
 * Reads the armoured payload of one message (ITU-R M.1371-5, annex 8).
 *
 * @returns the message in integers, or undefined when it cannot be known whose or what it is; the report says why
 */
export function decodePayload(payload: string, fillBits: number, report: Report, at?: Place): AisMessage | undefined {
  if (!bits.load(payload, fillBits)) return refuse(payload, report, at);
  const { length } = bits;
  if (length < HEAD_BITS) return say(report, at, AIS.noHead, length);
  const type = bits.unsigned(0, 6);
  const forms = FORMS[type];
  if (forms === undefined) return say(report, at, AIS.unknownType, type);
  const form = forms.length === 1 ? forms[0] : chooseLayout(forms, ask);
  if (form === undefined) return say(report, at, AIS.part, '', type);
  readValues(form.read, 0);
  const message = form.make(type, values) as AisMessage;
  const surplus = length > form.most && bits.anyFrom(form.most);
  const whole = surplus ? { ...message, surplus: bits.hex(form.most, length - form.most) } : message;
  const decoded = whole.type === 6 || whole.type === 8 ? withApplication(whole) : whole;
  // Told last: whoever listens may read another message, and the bits and values of this one are gone then.
  if (length < form.least) say(report, at, AIS.short, length, form.least);
  checkRanges(decoded, form.bounded, report, at);
  return decoded;
}

/** A value that means nothing is told, and stays what was sent. */
function checkRanges(message: AisMessage, bounded: Form['bounded'], report: Report, at: Place | undefined): void {
  for (const { name, most, unknown } of bounded) {
    const value = (message as unknown as Readonly<Record<string, unknown>>)[name];
    if (typeof value !== 'number' || Math.abs(value) <= most || value === unknown) continue;
    report(finding(AIS.range, `/${name}`, { found: String(value), expected: String(most), ...(at && { at }) }));
  }
}

function refuse(payload: string, report: Report, at: Place | undefined): undefined {
  if (payload.length > MAX_CHARACTERS) return say(report, at, AIS.payloadTooLong, payload.length, MAX_CHARACTERS);
  return say(report, at, AIS.armour, strangers(payload));
}

function say(
  report: Report,
  at: Place | undefined,
  definition: (typeof AIS)[keyof typeof AIS],
  found: string | number,
  expected?: number,
): undefined {
  const more = expected === undefined ? {} : { expected: String(expected) };
  report(finding(definition, '', { found: String(found), ...more, ...(at && { at }) }));
}

function ask(form: Form, name: string): AisValue | undefined {
  const field = form.byName.get(name);
  return field === undefined || field.offset + field.width > bits.length
    ? undefined
    : read(field, field.offset, field.width);
}

/** The values of fields, in their order. Fields that the message is too short for are undefined. */
function readValues(fields: readonly Placed[], base: number): void {
  const { length } = bits;
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index] as Placed;
    const offset = field.fromEnd === 0 ? base + field.offset : length - field.fromEnd;
    const left = length - offset - field.after;
    const whole = left >= field.width && field.rest !== true;
    values[index] = whole ? read(field, offset, field.width) : readPiece(field, offset, Math.min(left, field.width));
  }
}

/** Letters and bits are worth having one by one; a piece of a number is not that number. */
function readPiece(field: Placed, offset: number, left: number): AisValue | undefined {
  if (left <= 0 || (left < field.width && field.kind !== 'text' && field.kind !== 'bits')) return undefined;
  const value = read(field, offset, left);
  // What is only there to fill the last byte is no text.
  return field.rest === true && value === '' ? undefined : value;
}

function read(field: Placed, offset: number, width: number): AisValue {
  switch (field.kind) {
    case 'unsigned':
      return bits.unsigned(offset, width);
    case 'signed':
      return bits.signed(offset, width);
    case 'flag':
      return bits.unsigned(offset, 1) === 1;
    case 'text':
      return bits.text(offset, width);
    default:
      return bits.hex(offset, width);
  }
}

/** The fields of a known application in the place of its bits. */
function withApplication(message: Extract<AisMessage, { type: 6 | 8 }>): AisMessage {
  const { dac, fi } = message;
  const application = dac === undefined || fi === undefined ? undefined : applicationOf(message.type, dac, fi);
  if (application === undefined) return message;
  const begin = application.layout.fields[0]?.offset ?? 0;
  if (application.exactly !== undefined && bits.length - begin !== application.exactly) return message;
  const { data: _, ...own } = message;
  return { ...own, application: applicationValues(application) } as AisMessage;
}

function applicationValues({ layout, repeated }: Application): ApplicationValues {
  const found: Record<string, AisValue | Record<string, AisValue>[]> = fieldsAt(layout, 0);
  let end = layout.most;
  if (repeated !== undefined) {
    const groups: Record<string, AisValue>[] = [];
    // A group that has begun is read as far as it goes.
    for (; groups.length < repeated.most && end < bits.length; end += repeated.layout.most) {
      const group = fieldsAt(repeated.layout, end);
      if (Object.keys(group).length === 0) break;
      groups.push(group);
    }
    found[repeated.name] = groups;
  }
  if (bits.length > end && bits.anyFrom(end)) found['surplus'] = bits.hex(end, bits.length - end);
  return found;
}

function fieldsAt({ read: fields }: Layout, base: number): Record<string, AisValue> {
  readValues(fields, base);
  const found: Record<string, AisValue> = {};
  for (const [index, { name }] of fields.entries()) {
    const value = values[index];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** The characters of a payload that are no armour, each once. */
function strangers(payload: string): string {
  const found = [...payload].filter((one) => (SIX_BITS[one.charCodeAt(0)] ?? NOT_ARMOUR) === NOT_ARMOUR);
  return [...new Set(found)].join('');
}
