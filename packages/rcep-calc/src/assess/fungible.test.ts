import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inventory } from '../contract/input.ts';
import { assess } from './assess.ts';
import { addFractions, type Fraction } from './exact.ts';
import { drawFrom } from './fungible.ts';
import { good, material } from './good.testing.ts';

type Movement = Inventory['movements'][number];

const stock = (
  method: Inventory['method'],
  movements: readonly Movement[],
  more: Partial<Inventory> = {},
): Inventory => ({
  group: 'resin',
  method,
  movements: [...movements],
  ...more,
});
const into = (date: string, quantity: string, origin: string, originating: boolean): Movement => ({
  date,
  kind: 'in',
  quantity,
  origin,
  originating,
});
const out = (date: string, quantity: string): Movement => ({ date, kind: 'out', quantity });

const YEAR = [
  into('2026-01-05', '60', 'CN', true),
  into('2026-02-05', '40', 'US', false),
  out('2026-03-01', '50'),
  into('2026-04-01', '30', 'VN', true),
];
const drawn = (inventory: Inventory, quantity?: string, on = '2026-05-01') => {
  const { shares, findings } = drawFrom(inventory, quantity, on);
  return findings[0]?.code ?? Object.fromEntries(shares.map(({ origin, share }) => [origin, `${share.n}/${share.d}`]));
};

describe('Article 3.11, commingled materials', () => {
  test.each([
    // In stock after the withdrawal of March: 10 CN, 40 US, then 30 VN.
    ['fifo', '20', { CN: '1/2', US: '1/2' }],
    ['fifo', '60', { CN: '1/6', US: '2/3', VN: '1/6' }],
    // 50 CN, then 30 VN: the US resin went first.
    ['lifo', '20', { VN: '1/1' }],
    ['lifo', '40', { VN: '3/4', CN: '1/4' }],
    // 30 CN, 20 US, 30 VN of 80.
    ['average', '16', { CN: '3/8', US: '1/4', VN: '3/8' }],
    ['average', '80', { CN: '3/8', US: '1/4', VN: '3/8' }],
    ['segregation', '1', 'ORG-0025'],
    ['fifo', '80.01', 'ORG-0025'],
    ['average', '81', 'ORG-0025'],
    ['fifo', undefined, 'ORG-0025'],
    ['fifo', 'x', 'ORG-0025'],
  ] as const)('%s of %s', (method, quantity, expected) => {
    expect(drawn(stock(method, YEAR), quantity)).toEqual(expected);
  });

  test('a stock of one status needs no quantity; what comes later is not in it', () => {
    expect(drawn(stock('fifo', YEAR), undefined, '2026-01-31')).toEqual({ CN: '1/1' });
    expect(drawn(stock('fifo', YEAR), '61', '2026-01-31')).toBe('ORG-0025');
  });

  test('a method holds for a fiscal year and changes on its first day only', () => {
    const change = (from: string, fiscalYearStart?: string) =>
      stock('fifo', YEAR, {
        changes: [{ from, method: 'lifo' }],
        ...(fiscalYearStart === undefined ? {} : { fiscalYearStart }),
      });
    expect(drawn(change('2026-02-01'), '20')).toBe('ORG-0026');
    expect(drawn(change('2026-01-01'), '20')).toEqual({ VN: '1/1' });
    expect(drawn(change('2026-04-01', '04-01'), '40')).toEqual({ VN: '3/4', US: '1/4' });
    expect(drawn(change('2027-01-01'), '20')).toEqual({ CN: '1/2', US: '1/2' });
  });

  test('the good counts each share by its status, exactly', () => {
    const each = (method: Inventory['method']) =>
      assess(
        good({
          rule: 'RVC40',
          inventories: [stock(method, YEAR)],
          materials: [material('390110', '80', { fungibleGroup: 'resin', quantity: '20', usedOn: '2026-05-01' })],
        }),
      );
    expect(each('fifo')).toMatchObject({ outcome: 'originating', rvc: { vnm: '40' } });
    expect(each('average')).toMatchObject({ outcome: 'originating', rvc: { vnm: '20' } });
    expect(each('segregation').outcome).toBe('undetermined');
    expect(each('fifo').steps?.map((one) => one.article)).toContain('3.11');
  });

  test('shares add up to one, and methods agree on the stock as a whole', () => {
    const movement = fc.record({
      month: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
      quantity: fc.integer({ min: 0, max: 9_999 }).map((units) => (units / 100).toFixed(2)),
      origin: fc.constantFrom('CN', 'US', 'VN'),
    });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 30 }), fc.constantFrom('fifo', 'lifo', 'average'), (list, method) => {
        const movements = list.map(
          ({ month, kind, quantity, origin }): Movement =>
            kind === 'out' ? out(`2026-0${month}-01`, quantity) : into(`2026-0${month}-01`, quantity, origin, true),
        );
        const { shares, findings } = drawFrom(stock(method, movements), '10', '2026-07-01');
        expect(shares.length === 0).toBe(findings.length > 0);
        if (shares.length === 0) return;
        const sum = shares.reduce<Fraction>((all, { share }) => addFractions(all, share), { n: 0, d: 1 });
        expect(BigInt(sum.n)).toBe(BigInt(sum.d));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['fifo', 'lifo', 'average'] as const)('a ledger of 100,000 movements by %s ends', (method) => {
    const movements = Array.from(
      { length: 100_000 },
      (_, index): Movement =>
        index % 2 === 0
          ? into('2026-01-01', '7.31', index % 4 === 0 ? 'CN' : 'US', index % 4 === 0)
          : out('2026-01-01', index % 3 === 0 ? '3.17' : '2.9'),
    );
    const answer = drawn(stock(method, movements), '10');
    // An average over 50,000 withdrawals has more digits than anybody could check.
    if (method === 'average') expect(answer).toBe('ORG-0025');
    else expect(answer).not.toBe('ORG-0025');
    const year = movements.slice(0, 2_000);
    expect(drawn(stock(method, year), '10')).not.toBe('ORG-0025');
  });
});
