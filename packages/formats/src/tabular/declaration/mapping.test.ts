import { isKouanError } from '@kouan/core';
import { describe, expect, test } from 'vitest';
import { TABLE } from './table.ts';

const { decode, groupColumn } = TABLE;

const read = (cellText: string, to: string, ...transforms: readonly unknown[]) => {
  const settings = { version: 1, columns: { d: 'direction', x: { to, transforms } } };
  const quoted = `"${cellText.replaceAll('"', '""')}"`;
  return decode(new TextEncoder().encode(`d,x\nimport,${quoted}\n`), { settings });
};

describe('a wrong mapping names its place', () => {
  test.each([
    ['no version', { columns: {} }, 'version'],
    ['an unknown setting', { version: 1, columns: {}, colour: 'red' }, 'colour'],
    ['an unknown field', { version: 1, columns: { Gross: 'grosMass' } }, 'columns/Gross'],
    ['a field that is no single value', { version: 1, columns: { x: 'items/hs' } }, 'columns/x'],
    ['an unknown field of a constant', { version: 1, columns: {}, constants: { nothing: 'x' } }, 'constants'],
    [
      'a constant that does not fit',
      { version: 1, columns: {}, constants: { grossMass: 'heavy' } },
      'constants/grossMass',
    ],
    ['an unknown transform', { version: 1, columns: { x: { to: 'note', transforms: ['shout'] } } }, 'columns/x'],
    ['an unknown list', { version: 1, columns: { x: { to: 'note', transforms: [{ codeOf: 'nope' }] } } }, 'columns/x'],
    ['an encoding', { version: 1, encoding: 'klingon', columns: {} }, 'encoding'],
    ['split without a place for it', { version: 1, columns: { x: { to: 'note', split: ';' } } }, 'columns/x'],
    ['no mapping at all', 'columns', ''],
    ['a prototype', { version: 1, columns: { x: '__proto__/x' } }, 'columns/x'],
    ['a method of objects', { version: 1, columns: { x: 'constructor' } }, 'columns/x'],
  ])('%s', (_name, settings, place) => {
    let thrown: unknown;
    try {
      groupColumn(settings, []);
    } catch (error) {
      thrown = error;
    }
    expect(isKouanError(thrown)).toBe(true);
    expect(thrown).toMatchObject({ code: 'ERR_KOUAN_USAGE' });
    expect(`${(thrown as { text: { en: string } }).text.en} ${(thrown as { text: { zh: string } }).text.zh}`).toContain(
      place,
    );
    expect((thrown as { hint?: { zh: string } }).hint?.zh).toBeTruthy();
  });
});

describe('transforms', () => {
  test.each([
    ['2026/1/5', 'transport/entryExitDate', { date: 'YYYY/MM/DD' }, '2026-01-05'],
    ['05.01.2026', 'transport/entryExitDate', { date: 'DD.MM.YYYY' }, '2026-01-05'],
    ['20260105', 'transport/entryExitDate', { date: 'YYYYMMDD' }, '2026-01-05'],
    ['1,234.50', 'grossMass', { decimal: '.' }, '1234.50'],
    ['1.234,50', 'grossMass', { decimal: ',' }, '1234.50'],
    ['是', 'guaranteeRelease', { map: { 是: 'true' } }, true],
    ['8413.70.9990', 'note', 'digits', '8413709990'],
    ['a.b', 'note', { replace: ['.', '-'] }, 'a-b'],
    ['日本', 'TradeAreaCode', { codeOf: 'cn-countries' }, 'JP'],
    ['Japan', 'TradeAreaCode', { codeOf: 'cn-countries' }, 'JP'],
    ['水路运输', 'TrafMode', { codeOf: 'cn-transport-modes' }, '1'],
    ['abc', 'note', 'upper', 'ABC'],
    ['7', 'note', { prefix: 'X-' }, 'X-7'],
    ['', 'note', { default: 'N/M' }, 'N/M'],
  ])('%s to %s by %j', (text, to, transform, expected) => {
    const { document, findings } = read(text, to, transform);
    expect(findings).toEqual([]);
    expect(JSON.stringify(document)).toContain(JSON.stringify(expected));
  });

  test.each([
    ['31/02/2026', 'transport/entryExitDate', { date: 'DD/MM/YYYY' }],
    ['1,23.50', 'grossMass', { decimal: '.' }],
    ['1,234.50', 'grossMass', { replace: ['x', 'y'] }],
    ['火星', 'TradeAreaCode', { codeOf: 'cn-countries' }],
    ['maybe', 'direction', { map: { 进口: 'import' } }],
    // A pattern of the file is text: it must neither match everything nor take forever.
    ['(a+)+$', 'grossMass', { replace: ['(a+)+', '1'] }],
  ])('%s is no %s by %j, and is kept as unmapped', (text, to, transform) => {
    const { findings, unmapped } = read(text, to, transform);
    expect(findings.map(({ code }) => code)).toContain('TAB-0004');
    expect(unmapped.map(({ value }) => value)).toContain(text);
  });

  test('what an earlier row says stands against the default of a later one', () => {
    const settings = {
      version: 1,
      columns: { r: 'clientReference', d: 'direction', m: { to: 'grossMass', transforms: [{ default: '0' }] } },
    };
    const decoded = decode(new TextEncoder().encode('r,d,m\nA,import,9\nA,import,\n'), { settings });
    expect(decoded.document?.grossMass).toBe('9');
    expect(decoded.findings).toEqual([]);
  });

  test('one column for several fields, one cell for several rows of a list', () => {
    const settings = {
      version: 1,
      columns: {
        d: 'direction',
        n: { to: ['owner/name', 'domesticTrader/name'] },
        c: { to: 'containers/*/containerNumber', split: ';' },
      },
      constants: { entryType: 'M', 'items/dutyMode': '1' },
    };
    const decoded = decode(new TextEncoder().encode('d,n,c\nimport,某公司,TEMU0000015; CSNU6120488\n'), { settings });
    expect(decoded.document).toMatchObject({
      entryType: 'M',
      owner: { name: '某公司' },
      domesticTrader: { name: '某公司' },
      containers: [{ containerNumber: 'TEMU0000015' }, { containerNumber: 'CSNU6120488' }],
    });
  });
});
