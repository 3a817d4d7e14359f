import { type Finding, type PatchOperation, pointerTokens, resolvePointer } from '@kouan/core';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../documents/declaration/declaration.ts';
import { sampleFull, sampleImport } from './declaration/sample.testing.ts';
import { check } from './run.ts';

const base = { import: sampleImport(), full: sampleFull() };
/** As it stands on the door: temu 000001 n. */
const spaced = (base.full.containers?.[0]?.containerNumber ?? '').toLowerCase().replace(/^(....)(......)/, '$1 $2 ');
const context = { today: '2026-03-10' };

/** `replace` of RFC 6902 §4.3, which is all that the checks offer: the target must exist. */
function apply(document: Declaration, patch: readonly PatchOperation[]): Declaration {
  const root = structuredClone(document) as unknown as Record<string, unknown>;
  for (const operation of patch) {
    if (operation.op !== 'replace') throw new Error(`this test knows no ${operation.op}`);
    expect(resolvePointer(root, operation.path)).toBeDefined();
    const keys = pointerTokens(operation.path);
    const last = keys.pop() ?? '';
    let at = root;
    for (const key of keys) at = at[key] as Record<string, unknown>;
    at[last] = operation.value;
  }
  return root as unknown as Declaration;
}

const set = (sample: keyof typeof base, path: string, value: unknown) =>
  apply(base[sample], [{ op: 'replace', path, value }]);

const ROWS: readonly (readonly [
  code: string,
  sample: keyof typeof base,
  path: string,
  wrong: string,
  right: string,
])[] = [
  ['SHP-0002', 'import', '/tradingCountry', 'JPN', 'JP'],
  ['SHP-0002', 'import', '/tradingCountry', ' jp', 'JP'],
  ['SHP-0002', 'import', '/items/0/currency', 'usd', 'USD'],
  ['SHP-0002', 'import', '/items/0/unitPrice', '12.50 ', '12.50'],
  ['SHP-0002', 'import', '/netMass', '1,000.00', '1000.00'],
  ['SHP-0002', 'import', '/transport/entryExitDate', '20260305', '2026-03-05'],
  ['SHP-0002', 'import', '/transport/entryExitDate', '2026/03/05', '2026-03-05'],
  ['SHP-0002', 'import', '/transport/entryExitDate', '2026年03月05日', '2026-03-05'],
  ['SHP-0002', 'import', '/direction', 'Import', 'import'],
  ['DEC-0001', 'import', '/owner/socialCreditCode', base.import.owner?.socialCreditCode?.toLowerCase() ?? '', ''],
  ['DEC-0002', 'import', '/owner/customsCode', '33029 61002', '3302961002'],
  ['DEC-0003', 'full', '/containers/0/containerNumber', spaced, ''],
  ['DEC-0008', 'import', '/items/0/hs/code', '8413.70.9990', '8413709990'],
  ['DEC-0022', 'full', '/declarationNumber', '3104 2026 1000000001', '310420261000000001'],
  ['DEC-0025', 'full', '/singleWindowNumber', 'i20260000000000001', 'I20260000000000001'],
  ['DEC-0039', 'full', '/items/0/dangerousGoods', 'UN1203', '1203'],
  ['DEC-0041', 'full', '/items/0/licences/0/vehicles/0/vin', 'lsvaa2br3hn000001', 'LSVAA2BR3HN000001'],
  ['DEC-0048', 'import', '/packages/quantity', '10.00', '10'],
  ['DEC-0055', 'full', '/items/0/licences/0/goodsItemNumber', '2', '1'],
  ['DEC-0067', 'full', '/items/0/expiryDate', '2029-01-01', '20290101'],
  ['DEC-0067', 'full', '/items/0/productionDates', '2026/01/01; 2026/01/02', '20260101;20260102'],
  ['DEC-0109', 'import', '/tradingCountry', 'cn:116', 'JP'],
  ['DEC-0121', 'import', '/items/0/quantity/unit', '007', 'C62'],
  ['DEC-0122', 'import', '/items/0/statutoryQuantity/unit', 'cn:035', 'KGM'],
  ['DEC-0101', 'import', '/declarationOffice', '3104 ', '3104'],
  ['DEC-0107', 'import', '/entryType', 'm', 'M'],
];

const codes = (findings: readonly Finding[]) => findings.map(({ code, path }) => `${code} ${path}`);

describe('fix', () => {
  it.each(ROWS)('%s in the %s at %s: %s', (code, sample, path, wrong, right) => {
    const dangerous = path.endsWith('/dangerousGoods');
    const document = dangerous
      ? ({
          ...base[sample],
          items: base[sample].items.map((item) => ({ ...item, dangerousGoods: { unNumber: wrong } })),
        } as Declaration)
      : set(sample, path, wrong);
    const before = check(document, context);
    const found = before.find((item) => item.code === code);
    expect(found?.fix, 'a repair is offered').toBeDefined();
    const [operation] = found?.fix ?? [];
    const value = operation?.op === 'replace' ? operation.value : undefined;
    expect(value).toBe(right === '' ? resolvePointer(base[sample], path) : right);
    const after = check(apply(document, found?.fix ?? []), context);
    expect(codes(after)).not.toContain(`${code} ${found?.path}`);
    // Without a new one: what is left was there before.
    expect(codes(before)).toEqual(expect.arrayContaining(codes(after)));
    expect(after.length).toBeLessThan(before.length);
  });

  it('knows the day of a railway voyage in another form', () => {
    const transport = { ...base.import.transport, mode: '2', voyageNumber: '2026-03-05' };
    const document = { ...base.import, transport };
    const found = check(document, context).find((item) => item.code === 'DEC-0052');
    expect(found?.fix).toEqual([{ op: 'replace', path: '/transport/voyageNumber', value: '20260305' }]);
    expect(check(apply(document, found?.fix ?? []), context)).toEqual([]);
  });

  it.each([
    ['a wrong check digit', '/containers/0/containerNumber', 'HLBU1797580'],
    ['a credit code with a wrong digit', '/owner/socialCreditCode', '91330201MA2810000Z'],
    ['a day of either order', '/transport/entryExitDate', '03/05/2026'],
    ['a day that does not exist', '/transport/entryExitDate', '20260231'],
    ['a decimal comma', '/netMass', '1.000,5'],
    ['a thousand or a decimal comma', '/netMass', '1,000'],
    ['a mode that is national or international', '/transport/mode', '9'],
    ['an unknown country', '/tradingCountry', 'qq'],
    ['an unknown currency', '/items/0/currency', 'qqq'],
  ])('offers nothing for %s', (_what, path, value) => {
    const findings = check(set('import', path, value), context);
    expect(findings).not.toEqual([]);
    expect(findings.filter((item) => item.fix !== undefined)).toEqual([]);
  });
});
