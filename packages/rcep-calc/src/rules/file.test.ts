import { expect, test } from 'vitest';
import { readRuleSet, writeRuleSet } from './file.ts';
import { importRows } from './import/rows.ts';
import { rcep2012, rcep2022 } from './table/rcep.ts';

test.each([rcep2022, rcep2012])('a written $agreement $edition is read back as the same set', (set) => {
  const { set: again, findings } = readRuleSet(JSON.parse(JSON.stringify(writeRuleSet(set))));
  expect(findings).toEqual([]);
  expect(again?.digest).toBe(set.digest);
  expect(again?.lookup('870321')).toEqual(set.lookup('870321'));
});

test('what could not be read at the import stays so', () => {
  const { set } = importRows(
    [
      { hs: '8703', rule: 'RVC40' },
      { hs: '8704', rule: 'by the light of the moon' },
    ],
    { agreement: 'RCEP', edition: '2022', source: 'test', asOf: '2026-01-01' },
  );
  const { set: again, findings } = readRuleSet(writeRuleSet(set));
  expect(findings).toEqual([]);
  expect(again?.lookup('870321')).toMatchObject({ found: true });
  expect(again?.lookup('870410')).toMatchObject({ found: false, reason: 'rule not readable' });
});

test.each([
  ['no object', 7, 'RUL'],
  ['another version', { ...writeRuleSet(rcep2022), format_version: 2 }, 'RUL'],
  [
    'a row without a code',
    { ...writeRuleSet(rcep2022), rows: [{ from: 'x', to: '87', text: '', confidence: 'certain' }] },
    'RUL',
  ],
])('%s: a finding and no set', (_, value, prefix) => {
  const { set, findings } = readRuleSet(value);
  expect(set).toBeUndefined();
  expect(findings.map((each) => each.code.slice(0, 3))).toEqual([prefix]);
});

test('a file that was changed by hand says so', () => {
  const file = writeRuleSet(rcep2022);
  const rows = file.rows.map((row, index) => (index === 0 ? { ...row, rule: 'CTSH' } : row));
  const { set, findings } = readRuleSet({ ...file, rows });
  expect(set).toBeDefined();
  expect(findings.map((each) => [each.severity, each.path])).toEqual([['warning', '/digest']]);
});
