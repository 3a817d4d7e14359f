import { type Finding, finding, type Place } from '@kouan/core';
import { NOT_ARMOUR, SIX_BITS } from './bits/armour.ts';
import { BitReader, MAX_CHARACTERS } from './bits/reader.ts';
import { AIS } from './catalogue.ts';
import { type Application, applicationOf } from './messages/application.ts';
import type { AisValue } from './messages/field.ts';
import type { Layout, Placed } from './messages/layout.ts';
import type { AisMessage, ApplicationValues } from './messages/message.ts';
import { chooseLayout, MESSAGES } from './messages/table.ts';

/** Where findings go. */
export type Report = (finding: Finding) => void;

/** Message number, repeat indicator and MMSI: without them nobody knows whose message it is. */
const HEAD_BITS = 38;

/** Used again for every message: reading is synchronous, and keeps nothing of it. */
const bits = new BitReader();

/**
 * Reads the armoured payload of one message (ITU-R M.1371-5, annex 8).
 *
 * @returns the message in integers, or undefined when it cannot be known whose or what it is; the report says why
 */
export function decodePayload(payload: string, fillBits: number, report: Report, at?: Place): AisMessage | undefined {
  const say = (definition: (typeof AIS)[keyof typeof AIS], found: string | number, expected?: number): undefined => {
    report(
      finding(definition, '', {
        found: String(found),
        ...(expected === undefined ? {} : { expected: String(expected) }),
        ...(at && { at }),
      }),
    );
    return undefined;
  };
  if (!bits.load(payload, fillBits)) {
    if (payload.length > MAX_CHARACTERS) return say(AIS.payloadTooLong, payload.length, MAX_CHARACTERS);
    return say(AIS.armour, strangers(payload));
  }
  if (bits.length < HEAD_BITS) return say(AIS.noHead, bits.length);
  const type = bits.unsigned(0, 6);
  const table = MESSAGES[type];
  if (table === undefined) return say(AIS.unknownType, type);
  const layout = table.layouts.length === 1 ? table.layouts[0] : chooseLayout(table.layouts, ask);
  if (layout === undefined) return say(AIS.part, '', type);
  if (bits.length < layout.least) say(AIS.short, bits.length, layout.least);
  const message: Record<string, AisValue | ApplicationValues> = { type };
  readFields(layout.fields, 0, message as Record<string, AisValue>);
  if (bits.length > layout.most && bits.anyFrom(layout.most)) {
    message['surplus'] = bits.hex(layout.most, bits.length - layout.most);
  }
  if (type === 6 || type === 8) readApplication(type, message);
  return message as unknown as AisMessage;
}

function ask(layout: Layout, name: string): AisValue | undefined {
  const field = layout.byName.get(name);
  return field === undefined || field.offset + field.width > bits.length
    ? undefined
    : read(field, field.offset, field.width);
}

/** Fields that the message is too short for stay away. */
function readFields(fields: readonly Placed[], base: number, into: Record<string, AisValue>): void {
  const { length } = bits;
  for (const field of fields) {
    if (field.kind === 'spare') continue;
    const offset = field.fromEnd === 0 ? base + field.offset : length - field.fromEnd;
    const left = length - offset - field.after;
    const width = left < field.width ? left : field.width;
    // Letters and bits are worth having one by one; a piece of a number is not that number.
    if (width < field.width && (width <= 0 || (field.kind !== 'text' && field.kind !== 'bits'))) continue;
    const value = read(field, offset, width);
    // What is only there to fill the last byte is no text.
    if (field.rest !== true || value !== '') into[field.name] = value;
  }
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

/** Puts the fields of a known application in the place of its bits. */
function readApplication(type: 6 | 8, message: Record<string, AisValue | ApplicationValues>): void {
  const { dac, fi } = message as { dac?: number; fi?: number };
  if (dac === undefined || fi === undefined) return;
  const application = applicationOf(type, dac, fi);
  if (application === undefined) return;
  const begin = application.layout.fields[0]?.offset ?? 0;
  if (application.exactly !== undefined && bits.length - begin !== application.exactly) return;
  delete message['data'];
  message['application'] = applicationValues(application);
}

function applicationValues({ layout, repeated }: Application): ApplicationValues {
  const values: Record<string, AisValue | Record<string, AisValue>[]> = {};
  readFields(layout.fields, 0, values as Record<string, AisValue>);
  let end = layout.most;
  if (repeated !== undefined) {
    const groups: Record<string, AisValue>[] = [];
    // A group that has begun is read as far as it goes.
    for (; groups.length < repeated.most && end < bits.length; end += repeated.layout.most) {
      const group: Record<string, AisValue> = {};
      readFields(repeated.layout.fields, end, group);
      if (Object.keys(group).length === 0) break;
      groups.push(group);
    }
    values[repeated.name] = groups;
  }
  if (bits.length > end && bits.anyFrom(end)) values['surplus'] = bits.hex(end, bits.length - end);
  return values;
}

/** The characters of a payload that are no armour, each once. */
function strangers(payload: string): string {
  const found = [...payload].filter((one) => (SIX_BITS[one.charCodeAt(0)] ?? NOT_ARMOUR) === NOT_ARMOUR);
  return [...new Set(found)].join('');
}
