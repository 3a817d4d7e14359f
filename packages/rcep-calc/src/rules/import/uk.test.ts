import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '../grammar/parse.ts';
import { printRule } from '../grammar/print.ts';
import { readCsv } from './csv.ts';
import type { ImportedRules } from './report.ts';
import { importUkTariff } from './uk.ts';

const options = { agreement: 'CPTPP', edition: '2012', source: 'UK Trade Tariff', asOf: '2024-12-15' } as const;

const link = (level: string, code: string): string => `[${level}&nbsp;${code}](/${level}s/${code}-80)`;

const read = (heading: string, ...rules: (string | [string, string])[]): ImportedRules => {
  const [from = '', to = from] = heading.split('-');
  return importUkTariff(
    {
      rule_sets: [
        {
          heading,
          min: from.padEnd(10, '0'),
          max: to.padEnd(10, '9'),
          valid: true,
          rules: rules.map((each) =>
            typeof each === 'string' ? { rule: each, operator: null } : { operator: each[0], rule: each[1] },
          ),
        },
      ],
    },
    options,
  );
};

const rule = ({ set }: ImportedRules, hs6: string): string => {
  const answer = set.lookup(hs6);
  return answer.found ? printRule(answer.rule) : answer.reason;
};

describe('sentences of a tariff', () => {
  test.each([
    ['A change to a good of heading 0101 to heading 0106 from any other chapter.', 'CC'],
    [
      `A change to a good of ${link('heading', '0101')} to heading 0106 from any other heading, except from heading 0201 to heading 0210 or subheading 160100.`,
      'CTH!-[0201..0210,160100]',
    ],
    ['A change to a good of heading 0101 to 0106 from any other subheading except from heading 7208.', 'CTSH!-[7208]'],
    [
      'No change in tariff classification required for a good of heading 0101 to heading 0106, provided there is a regional value content of not less than **40%** under the build-down method.',
      'RVC40(build-down)',
    ],
    [
      'A change to a good of heading 0101 to heading 0106 from any other chapter, provided the good is cut or knit to shape, or both, and sewn or otherwise assembled in the territory of one or more of the Parties.',
      'CC & OPERATION(cut-and-sewn)',
    ],
    [
      'A change to a good of heading 0101 to heading 0106 from any other subheading, provided that not less than **40%** by weight of the active ingredient or ingredients is originating.',
      'CTSH & ACTIVE40',
    ],
    ['A change to pisco of heading 0101 from any other chapter.', 'ex[pisco of heading 0101]{CC}'],
    ['A change to any other good of heading 0101 to heading 0106 from any other chapter.', 'other{CC}'],
    ['A change to a good of heading 0101 from any other chapter.', 'ex[a good of heading 0101]{CC}'],
    [
      'A change to a good of heading 0101 to heading 0106 from any other heading, except from control panels of subheading 853710.',
      'CTH & TEXT[except from control panels of subheading 853710]',
    ],
    [
      'A change to a good of heading 0101 to heading 0106 from any other heading, except from heading 0405, subheading 190190 containing milk.',
      'CTH & TEXT[except from heading 0405, subheading 190190 containing milk]',
    ],
    [
      'A change to a good of heading 0101 to heading 0106 from any other heading, except from heading 0405 or milk drinks of subheading 190190.',
      'CTH!-[0405] & TEXT[except from milk drinks of subheading 190190]',
    ],
    ['The rule is in the appendix.', 'TEXT[The rule is in the appendix]'],
  ])('%s', (sentence, expected) => {
    expect(rule(read('0101-0106', sentence), '010121')).toBe(expected);
  });

  test('a list goes on over several rules, each limb with the tests of its sentence', () => {
    const listed = read(
      '8418',
      'A change to a good of heading 8418 from any other heading.',
      [
        'or',
        'A change to a good of heading 8418 from any other subheading, provided there is a regional value content of not less than:\n\n \n\n- a) **30%** under the build-up method.',
      ],
      ['or', '- b) **40%** under the build-down method.'],
      [
        'or',
        '- c) **50%** under the focused value method taking into account only the non-originating materials of [heading&nbsp;8418](/headings/8418) and subheading 850110 through 850120.',
      ],
      ['or', '- d) **45.5%** under the net cost method.'],
    );
    expect(rule(listed, '841810')).toBe(
      'CTH | CTSH & RVC30(build-up) | CTSH & RVC40(build-down) | CTSH & RVC50(focused-value)[8418,850110..850120] | CTSH & RVC45.5(net-cost)',
    );
    expect(listed.report).toMatchObject({ rows: 1, unread: [], inexpressible: [], findings: [] });
  });

  test('an appendix can only help; a note that several rules apply goes with all of them', () => {
    const appendix = read('8703', 'A change to a good of heading 8703 from any other heading.\n\nSee also Appendix 1.');
    expect(rule(appendix, '870321')).toBe('CTH | TEXT[See also Appendix 1.]');
    const note = read(
      '8703',
      'A change to wine of heading 8703 from any other heading, *or*\n\nNo change in tariff classification required for wine of heading 8703, provided that the good is aged.\n\nNote: the good must satisfy each rule.',
    );
    expect(rule(note, '870321')).toBe(
      'ex[wine of heading 8703]{CTH & TEXT[Note: the good must satisfy each rule.] | TEXT[the good is aged] & TEXT[Note: the good must satisfy each rule.]}',
    );
    expect(note.report.inexpressible).toEqual([
      { row: '8703', text: 'Note: the good must satisfy each rule.' },
      { row: '8703', text: 'the good is aged' },
    ]);
    expect(note.report.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'RUL-0007 warning',
      'RUL-0007 warning',
    ]);
  });

  test('rules that are joined by anything but “or” are not taken for alternatives', () => {
    const both = read('0101', 'A change to a good of heading 0101 from any other chapter.', [
      'and',
      'A second condition.',
    ]);
    expect(rule(both, '010121')).toBe('CC & TEXT[A second condition.]');
  });
});

describe('input that is no rule set', () => {
  test.each([
    ['{', 'RUL-0012'],
    ['null', 'RUL-0012'],
    ['{"rule_sets":{}}', 'RUL-0012'],
    ['{"rule_sets":[null]}', 'RUL-0008'],
    ['{"rule_sets":[{"min":"01","max":"02","rules":[]}]}', 'RUL-0008'],
    ['{"rule_sets":[{"min":"0106000000","max":"0101999999","rules":[]}]}', 'RUL-0008'],
    ['{"rule_sets":[{"min":"0101000000","max":"0101999999","rules":[]}]}', 'RUL-0013'],
    ['{"rule_sets":[{"min":"0101000000","max":"0101999999","rules":[{"rule":7}]}]}', 'RUL-0013'],
    ['{"rule_sets":[{"min":"0101000000","max":"0101999999","rules":[{"rule":", or"}]}]}', 'RUL-0013'],
    ['{"rule_sets":[{"min":"0101000000","max":"0101999999","rules":[{"rule":"See also 1"}]}]}', 'RUL-0013'],
    [
      JSON.stringify({ rule_sets: [{ min: '010100', max: '010199', rules: [{ rule: 'x'.repeat(9_000) }] }] }),
      'RUL-0002',
    ],
    [
      JSON.stringify({
        rule_sets: [{ min: '010100', max: '010199', rules: Array.from({ length: 99 }, () => ({ rule: 'x' })) }],
      }),
      'RUL-0003',
    ],
  ])('%#', (text, code) => {
    const { report, set } = importUkTariff(text, options);
    expect(report.findings.map((each) => each.code)).toEqual([code]);
    expect(set.lookup('010121').found).toBe(false);
  });

  test('bytes that are no UTF-8', () => {
    expect(importUkTariff(Uint8Array.from([0xff]), options).report.findings[0]?.code).toBe('RUL-0012');
  });

  test('no sentence makes it throw, and every one is a rule that can be printed and read', () => {
    const piece = fc.constantFrom(
      'A change to ',
      'a good of ',
      'heading 0101 ',
      'from any other heading',
      ', except from ',
      'provided ',
      '- a) ',
      '40% under the build-up method',
      '\n\n',
      'Note: ',
      '[',
      '](',
      ', or ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 30 }), (parts) => {
        const { set, report } = read('0101', parts.join(''));
        const answer = set.lookup('010121');
        expect(answer.found || report.findings.length > 0).toBe(true);
        if (answer.found) expect(parseRule(printRule(answer.rule)).rule).toEqual(answer.rule);
      }),
      { numRuns: 300 },
    );
  });
});

const data = new URL('../../../../../../shared/data/cptpp/', import.meta.url);

describe.skipIf(!existsSync(data))('the whole tariff next to the checkout', () => {
  const file = (name: string): Buffer => readFileSync(new URL(name, data));
  const whole = (): ImportedRules => importUkTariff(file('cptpp-ruleset-uk.json'), options);

  test('1,239 rule sets answer all 5,205 subheadings', () => {
    const { set, report } = whole();
    expect(report).toMatchObject({ rows: 1239, unread: [], conflicts: [] });
    expect(report.coverage).toMatchObject({ subheadings: 5205, answered: 5205 });
    expect(set.lookup('010121')).toMatchObject({
      row: '0101..0106',
      text: 'A change to a good of heading 0101 to heading 0106 from any other chapter.',
    });
    expect(rule({ set, report }, '850110')).toContain('CTH & TEXT[except from stators or rotors of heading 8503]');
  });

  test('what it cannot express is named', () => {
    const { set, report } = whole();
    expect(report.inexpressible).toHaveLength(83);
    const rows = new Set(report.inexpressible.map(({ row }) => row));
    const withText = set
      .rows()
      .filter((row) => row.rule?.alternatives.some(({ all }) => all.some(({ kind }) => kind === 'TEXT')));
    expect(rows.size).toBe(withText.length);
    // No sentence fell through as a whole: every alternative starts from a test, or is a named condition.
    const entire = report.inexpressible.filter(({ text }) => /^(?:A change to|No change in)/.test(text));
    expect(entire).toEqual([]);
  });

  test('agrees with an independent reading of the same sentences, heading by heading', () => {
    const [, ...rows] = readCsv(file('cptpp-psr.csv').toString(), 10_000);
    const drafts = new Map<string, string[]>();
    for (const { cells } of rows) drafts.set(cells[0] ?? '', [...(drafts.get(cells[0] ?? '') ?? []), cells[7] ?? '']);
    const methods = { 'build-down': 'BD', 'build-up': 'BU', 'focused-value': 'FV', 'net-cost': 'NC' } as const;
    // The other reading cuts codes to headings.
    const headings = (codes: readonly string[]): string =>
      [...new Set(codes.map((code) => code.slice(0, 4)))].sort().join();
    let compared = 0;
    const different: string[] = [];
    for (const row of whole().set.rows()) {
      const draft = drafts.get(row.from === row.to ? row.from : `${row.from}-${row.to}`);
      const alternatives = row.rule?.alternatives ?? [];
      if (draft === undefined || draft.some((text) => text === '' || text.startsWith('REVIEW'))) continue;
      if (alternatives.some(({ all }) => all.some(({ kind }) => kind === 'TEXT'))) continue;
      const mine = alternatives.map(({ all }) =>
        all
          .map((each) =>
            each.kind === 'RVC' && each.method !== undefined
              ? `RVC(${methods[each.method]},${each.threshold})`
              : each.kind === 'CTC'
                ? `${each.level}${headings(each.except.flatMap(({ from, to }) => [from, to]))}`
                : '',
          )
          .join(''),
      );
      const theirs = draft.map((text) =>
        text.startsWith('RVC')
          ? text
          : text.replace(/ &.*/, '').replace(/!-\[(.*)\]/, (_all, codes: string) => headings(codes.split(/\.\.|,/))),
      );
      compared += 1;
      if (mine.sort().join('|') !== theirs.sort().join('|')) different.push(row.from);
    }
    expect(compared).toBeGreaterThan(1_100);
    // There the other reading leaves out the first of two paragraphs.
    expect(different).toEqual(['9619']);
  });
});
