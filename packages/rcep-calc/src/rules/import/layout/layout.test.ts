import { describe, expect, test } from 'vitest';
import { diffRuleSets } from '../../table/operations.ts';
import { rcep2022 } from '../../table/rcep.ts';
import { importPsrLayout, type TextItem } from './index.ts';
import { type PrintRow, printTable } from './print.testing.ts';

const options = { agreement: 'RCEP', edition: '2022', source: 'Annex 3A', asOf: '2024-01-01' };
const read = (rows: readonly PrintRow[]) => importPsrLayout(printTable(rows), options);
const rulesOf = (rows: readonly PrintRow[]) =>
  Object.fromEntries(
    read(rows)
      .set.rows()
      .map((row) => [row.from, row.rule === undefined ? `?${row.text}` : row.text]),
  );

const LONG = 'Goods of a kind whose description runs over several lines, among them 85.17, 72.08 or 72.09 and others';

describe('the printed table', () => {
  test('all 2,189 rows of the shipped table, printed and read back, decide the same', () => {
    const rows = rcep2022.rows().flatMap(({ from, text }, index): PrintRow[] => {
      const description = index % 3 === 0 ? 'Other' : index % 3 === 1 ? LONG : `${LONG}; ${LONG}`;
      const headings = from.length === 6 && from.endsWith('10') ? [{ code: from.slice(0, 4), description: LONG }] : [];
      return [...headings, { code: from, description, rule: text }];
    });
    const { set, report } = read(rows);
    expect(report.unread).toEqual([]);
    expect(report.findings.filter((each) => each.severity === 'error')).toEqual([]);
    expect(set.rows()).toHaveLength(2189);
    expect(report.coverage).toMatchObject({ subheadings: 5612, answered: 5612 });
    expect(diffRuleSets(set, rcep2022)).toEqual([]);
  });

  test('a wrapped rule belongs to the code beside it, not to the line above', () => {
    const rows = [
      { code: '8504', description: LONG },
      { code: '850421', description: '- Other', rule: 'CTSH except from subheading 8504.22 or 8504.23, or RVC40' },
      { code: '850422', description: `- ${LONG}`, rule: 'CTH or RVC40' },
      { code: '8505', description: 'Magnets', rule: 'RVC40' },
    ];
    expect(rulesOf(rows)).toEqual({
      '850421': 'CTSH except from subheading 8504.22 or 8504.23, or RVC40',
      '850422': 'CTH or RVC40',
      '8505': 'RVC40',
    });
  });

  test('a rule that the page cuts goes on behind the next head', () => {
    const filler = Array.from({ length: 56 }, (_, index) => ({
      code: `${1000 + index}`,
      description: 'x',
      rule: 'CC',
    }));
    for (let many = 30; many < filler.length; many += 1) {
      const last = { code: '290394', description: LONG, rule: 'CTH, or RVC40, or CR' };
      expect(rulesOf([...filler.slice(0, many), last, { code: '2904', description: 'x', rule: 'CTH' }])).toMatchObject({
        '290394': 'CTH, or RVC40, or CR',
        '2904': 'CTH',
      });
    }
  });

  test('a chapter whose number was lost is known by its title', () => {
    const items = printTable([{ code: '92', description: 'CHAPTER 92: MUSICAL INSTRUMENTS', rule: 'CTH or RVC40' }]);
    const { set } = importPsrLayout(
      items.filter(({ str }) => str !== '92'),
      options,
    );
    expect(set.lookup('920110')).toMatchObject({ found: true, text: 'CTH or RVC40' });
  });

  test('two printed pages side by side are two pages', () => {
    const left = printTable([{ code: '0101', description: 'a', rule: 'WO' }]);
    const right = printTable([{ code: '0102', description: 'b', rule: 'CC' }]).map((item) => ({
      ...item,
      x: item.x + 600,
    }));
    const { set } = importPsrLayout([...left, ...right], options);
    expect(set.rows().map(({ from, text }) => [from, text])).toEqual([
      ['0101', 'WO'],
      ['0102', 'CC'],
    ]);
  });

  test('a rule beside no code is said, and no row is made of it', () => {
    const items: TextItem[] = printTable([{ code: '0101', description: 'a', rule: 'WO' }]);
    const { set, report } = importPsrLayout([...items, { page: 1, x: 430, y: 300, width: 10, str: 'CTSH' }], options);
    expect(set.rows()).toHaveLength(1);
    expect(report.findings).toMatchObject([{ severity: 'warning', found: 'CTSH', at: { page: 1 } }]);
  });

  test.each([
    ['nothing', []],
    ['no table', [{ page: 1, x: 0, y: 0, width: 10, str: 'Preamble' }]],
  ])('%s: one error', (_, items) => {
    const { set, report } = importPsrLayout(items, options);
    expect(set.rows()).toEqual([]);
    expect(report.findings.map((each) => each.severity)).toEqual(['error']);
  });
});
