import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparable, Verdict } from '../value.ts';
import { KINDS, type KindName } from './index.ts';

type Case = readonly [kind: KindName, one: string | Comparable, other: string | Comparable, verdict: Verdict];

const of = (value: string | Comparable): Comparable => (typeof value === 'string' ? { text: value } : value);
const amount = (text: string, unit?: string): Comparable => ({ text, unit });
const hs = (text: string, edition?: string): Comparable => ({ text, edition });

const CASES: readonly Case[] = [
  ['party', 'Sakura Pump Co., Ltd.', 'SAKURA PUMP COMPANY LIMITED', 'same'],
  ['party', 'ＳＡＫＵＲＡ　ＰＵＭＰ　ＣＯ．，ＬＴＤ', 'Sakura Pump Co Ltd', 'same'],
  ['party', 'SAKURA PUMP', 'SAKURA PUMP CO., LTD.', 'same'],
  ['party', 'SAKURA PUMP INC', 'SAKURA PUMP CO., LTD.', 'differs'],
  ['party', '宁波示例贸易有限公司', '寧波示例貿易有限責任公司', 'same'],
  ['party', '宁波示例（集团）股份有限公司', '宁波示例(集团)股份有限公司', 'same'],
  ['party', '宁波示例贸易有限公司', '宁波示例物流有限公司', 'differs'],
  ['party', 'SUZHOU CHAIR CO., LTD. 苏州椅业有限公司', '苏州椅业有限公司', 'same'],
  ['party', 'SUZHOU CHAIR CO., LTD.', '苏州椅业有限公司', 'unknown'],
  ['party', 'TO ORDER OF SHIPPER', 'SAKURA PUMP CO., LTD.', 'unknown'],
  ['register', 'USCI+91330201MA281001XK', '91330201MA281001XK', 'same'],
  ['register', '91330201MA281001XK', '91330201MA281002XL', 'differs'],
  ['register', 'JP1234567890123', '91330201MA281002XL', 'unknown'],
  ['number', 'INV-2026/001', 'inv 2026001', 'same'],
  ['number', 'INV-1', 'INV-2', 'differs'],
  ['amount', amount('1000', 'KGM'), amount('1.000', 'TNE'), 'same'],
  ['amount', amount('1', 'LBR'), amount('0.45359237', 'KGM'), 'same'],
  ['amount', amount('1', 'LBR'), amount('0.45359238', 'KGM'), 'differs'],
  ['amount', amount('10', 'DZN'), amount('120', 'C62'), 'same'],
  ['amount', amount('120', 'PR'), amount('120', 'C62'), 'unknown'],
  ['amount', amount('5', 'USD'), amount('5', 'EUR'), 'unknown'],
  ['amount', amount('5', 'KGM'), amount('5', 'MTR'), 'unknown'],
  ['amount', amount('half', 'KGM'), amount('5', 'KGM'), 'unknown'],
  ['container', 'hlbu 179758-9', 'HLBU1797589', 'same'],
  ['seal', 'M/KS12345', 'KS 12345', 'same'],
  ['vessel', 'M/V SAKURA EXPRESS', 'Sakura Express', 'same'],
  ['vessel', 'MV. SAKURA EXPRESS', 'SAKURA STAR', 'differs'],
  ['vessel', 'UN9876543', 'IMO 9876543', 'same'],
  ['vessel', 'UN9876543', 'SAKURA EXPRESS', 'unknown'],
  ['voyage', 'V.025W', '25W', 'same'],
  ['voyage', '025W', '025E', 'differs'],
  ['port', 'JPYOK', 'YOKOHAMA, JAPAN', 'same'],
  ['port', 'JPN570', '横滨', 'same'],
  ['port', 'CNNGB/3104', '380001', 'same'],
  ['port', 'CNSHG', 'Shanghai', 'same'],
  ['port', 'CNNGB', 'CNSHA', 'differs'],
  ['port', 'FEUERLAND', 'NOWHERE', 'differs'],
  ['port', 'FRABC', 'NOWHERE', 'unknown'],
  ['package', 'CT', 'cn:22', 'same'],
  ['package', 'Cartons', '4G', 'same'],
  ['package', 'CT', 'PX', 'differs'],
  ['package', 'CT', 'ZZ', 'unknown'],
  ['terms', 'CFR', 'C&F', 'same'],
  ['terms', 'DAP', '1', 'same'],
  ['terms', 'FCA', '3', 'same'],
  ['terms', 'FOB', '1', 'differs'],
  ['terms', 'FOB', 'FCA', 'differs'],
  ['terms', 'XYZ', '1', 'unknown'],
  ['marks', 'N/M', 'NO MARKS', 'same'],
  ['marks', 'abc / no. 1-50', 'ABC NO.1-50', 'same'],
  ['goods', 'CENTRIFUGAL PUMPS FOR WATER', 'Water pump', 'same'],
  ['goods', 'WOODEN CHAIRS', 'PUMPS', 'differs'],
  ['goods', 'WOODEN CHAIRS', '离心泵', 'unknown'],
  ['date', '2026-03-05', '2026-03-05T23:00:00', 'same'],
  ['agreement', '22', 'RCEP', 'same'],
  ['agreement', '22', 'ACFTA', 'differs'],
  ['agreement', '16', 'RCEP', 'unknown'],
  ['country', 'JP', 'cn:701', 'unknown'],
  ['sizeType', '45G1', '40HC', 'unknown'],
  ['hs', hs('8413709990', '2022'), hs('841370', '2022'), 'same'],
  ['hs', hs('8413.70'), hs('841381'), 'differs'],
  ['hs', hs('851712', '2017'), hs('851713', '2022'), 'possible'],
  ['hs', hs('851712'), hs('851713'), 'possible'],
  ['hs', hs('851712', '2022'), hs('851713', '2022'), 'differs'],
  ['hs', hs('030510', '2017'), hs('030910', '2022'), 'same'],
  ['hs', hs('841370', '2017'), hs('841370', '2022'), 'possible'],
  ['hs', hs('8413'), hs('841370'), 'unknown'],
];

describe('values of papers', () => {
  it.each(CASES)('%s: %j and %j: %s', (kind, one, other, verdict) => {
    expect(KINDS[kind].compare(of(one), of(other))).toBe(verdict);
    expect(KINDS[kind].compare(of(other), of(one))).toBe(verdict);
  });

  it('amounts may be apart as far as the larger allowance lets them', () => {
    const apart = (tolerance: object) =>
      KINDS.amount.compare(amount('1000', 'KGM'), amount('1.0101', 'TNE'), tolerance);
    expect(apart({ absolute: '10' })).toBe('differs');
    expect(apart({ absolute: '10.1' })).toBe('same');
    expect(apart({ percent: '1' })).toBe('same');
    expect(apart({ percent: '0.99' })).toBe('differs');
    expect(apart({ absolute: '1', percent: '1' })).toBe('same');
  });

  it('a sum of two units is exact, and there is none of what does not go together', () => {
    expect(KINDS.amount.sum?.([amount('1', 'LBR'), amount('1', 'TNE')])).toEqual({
      text: '1000.45359237',
      unit: 'KGM',
    });
    expect(KINDS.amount.sum?.([amount('1', 'KGM'), amount('1', 'C62')])).toBeUndefined();
  });

  it('whatever is written is equal to itself or unknown, and nothing is thrown', () => {
    const kinds = Object.values(KINDS);
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z0-9 .,/*-]{0,30}$/));
    fc.assert(
      fc.property(text, text, (one, other) => {
        for (const kind of kinds) {
          expect(['same', 'unknown']).toContain(kind.compare({ text: one }, { text: one }));
          kind.compare({ text: one, also: [other] }, { text: other });
          kind.canonical({ text: one });
        }
      }),
      { numRuns: 40 },
    );
  });
});
