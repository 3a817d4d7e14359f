import { finding, formatDecimal, parseDecimal, rescale } from '@kouan/core';
import { DEV } from '../catalogue.ts';
import { ascii, octets, unread, type WeightProtocol, type WeightReading, type WeightUnit } from './reading.ts';

/**
 * Toledo continuous output: STX, three status octets, six digits of weight, six of tare, CR, checksum.
 *
 * A: bits 0–2 place of the point, 3–4 increment. B: 0 net, 1 negative, 2 out of range, 3 motion, 4 kilograms.
 * C: bits 0–2 a unit other than that of B.
 *
 * @module
 */

const STX = 0x02;
const CR = 0x0d;
const LENGTH = 18;
const CHECKSUM = 17;

const B = { net: 0x01, negative: 0x02, range: 0x04, motion: 0x08, kilograms: 0x10, always: 0x20 } as const;
/** Increment by one; two digits that stand for zeros are point 0. */
const INCREMENT = 0x08;
const POINT_NONE = 2;
const OTHER_UNITS: Readonly<Record<number, WeightUnit>> = { 1: 'GRM', 2: 'TNE' };

/** Two's complement of the low seven bits of the sum of all octets before it. */
export function toledoChecksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < CHECKSUM; at++) sum += bytes[at] as number;
  return -(sum & 0x7f) & 0x7f;
}

export const toledo: WeightProtocol = {
  name: 'toledo',
  frameLength: (bytes) => (bytes[0] === STX ? LENGTH : -1),
  decode(bytes) {
    const a = bytes[1] ?? 0;
    const b = bytes[2] ?? 0;
    const c = bytes[3] ?? 0;
    const [weight, tare] = [bytes.subarray(4, 10), bytes.subarray(10, 16)].map((field) => ascii(field).trim());
    const isDigits = /^\d{0,6}$/.test(weight ?? '?') && /^\d{0,6}$/.test(tare ?? '?');
    if (bytes.length !== LENGTH || bytes[0] !== STX || bytes[16] !== CR || !isDigits)
      return unread(finding(DEV.weightFrame, '', { expected: 'Toledo' }));
    const expected = toledoChecksum(bytes);
    // Some indicators send the checksum with the eighth bit for parity.
    const found = (bytes[CHECKSUM] as number) & 0x7f;
    if (found !== expected)
      return unread(finding(DEV.weightChecksum, '', { expected: hex(expected), found: hex(found) }));
    const point = (a & 0x07) - POINT_NONE;
    const negative = (b & B.negative) !== 0;
    const out = (b & B.range) !== 0;
    const state = out ? (negative ? 'underload' : 'overload') : (b & B.motion) !== 0 ? 'motion' : 'stable';
    const value = placed(weight || '0', point);
    const isZero = /^[0.]*$/.test(value);
    const tared = placed(tare || '0', point);
    return {
      reading: {
        kind: 'weight',
        ...(out ? {} : { value: negative && !isZero ? `-${value}` : value }),
        unit: OTHER_UNITS[c & 0x07] ?? ((b & B.kilograms) !== 0 ? 'KGM' : 'LBR'),
        mode: (b & B.net) !== 0 ? 'net' : 'gross',
        ...(/^[0.]*$/.test(tared) ? {} : { tare: tared }),
        state,
      },
      findings: negative && isZero && !out ? [finding(DEV.negativeZero, '/value')] : [],
      unmapped: [],
    };
  },
  encode(reading) {
    const bytes = new Uint8Array(LENGTH);
    const scale = Math.max(scaleOf(reading.value), scaleOf(reading.tare));
    const other = Object.entries(OTHER_UNITS).find(([, unit]) => unit === reading.unit)?.[0];
    const negative = reading.value?.startsWith('-') === true || reading.state === 'underload';
    bytes[0] = STX;
    bytes[1] = B.always | INCREMENT | (POINT_NONE + scale);
    bytes[2] =
      B.always |
      (reading.mode === 'net' ? B.net : 0) |
      (negative ? B.negative : 0) |
      (OUT.has(reading.state) ? B.range : 0) |
      (reading.state === 'motion' ? B.motion : 0) |
      (reading.unit === 'LBR' ? 0 : B.kilograms);
    bytes[3] = 0x20 | Number(other ?? 0);
    bytes.set(octets(digits(reading.value, scale).padStart(6, ' ').slice(-6)), 4);
    bytes.set(octets(digits(reading.tare, scale).padStart(6, '0').slice(-6)), 10);
    bytes[16] = CR;
    bytes[CHECKSUM] = toledoChecksum(bytes);
    return bytes;
  },
};

const OUT: ReadonlySet<WeightReading['state']> = new Set(['overload', 'underload', 'error']);
const hex = (octet: number): string => octet.toString(16).padStart(2, '0').toUpperCase();
const MAX_SCALE = 5;

const scaleOf = (text: string | undefined): number => Math.min(MAX_SCALE, parseDecimal(text ?? '0')?.scale ?? 0);

/** The digits as the six places have them: no sign, no point. */
function digits(text: string | undefined, scale: number): string {
  const value = parseDecimal(text ?? '0') ?? { units: 0n, scale: 0 };
  const units = rescale(value, scale).units;
  return String(units < 0n ? -units : units);
}

function placed(text: string, point: number): string {
  const whole = text + '0'.repeat(Math.max(0, -point));
  return formatDecimal({ units: BigInt(whole), scale: Math.max(0, point) });
}
