import { finding } from '@kouan/core';
import { DEV } from '../catalogue.ts';
import { ascii, octets, unread, type WeightProtocol, type WeightReading, type WeightUnit } from './reading.ts';

/** `ST,GS,+00015420kg` CR LF: state, mode, sign, eight places, unit. */
const LINE = /^(ST|US|OL),(GS|NT),([+-])([ \d.]{8})(kg| t|lb| g)\r?\n$/;
const MAX = 24;
const PLACES = 8;
const LF = 0x0a;

const STATES = { ST: 'stable', US: 'motion', OL: 'overload' } as const;
const CODES: Readonly<Record<WeightReading['state'], string>> = {
  stable: 'ST',
  motion: 'US',
  overload: 'OL',
  // The line has one code for all that is out of range.
  underload: 'OL',
  error: 'OL',
};
const UNITS = { kg: 'KGM', ' t': 'TNE', lb: 'LBR', ' g': 'GRM' } as const satisfies Readonly<
  Record<string, WeightUnit>
>;
const WEIGHT = /^ *(\d+(?:\.\d+)?)$/;

export const comma: WeightProtocol = {
  name: 'comma',
  frameLength(bytes) {
    if (bytes[0] !== 0x53 && bytes[0] !== 0x55 && bytes[0] !== 0x4f) return -1;
    const end = bytes.subarray(0, MAX).indexOf(LF);
    return end >= 0 ? end + 1 : bytes.length < MAX ? 0 : -1;
  },
  decode(bytes) {
    const [, code, mode, sign, places = '', unit] = LINE.exec(ascii(bytes.subarray(0, MAX))) ?? [];
    const weight = WEIGHT.exec(places)?.[1];
    const state = STATES[code as keyof typeof STATES];
    if (state === undefined || (state !== 'overload' && weight === undefined))
      return unread(finding(DEV.weightFrame, '', { expected: 'ST,GS,+00000000kg' }));
    const value = (weight ?? '0').replace(/^0+(?=\d)/, '');
    const isZero = /^[0.]*$/.test(value);
    const shown = state !== 'overload';
    return {
      reading: {
        kind: 'weight',
        ...(shown ? { value: sign === '-' && !isZero ? `-${value}` : value } : {}),
        unit: UNITS[unit as keyof typeof UNITS],
        mode: mode === 'NT' ? 'net' : 'gross',
        state,
      },
      findings: shown && sign === '-' && isZero ? [finding(DEV.negativeZero, '/value')] : [],
      unmapped: [],
    };
  },
  encode({ value = '0', unit, mode, state }) {
    const code = Object.entries(UNITS).find(([, one]) => one === unit)?.[0] ?? 'kg';
    const places = value.replace(/^-/, '').slice(0, PLACES).padStart(PLACES, '0');
    const sign = value.startsWith('-') ? '-' : '+';
    return octets(`${CODES[state]},${mode === 'net' ? 'NT' : 'GS'},${sign}${places}${code}\r\n`);
  },
};
