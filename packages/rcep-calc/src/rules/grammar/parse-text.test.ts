import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../ast.ts';
import { parseRule } from './parse.ts';
import { parseRuleText } from './parse-text.ts';
import { printRule } from './print.ts';
import { ruleText, sayRule } from './words.ts';

const compact = (text: string): string => {
  const { rule, findings } = parseRuleText(text);
  return rule === undefined ? `! ${findings.map((each) => each.code).join()}` : printRule(rule);
};
const ruleOf = (text: string): Rule => parseRule(text).rule ?? { alternatives: [] };

describe('the wording of the table', () => {
  test.each([
    ['WO', 'WO'],
    ['CC except from Chapter 01', 'CC!-[01]'],
    ['CC except from subheading 1211.20', 'CC!-[121120]'],
    ['CTH or RVC40', 'CTH | RVC40'],
    ['CTH      or\nRVC 40', 'CTH | RVC40'],
    ['CTH, or RVC40, or CR', 'CTH | RVC40 | CR'],
    ['CTH except from heading 72.08 or 72.09, or RVC40', 'CTH!-[7208,7209] | RVC40'],
    ['CTH except from heading 55.09 to 55.11', 'CTH!-[5509..5511]'],
    ['CTSH\nexcept from\nsubheading\n8504.22 or 8504.23,\nor RVC40', 'CTSH!-[850422,850423] | RVC40'],
    ['CTSH except from subheading 8504.31, 8504.33 or 8504.34, or RVC40', 'CTSH!-[850431,850433,850434] | RVC40'],
    ['CC except from headings 0701 through 0714 and Chapter 8', 'CC!-[0701..0714,08]'],
    [
      'CTSH provided that at least 50% by weight of the active ingredient(s) used is originating, or RVC40',
      'CTSH & ACTIVE50 | RVC40',
    ],
    ['1. CC or RVC40 for insects; 2. CC for any other', 'ex[insects]{CC | RVC40} ; other{CC}'],
    [
      '1. CTH except from heading 24.03 for substitutes; 2. CTH except from heading 38.24, or RVC40 for any other',
      'ex[substitutes]{CTH!-[2403]} ; other{CTH!-[3824] | RVC40}',
    ],
    ['A regional value content of not less than 40 per cent', 'RVC40'],
    ['Regional value content of at least 45.5%', 'RVC45.5'],
    ['RVC(40)', 'RVC40'],
    ['RVC40.', 'RVC40'],
    ['Wholly obtained or produced', 'WO'],
    ['CTH and RVC40', 'CTH & RVC40'],
    ['A change to this heading from any other heading, except from heading 7208; or RVC40', 'CTH!-[7208] | RVC40'],
    ['Change in tariff subheading', 'CTSH'],
    ['品目改变或区域价值成分40', 'CTH | RVC40'],
    ['子目改变，或区域价值成分40，或化学反应', 'CTSH | RVC40 | CR'],
    ['完全获得', 'WO'],
  ])('%s', (text, expected) => {
    expect(compact(text)).toBe(expected);
  });

  test('a condition without a test is kept in its words, with a warning', () => {
    const { rule, findings } = parseRuleText('CTH provided that the good is aged in wood, or RVC40', '/rows/3');
    expect(rule && printRule(rule)).toBe('CTH & TEXT[the good is aged in wood] | RVC40');
    expect(findings).toMatchObject([{ code: 'RUL-0007', severity: 'warning', path: '/rows/3' }]);
  });

  test.each([
    ['', '! RUL-0001'],
    ['Free', '! RUL-0004'],
    ['CTH or', '! RUL-0004'],
    ['CTH except from', '! RUL-0004'],
    ['CTH except from heading 7', '! RUL-0004'],
    ['CTH except from heading 72.09 to 72.08', '! RUL-0004'],
    ['RVC400', '! RUL-0006'],
    ['CTH RVC40', '! RUL-0004'],
  ])('%s cannot be read', (text, expected) => {
    expect(compact(text)).toBe(expected);
  });

  test('a text of 9,000 characters is not looked at', () => {
    expect(compact('CTH or '.repeat(1_300))).toBe('! RUL-0002');
  });

  test('no text makes it throw or hang', () => {
    const piece = fc.constantFrom(
      'CTH',
      ' or ',
      'except from ',
      'heading ',
      '72.08',
      ', ',
      '1. ',
      ' for ',
      'provided ',
      'RVC40',
      ' to ',
      'change to ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (text) => {
          const { rule, findings } = parseRuleText(text);
          expect(rule !== undefined || findings.length > 0).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
    // What takes time that grows faster than the text would not come to an end here.
    compact('change to '.repeat(790));
    compact(`CTH except from ${'heading 72.08, '.repeat(500)}`);
  });
});

describe('a rule in words', () => {
  test.each([
    ['CTH!-[7208,7209] | RVC40', 'CTH except from heading 72.08 or 72.09, or RVC40'],
    [
      'CTSH & ACTIVE50 | RVC40',
      'CTSH provided that at least 50% by weight of the active ingredient(s) used is originating, or RVC40',
    ],
    ['CC!-[01,0201..0203,040110]', 'CC except from Chapter 01, heading 02.01 to 02.03 or subheading 0401.10'],
    ['ex[insects]{CC | RVC40} ; other{CC}', '1. CC or RVC40 for insects; 2. CC for any other'],
    ['CTH | RVC40 | CR', 'CTH, or RVC40, or CR'],
  ])('%s', (text, words) => {
    expect(ruleText(ruleOf(text))).toBe(words);
    expect(parseRuleText(words).rule).toEqual(ruleOf(text));
  });

  test('for people, in both languages', () => {
    expect(sayRule(ruleOf('CTH!-[7208..7211] | RVC40'))).toEqual({
      en: 'change to this heading from any other heading, except from heading 72.08 to 72.11 (CTH); or regional value content of at least 40 %',
      zh: '品目改变（CTH），但从品目72.08至72.11改变的除外；或区域价值成分不低于 40%',
    });
    expect(sayRule(ruleOf('ex[wine]{WO & OPERATION(distilled)} ; other{RVC60(focused-value)[84]}'))).toEqual({
      en: 'For wine: wholly obtained or produced in a Party (WO) and the good is distilled. For any other good: regional value content of at least 60 % (focused value; materials of Chapter 84)',
      zh: 'wine：在一缔约方完全获得或者生产（WO），并且货物经工序 distilled。其他货物：区域价值成分不低于 60%（重点价格法；仅计材料：第84章）',
    });
  });
});
