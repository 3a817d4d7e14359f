import { expect, test } from 'vitest';
import { assess } from '../assess/index.ts';
import { originJsonSchemas } from './json-schema.ts';
import { assessmentSchema } from './output.ts';
import { parseGood } from './parse-good.ts';

const good = (more: Record<string, unknown> = {}) => ({
  id: 'chair',
  good: { hs: '940161' },
  rule: 'CTH | RVC40',
  producedIn: 'VN',
  value: { fob: '100', currency: 'USD' },
  materials: [{ hs: '440710', value: '30', origin: 'CA' }],
  ...more,
});

test('a good of the contract is read', () => {
  const { good: read, findings } = parseGood(good());
  expect(findings).toEqual([]);
  expect(read).toEqual(good());
});

const BAD: readonly [name: string, value: unknown, code: string, path: string][] = [
  ['negative money', good({ value: { fob: '-1' } }), 'ORG-0003', '/value/fob'],
  ['money in words', good({ value: { fob: 'ten' } }), 'ORG-0002', '/value/fob'],
  ['a float', good({ value: { fob: 12.5 } }), 'ORG-0001', '/value/fob'],
  ['an exponent', good({ value: { fob: '1e3' } }), 'ORG-0002', '/value/fob'],
  ['FOB zero', good({ value: { fob: '0.00' }, materials: [] }), 'ORG-0004', '/value/fob'],
  ['materials above FOB', good({ materials: [{ value: '100.01', origin: 'CA' }] }), 'ORG-0005', '/materials'],
  ['no Party', good({ producedIn: 'US' }), 'ORG-0006', '/producedIn'],
  ['importer no Party', good({ importer: 'US' }), 'ORG-0006', '/importer'],
  ['no country', good({ producedIn: 'Vietnam' }), 'ORG-0016', '/producedIn'],
  ['HS of five digits', good({ good: { hs: '94016' } }), 'ORG-0007', '/good/hs'],
  ['HS of a material', good({ materials: [{ hs: '44071', origin: null }] }), 'ORG-0007', '/materials/0/hs'],
  ['rule', good({ rule: 'CTH or so' }), 'ORG-0010', '/rule'],
  [
    'currency',
    good({ materials: [{ value: '1', currency: 'EUR', origin: 'CA' }] }),
    'ORG-0011',
    '/materials/0/currency',
  ],
  [
    'rate zero',
    good({ exchangeRates: { EUR: '0' }, materials: [{ value: '1', currency: 'EUR', origin: 'CA' }] }),
    'ORG-0019',
    '/materials/0/currency',
  ],
  [
    'deductions',
    good({ materials: [{ value: '1', origin: 'CA', deductions: { transport: '2' } }] }),
    'ORG-0012',
    '/materials/0/deductions',
  ],
  ['misspelt field', good({ materails: [] }), 'ORG-0014', '/materails'],
  ['agreement', good({ agreement: 'NAFTA' }), 'ORG-0020', '/agreement'],
  ['cycle by id', good({ materials: [{ value: '1', madeFrom: good() }] }), 'ORG-0008', '/materials/0/madeFrom'],
  ['nothing', null, 'ORG-0001', ''],
  ['an array', [], 'ORG-0001', ''],
  ['a date', good({ exportedOn: '2026-13-01' }), 'ORG-0015', '/exportedOn'],
];

test.each(BAD)('%s is a finding with its path', (_, value, code, path) => {
  const { good: read, findings } = parseGood(value);
  expect(read).toBeUndefined();
  expect(findings.map((one) => [one.code, one.path])).toContainEqual([code, path]);
});

const nested = (levels: number) => {
  let inner: Record<string, unknown> = good({ id: 'g0' });
  for (let level = 1; level <= levels; level += 1) {
    inner = good({ id: `g${level}`, materials: [{ hs: '440710', value: '50', selfProduced: true, madeFrom: inner }] });
  }
  return inner;
};

test('10,000 levels and an object that contains itself are findings, never an exhausted stack', () => {
  expect(parseGood(nested(10_000)).findings.map((one) => one.code)).toEqual(['ORG-0009']);
  const own: Record<string, unknown> = good();
  own['materials'] = [{ value: '1', madeFrom: own }];
  expect(parseGood(own).findings.map((one) => one.code)).toEqual(['ORG-0008']);
});

test('1,000 levels are rolled up', () => {
  const { good: read, findings } = parseGood(nested(1_000));
  expect(findings).toEqual([]);
  const assessment = assess(read as NonNullable<typeof read>, { steps: false });
  expect(assessment).toMatchObject({ outcome: 'originating', criteria: ['PE'] });
  expect(assessment.findings).toEqual([]);
});

test('what assess answers fits the published contract', () => {
  const { good: read } = parseGood(good());
  expect(() => assessmentSchema.parse(assess(read as NonNullable<typeof read>))).not.toThrow();
  const schemas = originJsonSchemas();
  expect(JSON.stringify(schemas.good)).toContain('"$ref"');
  expect(schemas.assessment['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
});
