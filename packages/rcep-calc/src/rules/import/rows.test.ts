import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printRule } from '../grammar/print.ts';
import { diffRuleSets } from '../table/operations.ts';
import { rcep2022 } from '../table/rcep.ts';
import { readCode } from './codes.ts';
import { readCsv } from './csv.ts';
import type { ImportedRules } from './report.ts';
import { importCsv, importRows } from './rows.ts';

const options = { agreement: 'RCEP', edition: '2022', source: 'file', asOf: '2026-01-01' } as const;
const rule = ({ set }: ImportedRules, hs6: string): string => {
  const answer = set.lookup(hs6);
  return answer.found ? printRule(answer.rule) : answer.reason;
};

describe('rules from CSV', () => {
  test('in the columns of the printed table', () => {
    const read = importCsv(
      [
        'Chapter,Heading,Subheading,Product Description,"Product-\nSpecific Rule"',
        '01,,,CHAPTER 1: LIVE ANIMALS,',
        ',01.01,,Horses,WO',
        ',01.02,,Bovine,',
        ',,0102.21,- Breeding,"CTH or\nRVC40"',
        ',,0102.29,- Other,"CC except from Chapter 02"',
      ].join('\n'),
      options,
    );
    expect(read.report.findings).toEqual([]);
    expect(read.report.rows).toBe(3);
    expect(['010121', '010221', '010229', '010231'].map((hs6) => rule(read, hs6))).toEqual([
      'WO',
      'CTH | RVC40',
      'CC!-[02]',
      'no rule loaded',
    ]);
    expect(read.report.coverage.chapters[0]).toMatchObject({ chapter: '01', subheadings: 34, certain: 6 });
  });

  test('with ranges, editions, confidence and source', () => {
    const read = importCsv(
      'hs_from;hs_to;rule;hs_edition;confidence;source\n0101;0106;CC;2022;likely;p. 3\n0101;0106;WO;2012;certain;p. 4\n',
      options,
    );
    expect(read.set.lookup('010511')).toMatchObject({
      confidence: 'likely',
      source: 'p. 3',
      row: '0101..0106',
      text: 'CC',
    });
  });

  test('in Chinese, in GB 18030', () => {
    const bytes = Uint8Array.from([
      ...[0xc6, 0xb7, 0xc4, 0xbf, 0x2c, 0xb9, 0xe6, 0xd4, 0xf2, 0x0a], // 品目,规则
      ...new TextEncoder().encode('01.01,'),
      ...[0xcd, 0xea, 0xc8, 0xab, 0xbb, 0xf1, 0xb5, 0xc3, 0x0a], // 完全获得
    ]);
    expect(rule(importCsv(bytes, options), '010121')).toBe('WO');
  });

  test('what cannot be read is said with its line, and never answered by a broader row', () => {
    const read = importCsv(
      'code,rule\n01,WO\n0102,See note 3\nabc,CC\n0103,CC\n0103,CTH\nex 0104,CC\n105,CC\n',
      options,
    );
    expect(['010121', '010221', '010310', '010410', '010511'].map((hs6) => rule(read, hs6))).toEqual([
      'WO',
      'rule not readable',
      'conflicting rows',
      'rule not readable',
      'CC',
    ]);
    expect(read.report.unread).toEqual([
      { row: '0102', text: 'See note 3', at: { line: 3 } },
      { row: '0104', text: 'CC', at: { line: 7 } },
    ]);
    expect(read.report.conflicts).toEqual([{ row: '0103', texts: ['CC', 'CTH'] }]);
    expect(read.report.findings.map(({ code, at }) => `${code} ${at?.line ?? ''}`)).toEqual([
      'RUL-0008 4',
      'RUL-0004 3',
      'RUL-0018 7',
      'RUL-0017 8',
      'RUL-0009 ',
    ]);
  });

  test('a file that is no table of rules', () => {
    const codes = (input: string | Uint8Array): string[] =>
      importCsv(input, options).report.findings.map(({ code }) => code);
    expect(codes('')).toEqual(['RUL-0011']);
    expect(codes('a,b\n1,2')).toEqual(['RUL-0011']);
    expect(codes(Uint8Array.from([0xff, 0xff, 0xff]))).toEqual(['RUL-0014']);
    expect(codes(`code,rule\n${'0101,WO\n'.repeat(100_001)}`)).toEqual(['RUL-0010']);
  });

  test('no text makes it throw', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('0101', 'WO', 'CTH or RVC40', 'ex 01', '"', '\n', '__proto__'));
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (cells) => {
        const text = `code,rule,__proto__\n${cells.map((row) => row.join(',')).join('\n')}`;
        expect(importCsv(text, options).report.rows).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('rules from rows of a spreadsheet', () => {
  test('numbers without their zero, cells of any kind', () => {
    const read = importRows(
      [
        { HS: 10121, Rule: 'WO' },
        { HS: '0102.21', Rule: 'CTSH & ACTIVE50 | RVC40' },
        { HS: null, Rule: {} },
        { HS: true, Rule: 'CC' },
      ],
      options,
    );
    expect(rule(read, '010121')).toBe('WO');
    expect(read.set.lookup('010221')).toMatchObject({
      text: 'CTSH provided that at least 50% by weight of the active ingredient(s) used is originating, or RVC40',
    });
    expect(read.report.findings.map(({ code, path }) => `${code} ${path}`)).toEqual(['RUL-0008 /3', 'RUL-0017 /0']);
  });
});

describe('cells', () => {
  test.each([
    ['01', '01..01'],
    ['72.08', '7208..7208'],
    ['0101-0106', '0101..0106'],
    ['Heading 01.01 to 01.06', '0101..0106'],
    ['8504.21.0000', '850421..850421'],
    ['8504211000', undefined],
    ['0106-0101', undefined],
    ['01-0102', undefined],
    ['１０１.21', '010121..010121'],
    ['', undefined],
    ['1-2-3', undefined],
  ])('%s', (text, range) => {
    const read = readCode(text).range;
    expect(read && `${read.from}..${read.to}`).toBe(range);
  });

  test('CSV as RFC 4180 writes it', () => {
    expect(readCsv('\uFEFFa,b\r\n"x ""y"", z","1\n2"\r\n\r\nlast,', 10)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x "y", z', '1\n2'] },
      { line: 5, cells: ['last', ''] },
    ]);
    expect(readCsv('"open', 10)).toEqual([{ line: 1, cells: ['open'] }]);
    expect(readCsv('a\nb\nc', 2)).toHaveLength(2);
  });
});

const more = new URL('../../../../../../shared/data/rcep/psr-more.csv', import.meta.url);

describe.skipIf(!existsSync(more))('the table next to the checkout', () => {
  test('imported, it is the shipped one', () => {
    const { set, report } = importCsv(readFileSync(more), options);
    expect(report).toMatchObject({ rows: 2189, unread: [], conflicts: [], findings: [] });
    expect(report.coverage).toMatchObject({ subheadings: 5612, answered: 5612 });
    const apart = diffRuleSets(rcep2022, set);
    // The compact column shortens the goods of a split row; the wording, which the shipped table follows, does not.
    expect(apart.every(({ b }) => b.found && b.text.startsWith('1. '))).toBe(true);
    expect(apart.length).toBeLessThan(8);
  });

  test('imported from its wording alone, it is the shipped one', () => {
    const [head, ...rows] = readCsv(readFileSync(more, 'utf8'), 10_000);
    const table = rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((name, i) => [name, cells[i]])));
    const { set } = importRows(
      table.map(({ rule: _rule, ...row }) => row),
      options,
    );
    expect(diffRuleSets(rcep2022, set)).toEqual([]);
  });
});
