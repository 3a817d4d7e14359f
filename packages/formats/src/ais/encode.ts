import { type Finding, finding, pointerOf } from '@kouan/core';
import { LETTERS } from './bits/armour.ts';
import { BitWriter } from './bits/writer.ts';
import { AIS } from './catalogue.ts';
import { type Application, applicationOf } from './messages/application.ts';
import type { Field } from './messages/field.ts';
import type { Layout } from './messages/layout.ts';
import type { AisMessage } from './messages/message.ts';
import { layoutOf } from './scale.ts';

type Values = Readonly<Record<string, unknown>>;

/** A message as armoured characters, ready to be cut into sentences. */
export interface EncodedPayload {
  readonly payload: string;
  readonly fillBits: number;
}

/** Names that a message may have besides its fields. */
const BESIDE = new Set(['type', 'surplus', 'application']);

/**
 * Writes a message in integers as the bits of ITU-R M.1371-5, annex 8. A field that is missing is written as "not
 * available"; fields that may end a message early are left away from the last on.
 *
 * @returns the payload, or findings that name what does not fit
 */
export function encodePayload(message: AisMessage): EncodedPayload | { readonly findings: readonly Finding[] } {
  const values = message as unknown as Values;
  const layout = layoutOf(values);
  if (layout === undefined) {
    return { findings: [finding(AIS.notMessage, '/type', { found: String(values['type']) })] };
  }
  const findings: Finding[] = [];
  const bits = new BitWriter();
  bits.number(Number(values['type']), 6);
  const application = applicationFor(values);
  // The data of a known application are written from its fields.
  const own = application === undefined ? values : { ...values, data: '0:' };
  writeFields(bits, layout, own, '', findings);
  if (application !== undefined) writeApplication(bits, application, values['application'] as Values, findings);
  writeSurplus(bits, layout, values, findings);
  unknownNames(values, layout, '', BESIDE, findings);
  if (values['mmsi'] === undefined) findings.push(finding(AIS.noSender, '/mmsi'));
  // Bits of nobody's application cannot be written from fields, nor bits twice.
  if (application === undefined && values['application'] !== undefined) {
    findings.push(finding(AIS.unknownField, '/application', { found: 'application' }));
  } else if (application !== undefined && values['data'] !== undefined) {
    findings.push(finding(AIS.unknownField, '/data', { found: 'data' }));
  }
  if (findings.length > 0) return { findings };
  // Bits that nobody described end where they ended; all else ends with a byte.
  const surplus = values['surplus'] ?? (application && (values['application'] as Values)['surplus']);
  if (surplus === undefined && (application !== undefined || !layout.endsInBits)) bits.fillTo(8);
  return bits.close();
}

function applicationFor(values: Values): Application | undefined {
  if (typeof values['application'] !== 'object' || values['application'] === null) return undefined;
  return applicationOf(Number(values['type']), Number(values['dac']), Number(values['fi']));
}

/** Up to the last field that must be there or is; the spare bits at the end follow only the very last. */
function writeFields(
  bits: BitWriter,
  layout: Layout,
  values: Values,
  path: string,
  findings: Finding[],
  short = false,
) {
  const { fields } = layout;
  const wanted = (field: Field): boolean =>
    field.kind !== 'spare' && (values[field.name] !== undefined || (!short && field.optional !== true));
  const lastWanted = fields.findLastIndex(wanted);
  const lastOfAll = fields.findLastIndex(({ kind }) => kind !== 'spare');
  for (const field of fields.slice(0, lastWanted === lastOfAll ? fields.length : lastWanted + 1)) {
    writeField(bits, field, values[field.name], `${path}${pointerOf(field.name)}`, findings);
  }
}

function writeField(bits: BitWriter, field: Field, value: unknown, path: string, findings: Finding[]): void {
  if (field.kind === 'spare') {
    bits.number(0, field.width);
    return;
  }
  const problem = value === undefined ? undefined : misfit(field, value);
  if (problem !== undefined) {
    findings.push(finding(AIS.notWritable, path, { expected: problem, found: String(value) }));
    return;
  }
  switch (field.kind) {
    case 'text': {
      const text = String(value ?? '');
      bits.text(text, field.rest === true ? text.length * 6 : field.width);
      return;
    }
    case 'bits':
      bits.hex(String(value ?? '0:'));
      return;
    default:
      bits.number(value === undefined ? (field.unknown ?? 0) : Number(value), field.width);
  }
}

/** What a field takes, when it does not take this value. */
function misfit(field: Field, value: unknown): string | undefined {
  const { kind, width } = field;
  if (kind === 'flag') return typeof value === 'boolean' ? undefined : 'true, false';
  if (kind === 'text') return fitsText(value, width / 6) ? undefined : `≤ ${width / 6} × [${LETTERS.slice(1)}]`;
  if (kind === 'bits') return fitsBits(value, width) ? undefined : `count:hex, count ≤ ${width}`;
  const [least, most] = kind === 'signed' ? [-(2 ** (width - 1)), 2 ** (width - 1) - 1] : [0, 2 ** width - 1];
  const fits = Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return fits ? undefined : `${least} … ${most}`;
}

/** `@` ends a text and spaces fill it, so neither can be sent at its end. */
function fitsText(value: unknown, characters: number): boolean {
  if (typeof value !== 'string' || value.length > characters) return false;
  return [...value].every((letter) => letter !== '@' && LETTERS.includes(letter));
}

function fitsBits(value: unknown, width: number): boolean {
  if (typeof value !== 'string') return false;
  const [, count, hex] = /^(\d{1,4}):((?:[0-9a-f]{2})*)$/i.exec(value) ?? [];
  return count !== undefined && Number(count) <= width && hex?.length === Math.ceil(Number(count) / 8) * 2;
}

function writeApplication(bits: BitWriter, application: Application, values: Values, findings: Finding[]): void {
  const { layout, repeated } = application;
  const groups = repeated === undefined ? [] : values[repeated.name];
  const short = !Array.isArray(groups) || groups.length === 0;
  writeFields(bits, layout, values, '/application', findings, short);
  const names = new Set(['surplus']);
  if (repeated !== undefined) {
    names.add(repeated.name);
    const list: readonly unknown[] = Array.isArray(groups) ? groups : [];
    if (list.length > repeated.most) {
      findings.push(
        finding(AIS.notWritable, `/application/${repeated.name}`, {
          expected: `≤ ${repeated.most}`,
          found: String(list.length),
        }),
      );
    }
    for (const [index, group] of list.entries()) {
      const path = `/application/${repeated.name}/${index}`;
      const last = index === list.length - 1;
      writeFields(bits, repeated.layout, (group ?? {}) as Values, path, findings, last);
      unknownNames((group ?? {}) as Values, repeated.layout, path, new Set(), findings);
    }
  }
  if (values['surplus'] !== undefined) {
    const begin = layout.fields[0]?.offset ?? 0;
    const full = layout.most - begin + (Array.isArray(groups) ? groups.length : 0) * (repeated?.layout.most ?? 0);
    writeBits(bits, values['surplus'], begin + full, '/application/surplus', findings);
  }
  unknownNames(values, layout, '/application', names, findings);
}

function writeSurplus(bits: BitWriter, layout: Layout, values: Values, findings: Finding[]): void {
  if (values['surplus'] !== undefined) writeBits(bits, values['surplus'], layout.most, '/surplus', findings);
}

function writeBits(bits: BitWriter, value: unknown, from: number, path: string, findings: Finding[]): void {
  if (!fitsBits(value, 1024)) {
    findings.push(finding(AIS.notWritable, path, { expected: 'count:hex, count ≤ 1024', found: String(value) }));
    return;
  }
  while (bits.length < from) bits.number(0, 1);
  bits.hex(String(value));
}

function unknownNames(values: Values, layout: Layout, path: string, beside: ReadonlySet<string>, findings: Finding[]) {
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined && !layout.byName.has(name) && !beside.has(name)) {
      findings.push(finding(AIS.unknownField, `${path}${pointerOf(name)}`, { found: name }));
    }
  }
}
