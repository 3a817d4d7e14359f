import { finding } from '@kouan/core';
import { DEV } from '../catalogue.ts';
import { ascii, octets, unread, type WeightProtocol, type WeightReading } from './reading.ts';

/** STX, sign, seven places of weight, a letter for the state, ETX. The unit is that of the indicator: kilograms. */
const FRAME = /^([ +-])([ \d.]{7})([GNUOME])$/;
const STX = 0x02;
const ETX = 0x03;
const LENGTH = 11;
const PLACES = 7;

const STATES = { G: 'stable', N: 'stable', U: 'underload', O: 'overload', M: 'motion', E: 'error' } as const;
const LETTERS: Readonly<Record<WeightReading['state'], string>> = {
  stable: 'G',
  underload: 'U',
  overload: 'O',
  motion: 'M',
  error: 'E',
};
const SHOWN: ReadonlySet<WeightReading['state']> = new Set(['stable', 'motion']);
const WEIGHT = /^ *(\d+(?:\.\d+)?)$/;

export const rinstrum: WeightProtocol = {
  name: 'rinstrum',
  frameLength: (bytes) => (bytes[0] === STX ? LENGTH : -1),
  decode(bytes) {
    const [, sign, places = '', letter] = FRAME.exec(ascii(bytes.subarray(1, LENGTH - 1))) ?? [];
    const framed = bytes.length === LENGTH && bytes[0] === STX && bytes[LENGTH - 1] === ETX;
    const state = STATES[letter as keyof typeof STATES];
    const weight = WEIGHT.exec(places)?.[1];
    const shown = state !== undefined && SHOWN.has(state);
    if (!framed || letter === undefined || (shown && weight === undefined))
      return unread(finding(DEV.weightFrame, '', { expected: 'Rinstrum' }));
    const value = plain(weight ?? '0');
    const isZero = /^[0.]*$/.test(value);
    const negative = sign === '-';
    return {
      reading: {
        kind: 'weight',
        ...(shown ? { value: negative && !isZero ? `-${value}` : value } : {}),
        unit: 'KGM',
        mode: letter === 'N' ? 'net' : 'gross',
        state,
      },
      findings: shown && negative && isZero ? [finding(DEV.negativeZero, '/value')] : [],
      unmapped: [],
    };
  },
  encode({ value = '', mode, state }) {
    const letter = state === 'stable' && mode === 'net' ? 'N' : LETTERS[state];
    const places = value.replace(/^-/, '').slice(0, PLACES).padStart(PLACES, ' ');
    return Uint8Array.of(STX, ...octets(`${value.startsWith('-') ? '-' : ' '}${places}${letter}`), ETX);
  },
};

/** Without zeros that only fill places. */
const plain = (text: string): string => text.replace(/^0+(?=\d)/, '');
