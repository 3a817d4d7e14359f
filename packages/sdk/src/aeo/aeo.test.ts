import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleOperator } from '../checks/aeo-record/sample.testing.ts';
import {
  AEO_ARRANGEMENTS,
  AEO_PROGRAMMES,
  aeoBenefits,
  aeoBenefitsOf,
  aeoProgramme,
  aeoStandingOn,
  codeOf,
  convertAeoCode,
  EU_MEMBERS,
  readAeoCode,
} from './index.ts';

describe('a code', () => {
  test.each([
    // The example of GACC 2019-101, in every way it is written.
    ['AEOCN0123456789', undefined],
    ['CN0123456789', undefined],
    ['aeo<cn0123456789>', undefined],
    ['AEO CN-0123456789', undefined],
    ['0123456789', 'CN'],
    ['CN0123456789', 'CN'],
  ])('%s of home %s is one operator of China', (text, home) => {
    expect(readAeoCode(text, home)).toMatchObject({
      country: 'CN',
      number: '0123456789',
      fits: true,
      certainty: 'official',
      forms: { domestic: '0123456789', tin: 'CN0123456789', partner: 'AEOCN0123456789' },
    });
  });

  test('our own is not written on our own declaration', () => {
    expect(convertAeoCode('AEOCN0123456789', 'declaration')).toBeUndefined();
  });

  test.each([
    ['SG123456789012', 'SG123456789012', 'official'],
    ['AEO<TW123456789>', 'TW123456789', 'official'],
    ['DE123456789012345', 'DE123456789012345', 'official'],
    ['KR1234567', 'KR1234567', 'soft'],
  ])('%s stands on a declaration as %s', (text, declaration, certainty) => {
    expect(readAeoCode(text)).toMatchObject({ forms: { declaration }, fits: true, certainty });
  });

  test('of a country without a known programme is kept, and says that nothing is known', () => {
    const code = readAeoCode('US123');
    expect(code).toMatchObject({ country: 'US', number: '123', certainty: 'unknown' });
    expect(code).not.toHaveProperty('fits');
  });

  test('of 17 characters after its country is no TIN', () => {
    expect(codeOf('JP', '1'.repeat(17)).forms).not.toHaveProperty('tin');
  });

  test.each(['', 'AEO', '12', 'C1', `CN${'0'.repeat(200)}`, '中国0123456789', 'AEO<>'])('%j is none', (text) => {
    expect(readAeoCode(text)).toBeUndefined();
  });

  test('comes back from each of its forms', () => {
    const operator = fc.tuple(
      fc.constantFrom(...AEO_PROGRAMMES.map(({ country }) => country)),
      fc.stringMatching(/^[0-9]{9,12}$/),
    );
    fc.assert(
      fc.property(operator, ([country, number]) => {
        const code = codeOf(country, number);
        for (const form of ['tin', 'partner', 'declaration'] as const) {
          const text = code.forms[form];
          if (text !== undefined) expect(readAeoCode(text)).toEqual(code);
        }
        expect(readAeoCode(code.number, country)).toEqual(code);
      }),
      { numRuns: 200 },
    );
  });
});

test('every arrangement is between territories whose programmes are known', () => {
  for (const { between, recognises } of AEO_ARRANGEMENTS)
    for (const side of between) {
      expect(recognises).toHaveProperty(side);
      expect(side === 'EU' || aeoProgramme(side) !== undefined).toBe(true);
    }
});

describe('benefits', () => {
  test.each([
    ['NZ', '2017-06-30', 'not-recognised', 'not-yet-in-force'],
    ['NZ', '2017-07-01', 'recognised', 'in-force'],
    ['DE', '2015-11-01', 'recognised', 'in-force'],
    ['ZA', '2024-10-28', 'recognised', 'in-force'],
    ['ZA', '2024-10-27', 'unknown', 'start-unknown'],
    ['US', '2026-01-01', 'unknown', 'no-arrangement-known'],
    ['CN', '2026-01-01', 'unknown', 'at-home'],
  ])('of a Chinese operator in %s on %s: %s, %s', (abroad, day, recognition, reason) => {
    expect(aeoBenefits('CN', abroad, day)).toMatchObject({ recognition, reason });
    expect(aeoBenefits(abroad, 'CN', day)).toMatchObject({ recognition, reason });
  });

  test('two members of the Union are not told by its arrangement with China', () => {
    expect(aeoBenefits('DE', 'FR', '2026-01-01').recognition).toBe('unknown');
    expect(EU_MEMBERS).toHaveLength(28);
  });

  test('that are not known are absent, not empty', () => {
    expect(aeoBenefits('CN', 'JP', '2026-01-01')).not.toHaveProperty('benefits');
    expect(aeoBenefits('CN', 'NZ', '2010-01-01').benefits).toEqual([]);
  });

  test('go to operators that are active on the day', () => {
    const record = sampleOperator();
    expect(aeoBenefitsOf(record, 'NZ', '2026-01-01')).toMatchObject({ recognition: 'recognised' });
    expect(aeoBenefitsOf(record, 'NZ', '2021-02-15')).toMatchObject({ reason: 'operator-suspended', benefits: [] });
    expect(aeoBenefitsOf(record, 'NZ', '2019-12-31')).toMatchObject({ reason: 'operator-not-yet' });
    expect(aeoBenefitsOf({ type: 'aeo-record', country: 'CN' }, 'NZ', '2026-01-01').recognition).toBe('unknown');
  });

  test('of the Union’s arrangements go to security, not to simplifications alone', () => {
    const german = { ...sampleOperator(), country: 'DE', authorisation: 'simplification' as const };
    expect(aeoBenefitsOf(german, 'CN', '2026-01-01').reason).toBe('security-not-covered');
  });
});

describe('standing', () => {
  const base = { type: 'aeo-record' as const };
  test.each([
    [{ status: 'active' as const }, 'active'],
    [{ status: 'unknown' as const }, 'unknown'],
    [{}, 'unknown'],
    [{ status: 'suspended' as const }, 'suspended'],
    [{ status: 'suspended' as const, validFrom: '2020-01-01', suspensions: [{ from: '2030-01-01' }] }, 'active'],
    [{ status: 'expired' as const }, 'unknown'],
    [{ status: 'revoked' as const }, 'revoked'],
    [{ status: 'revoked' as const, revokedOn: '2027-01-01', validFrom: '2020-01-01' }, 'active'],
    [{ status: 'withdrawn' as const, revokedOn: '2025-01-01' }, 'withdrawn'],
    [{ validFrom: '2020-01-01', validUntil: '2025-12-31' }, 'expired'],
  ])('%j is %s', (more, standing) => {
    expect(aeoStandingOn({ ...base, ...more }, '2026-01-01')).toBe(standing);
  });
});
