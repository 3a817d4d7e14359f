import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, hasData, records, TABLES } from '../../../scripts/compile-rcep.ts';
import { parseRule } from '../grammar/parse.ts';
import { parseRuleText } from '../grammar/parse-text.ts';
import { printRule } from '../grammar/print.ts';
import { transpose } from './editions.ts';
import { coverage, sameRule } from './operations.ts';
import { rcep2012, rcep2022, shippedRuleSet, shippedRuleSets } from './rcep.ts';

const compact = (answer: ReturnType<typeof rcep2022.lookup>): string =>
  answer.found ? printRule(answer.rule) : answer.reason;

describe('the shipped tables', () => {
  test('every subheading of HS 2022 has exactly one rule', () => {
    const { subheadings, answered, chapters } = coverage(rcep2022);
    expect({ subheadings, answered, chapters: chapters.length }).toEqual({
      subheadings: 5612,
      answered: 5612,
      chapters: 96,
    });
    expect(rcep2022.rows()).toHaveLength(2189);
  });

  test.each([
    ['010121', 'WO', '01'],
    ['020110', 'CC!-[01]', '02'],
    ['720810', 'CTH!-[7207] | RVC40', '7208'],
    ['870321', 'RVC40', '8703'],
    ['380891', 'CTSH & ACTIVE50 | RVC40', '3808'],
    ['050400', 'CC!-[01]', '0504'],
  ])('%s: %s', (hs6, rule, row) => {
    const answer = rcep2022.lookup(hs6);
    expect(compact(answer)).toBe(rule);
    expect(answer).toMatchObject({ confidence: 'certain', row });
  });

  test('what is no subheading of the edition gets no rule', () => {
    expect(rcep2022.lookup('019999')).toEqual({ found: false, reason: 'no such subheading' });
    expect(rcep2022.lookup('0101')).toEqual({ found: false, reason: 'not a subheading' });
    expect(rcep2022.lookup('01012a')).toEqual({ found: false, reason: 'not a subheading' });
    expect(rcep2012.lookup('854231').found).toBe(true);
  });

  test('HS 2012: printed rows stand before derived ones, and a gap is a gap', () => {
    expect(rcep2012.lookup('920110')).toMatchObject({ confidence: 'certain', row: '92' });
    expect(rcep2012.lookup('853929')).toMatchObject({ confidence: 'likely' });
    expect(rcep2012.lookup('010121')).toMatchObject({ confidence: 'derived', grade: 'likely', text: 'WO' });
    expect(rcep2012.lookup('041000')).toEqual({ found: false, reason: 'no rule loaded' });
    const total = coverage(rcep2012);
    const sum = (key: 'certain' | 'likely' | 'derived') => total.chapters.reduce((all, each) => all + each[key], 0);
    expect([total.subheadings, sum('certain'), sum('likely'), sum('derived')]).toEqual([5205, 190, 13, 4962]);
  });

  test('a rule is one object wherever it is answered, and answers are remembered', () => {
    const [a, b] = [rcep2022.lookup('920110'), rcep2022.lookup('930200')];
    expect(a.found && b.found && a.rule === b.rule).toBe(true);
    expect(rcep2022.lookup('920110')).toBe(a);
  });

  test('every rule can be read, printed and worded', () => {
    for (const set of shippedRuleSets) {
      for (const row of set.rows()) {
        expect(row.rule?.alternatives.length).toBeGreaterThan(0);
        if (row.rule === undefined) continue;
        expect(parseRule(printRule(row.rule)).rule).toEqual(row.rule);
        expect(parseRuleText(row.text).rule).toEqual(row.rule);
      }
    }
  });

  test('are named', () => {
    expect(shippedRuleSet('RCEP', '2022')).toBe(rcep2022);
    expect(shippedRuleSet('RCEP', '2002')).toBeUndefined();
    expect(rcep2022.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(rcep2022.digest).not.toBe(rcep2012.digest);
  });
});

describe.skipIf(!hasData())('the tables against the data next to the checkout', () => {
  test('are what the compiler makes of it', () => {
    for (const [name, text] of Object.entries(compile())) {
      expect(readFileSync(new URL(name, TABLES), 'utf8') === text, name).toBe(true);
    }
  });

  test('HS 2022: rule and wording of all subheadings', () => {
    const plain = (rule: string): string => rule.replace(/ex\[[^\]]*\]/g, 'ex[]');
    for (const row of records('rcep/psr-hs2022-by-subheading.csv')) {
      const answer = rcep2022.lookup(row['hs2022'] ?? '');
      const { rule } = parseRule(row['rule'] ?? '');
      expect(rule && plain(printRule(rule))).toBe(plain(compact(answer)));
      expect(answer.found && answer.text).toBe(row['rule_text']);
      expect(answer.found && answer.row).toBe(row['printed_row']);
    }
  });

  test('HS 2012: the 203 printed subheadings agree with HS 2022 wherever the correlation is exact', () => {
    let [printed, compared] = [0, 0];
    for (const row of records('rcep/psr-hs2012-by-subheading.csv')) {
      if (row['rule'] === '') continue;
      printed += 1;
      const answer = rcep2012.lookup(row['hs6'] ?? '');
      expect(compact(answer)).toBe(row['rule']);
      expect(answer).toMatchObject({ confidence: row['confidence'] });
      const { codes, exact } = transpose(row['hs6'] ?? '', '2012', '2022');
      const now = rcep2022.lookup(codes[0] ?? '');
      if (!exact || !now.found || !answer.found) continue;
      compared += 1;
      expect(sameRule(now.rule, answer.rule), row['hs6']).toBe(true);
    }
    expect(printed).toBe(203);
    expect(compared).toBeGreaterThan(100);
  });

  test('HS 2012: derived rows and gaps are those of the derivation', () => {
    for (const row of records('rcep/psr-hs2012-derived-from-2022.csv')) {
      const answer = rcep2012.lookup(row['hs_from'] ?? '');
      if (answer.found && answer.confidence !== 'derived') continue;
      if (row['rule'] === '') expect(answer).toEqual({ found: false, reason: 'no rule loaded' });
      else {
        expect(answer).toMatchObject({ grade: row['confidence'] });
        const { rule } = parseRule(row['rule'] ?? '');
        if (!row['rule']?.startsWith('ex[')) expect(rule && printRule(rule)).toBe(compact(answer));
      }
    }
  });

  test('no description of goods is shipped', () => {
    const shipped = Object.values(compile()).join();
    const descriptions = new Set(records('rcep/psr-more.csv').map((row) => row['description'] ?? ''));
    for (const text of descriptions) if (text.length > 12) expect(shipped.includes(text)).toBe(false);
  });
});
