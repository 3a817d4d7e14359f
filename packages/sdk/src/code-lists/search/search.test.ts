import { distance } from '@kouan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeList } from '../code-list.ts';
import { matchPinyin, readingsOf, typed } from './pinyin.ts';
import { searchCodes } from './search.ts';

const first = (query: string, lists?: Parameters<typeof searchCodes>[1]): string => {
  const [hit] = searchCodes(query, lists).hits;
  return hit === undefined ? '' : `${hit.list} ${hit.entry.code} ${hit.by}`;
};

describe('search over the code lists', () => {
  it.each([
    ['一般贸易', 'cn-trade-modes 0110 zh'],
    ['yibanmaoyi', 'cn-trade-modes 0110 pinyin'],
    ['yiban maoyi', 'cn-trade-modes 0110 pinyin'],
    ['ybmy', 'cn-trade-modes 0110 pinyin'],
    ['yibanmy', 'cn-trade-modes 0110 pinyin'],
    ['yībān màoyì', 'cn-trade-modes 0110 pinyin'],
    ['9810', 'cn-trade-modes 9810 code'],
    ['shanghai haiguan', 'cn-customs-offices 2200 pinyin'],
    ['qianke', 'cn-units 035 pinyin'],
    ['kilogram', 'un-units KGM en'],
    ['rotterdam', 'un-places NLRTM en'],
    ['roterdam', 'un-places NLRTM likeness'],
    ['Lazaro Cardenas', 'un-places MXLZC en'],
    ['us dollar', 'cn-currencies USD en'],
    ['RCEP', 'cn-fta-agreements 22 zh'],
    ['重庆', 'cn-entry-exit-ports 500001 zh'],
    ['zhongqing', 'cn-entry-exit-ports 500001 pinyin'],
    ['qqqq', ''],
    ['', ''],
  ])('%s finds %s', (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  it('looks in the lists that are named, on a day, and counts what it does not show', () => {
    expect(first('meiyuan', { lists: ['iso-currencies'] })).toBe('iso-currencies USD pinyin');
    expect(first('9710', { lists: ['cn-trade-modes'], asOf: '2019-01-01' })).toBe('');
    const { hits, total } = searchCodes('haiguan', { lists: ['cn-customs-offices'], limit: 3 });
    expect([hits.length, total > 300]).toEqual([3, true]);
  });

  it('finds every customs office by its own name, first among those of that name', () => {
    const list = codeList('cn-customs-offices');
    for (const { code, zh = '' } of [...list.entries()].filter((_, index) => index % 37 === 0)) {
      const best = searchCodes(zh.replace(/\s/g, ''), { lists: ['cn-customs-offices'], limit: 50 }).hits;
      expect(best.map(({ entry }) => entry.code)).toContain(code);
    }
  });

  it('is not slowed down by what people do not type', () => {
    expect(searchCodes('a'.repeat(100_000)).total).toBe(0);
    expect(searchCodes('a '.repeat(50_000), { lists: ['cn-units'] }).hits.length).toBeGreaterThanOrEqual(0);
  });
});

describe('pinyin', () => {
  it('reads letters as syllables, initials, or a mixture, and ü as v or u', () => {
    const name = [...'乌鲁木齐海关'];
    expect(matchPinyin('wulumuqi', name)).toEqual({ from: 0, to: 4, whole: 1 });
    expect(matchPinyin('hg', name)).toEqual({ from: 4, to: 6, whole: 0 });
    expect(matchPinyin('wlmq', name)?.whole).toBe(0);
    expect(matchPinyin('muqihai', name)).toEqual({ from: 2, to: 5, whole: 1 });
    expect(matchPinyin('xyz', name)).toBeUndefined();
    expect([typed('lǜ'), matchPinyin('lvyuan', [...'绿园'])?.whole, matchPinyin('luyuan', [...'绿园'])?.whole]).toEqual(
      ['lv', 1, 1],
    );
    expect(readingsOf('行')).toEqual(expect.arrayContaining(['hang', 'xing']));
    expect(readingsOf('A')).toEqual([]);
  });

  it('fits the syllables of any name into it', () => {
    const names = [...codeList('cn-entry-exit-ports').entries()].map(
      ({ zh = '' }) => zh.match(/\p{Script=Han}/gu) ?? [],
    );
    fc.assert(
      fc.property(fc.constantFrom(...names.filter((name) => name.length > 1)), (name) => {
        const letters = name.map((one) => readingsOf(one)[0] ?? '').join('');
        fc.pre(letters.length <= 60);
        expect(matchPinyin(letters, name)?.whole).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('distance', () => {
  it('counts letters that are other, missing, added or swapped, up to a limit', () => {
    expect([distance('port', 'prot', 2), distance('port', 'ports', 2), distance('port', 'fort', 2)]).toEqual([1, 1, 1]);
    expect(distance('port', 'harbour', 2)).toBe(3);
  });
});
