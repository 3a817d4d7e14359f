import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../ast.ts';
import { parseRule } from '../grammar/parse.ts';
import { isSubheading, subheadingsOf, transpose } from './editions.ts';
import { coverage, diffRuleSets, layer, sameRule } from './operations.ts';
import { packCodes, unpackCodes } from './pack.ts';
import { createRuleSet, type RuleRow, type RuleSet } from './rule-set.ts';
import { sha256 } from './sha256.ts';

const ruleOf = (text: string): Rule => parseRule(text).rule ?? { alternatives: [] };

const row = (code: string, rule: string | undefined): RuleRow => {
  const [from = '', to = from] = code.split('..');
  const text = rule ?? '???';
  const base = { from, to, text, source: 'test', confidence: 'certain' as const };
  return rule === undefined ? base : { ...base, rule: ruleOf(rule) };
};

const setOf = (rows: Record<string, string | undefined>, asOf = '2026-01-01'): RuleSet =>
  createRuleSet(
    { agreement: 'TEST', edition: '2022', source: 'test', asOf },
    Object.entries(rows).map(([code, rule]) => row(code, rule)),
  );

describe('a rule set', () => {
  const set = setOf({ '01': 'WO', '0102': 'CC', '010229': 'CTH', '0103..0104': 'CTSH', '01..02': 'RVC40' });

  test.each([
    ['010121', 'WO', '01'],
    ['010221', 'CC', '0102'],
    ['010229', 'CTH', '010229'],
    ['010410', 'CTSH', '0103..0104'],
    ['020110', 'RVC40', '01..02'],
  ])('%s: the most specific row wins', (hs6, text, name) => {
    expect(set.lookup(hs6)).toMatchObject({ found: true, text, row: name });
  });

  test('no row, no rule', () => {
    expect(set.lookup('030111')).toEqual({ found: false, reason: 'no rule loaded' });
  });

  test('a row that cannot be read is not replaced by a broader one', () => {
    const torn = setOf({ '01': 'WO', '0102': undefined });
    expect(torn.lookup('010221')).toEqual({ found: false, reason: 'rule not readable', row: '0102' });
    expect(torn.lookup('010121').found).toBe(true);
  });

  test('two rules for the same codes: neither', () => {
    const rows = [row('0102', 'CC'), row('0102', 'CTH'), row('0103', 'CC'), row('0103', 'CC')];
    const two = createRuleSet({ agreement: 'T', edition: '2022', source: 't', asOf: '2026-01-01' }, rows);
    expect(two.lookup('010221')).toEqual({ found: false, reason: 'conflicting rows', row: '0102' });
    expect(two.lookup('010310').found).toBe(true);
  });

  test('its digest is that of its rows, in any order', () => {
    expect(setOf({ '01': 'WO', '02': 'CC' }).digest).toBe(setOf({ '02': 'CC', '01': 'WO' }).digest);
    expect(setOf({ '01': 'WO' }).digest).not.toBe(setOf({ '01': 'CC' }).digest);
  });
});

describe('rule sets together', () => {
  test('the upper layer wins at every level, and falls through where it is silent', () => {
    const both = layer(
      setOf({ '01': 'WO', '010121': 'CC' }, '2026-01-01'),
      setOf({ '01': 'CTH', '02': undefined }, '2026-05-01'),
    );
    expect(both.lookup('010121')).toMatchObject({ text: 'CTH' });
    expect(both.asOf).toBe('2026-05-01');
    expect(layer(setOf({ '02': 'WO' }), setOf({ '02': undefined })).lookup('020110').found).toBe(false);
    expect(layer(setOf({ '03': 'WO' }), setOf({ '01': 'CC' })).lookup('030111')).toMatchObject({ text: 'WO' });
    expect(both.digest).not.toBe(layer(setOf({ '01': 'WO' }), setOf({ '01': 'CTH' })).digest);
  });

  test('differences are found by subheading; the order of alternatives is none', () => {
    const a = setOf({ '0101': 'CTH | RVC40', '0102': 'CC', '0103': 'WO' });
    const b = setOf({ '0101': 'RVC40 | CTH', '0102': 'CTH', '0104': 'WO' });
    const found = diffRuleSets(a, b).map(({ hs6, kind }) => `${kind} ${hs6.slice(0, 4)}`);
    expect([...new Set(found)]).toEqual(['changed 0102', 'removed 0103', 'added 0104']);
    expect(diffRuleSets(a, b, ['010310']).map((each) => each.kind)).toEqual(['removed']);
    expect(diffRuleSets(a, a)).toEqual([]);
    expect(sameRule(ruleOf('CTH!-[7208,7209] | CR'), ruleOf('CR | CTH!-[7209,7208]'))).toBe(true);
    expect(sameRule(ruleOf('ex[a]{CC}'), ruleOf('ex[b]{CC}'))).toBe(false);
    expect(sameRule(ruleOf('CTH & RVC40'), ruleOf('CTH | RVC40'))).toBe(false);
  });

  test('coverage counts every subheading once', () => {
    const { chapters, answered, subheadings } = coverage(setOf({ '01': 'WO', '02': undefined }));
    expect(subheadings).toBe(5612);
    expect(answered).toBe(34);
    expect(chapters[0]).toEqual({ chapter: '01', subheadings: 34, certain: 34, likely: 0, derived: 0, missing: {} });
    expect(chapters[1]?.missing).toEqual({ 'rule not readable': 66 });
    expect(chapters.reduce((all, each) => all + each.subheadings, 0)).toBe(5612);
  });
});

describe('editions', () => {
  test('are complete', () => {
    expect(['2012', '2017', '2022', '1992'].map((edition) => subheadingsOf(edition)?.length)).toEqual([
      5205,
      5387,
      5612,
      undefined,
    ]);
    expect(isSubheading('010121', '2012')).toBe(true);
    expect(isSubheading('999999', '2022')).toBe(false);
    expect(isSubheading('010121', 'constructor')).toBeUndefined();
  });

  test.each([
    ['010121', '2012', '2022', ['010121'], true],
    ['290331', '2012', '2022', ['290362'], true],
    ['290362', '2022', '2012', ['290331'], true],
    ['293979', '2017', '2012', ['293999'], true],
    ['030193', '2022', '2012', ['030193', '030199'], false],
    ['010121', '2022', '2022', ['010121'], true],
    ['999999', '2022', '2012', [], false],
    ['010121', '2007', '2012', [], false],
  ])('%s from HS %s to HS %s', (hs6, from, to, codes, exact) => {
    expect(transpose(hs6, from, to)).toEqual({ codes, exact });
  });

  test('an exact transposition leads back', () => {
    for (const [from, to, count] of [
      ['2012', '2022', 3713],
      ['2017', '2022', 4096],
      ['2012', '2017', 4743],
    ] as const) {
      let exact = 0;
      for (const code of subheadingsOf(from) ?? []) {
        const there = transpose(code, from, to);
        // The one code that the tables of the UN lead nowhere.
        expect(there.codes.length > 0 || (code === '300219' && from === '2017'), code).toBe(true);
        if (!there.exact) continue;
        exact += 1;
        expect(transpose(there.codes[0] ?? '', to, from)).toEqual({ codes: [code], exact: true });
      }
      expect(exact).toBe(count);
    }
  });
});

test('packing codes and back is the identity', () => {
  const code = fc
    .tuple(fc.constantFrom(2, 4, 6), fc.nat(999_999))
    .map(([digits, n]) => String(n).padStart(6, '0').slice(0, digits));
  fc.assert(
    fc.property(fc.uniqueArray(code), (codes) => {
      expect(unpackCodes(packCodes(codes))).toEqual([...codes].sort());
    }),
  );
});

test('the digest is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const plain = text.replace(/\p{Surrogate}/gu, '?');
      expect(sha256(plain)).toBe(createHash('sha256').update(plain).digest('hex'));
    }),
  );
  const long = '税'.repeat(100_000);
  expect(sha256(long)).toBe(createHash('sha256').update(long).digest('hex'));
});
