import { describe, expect, test } from 'vitest';
import {
  backToBackLedger,
  certifiedCopyAllowed,
  isProofValid,
  parseCriteria,
  proofRequired,
  proofValidUntil,
  retroactiveIssue,
  selfDeclarationAllowed,
} from './index.ts';

describe('Articles 3.16 and 3.17', () => {
  test.each([
    ['2026-03-01', '2027-03-01'],
    ['2024-02-29', '2025-02-28'],
    ['2023-12-31', '2024-12-31'],
  ])('a proof of %s is valid until %s', (issued, end) => {
    expect(proofValidUntil(issued)).toBe(end);
    const after = new Date(Date.parse(end) + 86_400_000).toISOString().slice(0, 10);
    expect([issued, end, after, '2000-01-01'].map((on) => isProofValid(issued, on))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['2026-05-01', { allowed: true }],
    ['2026-05-02', { allowed: true, mark: 'ISSUED RETROACTIVELY' }],
    ['2027-05-01', { allowed: true, mark: 'ISSUED RETROACTIVELY' }],
    ['2027-05-02', { allowed: false }],
  ])('shipped on 2026-05-01, issued on %s', (issued, expected) => {
    expect(retroactiveIssue('2026-05-01', issued)).toEqual(expected);
  });

  test('a certified copy within a year of the original', () => {
    expect(
      ['2026-04-30', '2026-05-01', '2027-05-01', '2027-05-02'].map((on) => certifiedCopyAllowed('2026-05-01', on)),
    ).toEqual([false, true, true, false]);
  });

  test.each([
    ['CN', '2026-01-01', true, true, '2032-01-01'],
    ['CN', '2026-01-01', undefined, undefined, '2032-01-01'],
    ['KH', '2026-01-01', false, false, '2042-01-01'],
    ['PH', '2023-01-01', undefined, false, '2033-06-02'],
    ['US', '2026-01-01', true, false, undefined],
  ])('declaration by any exporter of %s on %s', (party, on, done, allowed, due) => {
    expect(selfDeclarationAllowed(party, on, done)).toEqual({ allowed, due });
  });
});

describe('Article 3.22', () => {
  test.each([
    ['200', undefined, false, false],
    ['200.01', undefined, false, true],
    ['1000', '1000', false, false],
    ['150', '100', false, false],
    ['10', undefined, true, true],
    ['x', undefined, false, undefined],
  ])('%s dollars, own threshold %s, split %s: %s', (value, own, split, expected) => {
    expect(proofRequired(value, own, split)).toBe(expected);
  });
});

describe('Article 3.19', () => {
  const original = { number: 'O-1', issuedOn: '2026-01-10', quantity: '1000' };
  const proof = { number: 'B-1', issuedOn: '2026-02-01', quantity: '400' };
  const codes = (...issued: Parameters<typeof backToBackLedger>[1]) =>
    backToBackLedger(original, issued).findings.map((one) => `${one.code} ${one.path}`);

  test('what is left, to the last piece', () => {
    expect(backToBackLedger(original, [proof, { ...proof, quantity: '599.5' }])).toEqual({ left: '0.5', findings: [] });
    expect(backToBackLedger(original, [proof, { ...proof, quantity: '600' }])).toEqual({ left: '0', findings: [] });
  });

  test.each([
    ['more than the original', { quantity: '1000.001' }, 'ORG-0032 /issued/0/quantity'],
    ['outlives the original', { validUntil: '2027-01-11' }, 'ORG-0033 /issued/0/validUntil'],
    ['ends with the original', { validUntil: '2027-01-10' }, undefined],
    ['worked on', { operations: ['repacking', 'cutting'] }, 'ORG-0034 /issued/0/operations'],
    ['repacked and split', { operations: ['repacking', 'splitting'] }, undefined],
    ['the original had ended', { issuedOn: '2027-01-11' }, 'ORG-0036 /issued/0/issuedOn'],
    ['before the original', { issuedOn: '2026-01-09' }, 'ORG-0037 /issued/0/issuedOn'],
    ['no quantity', { quantity: '-1' }, 'ORG-0002 /issued/0/quantity'],
  ])('%s', (_, more, expected) => {
    expect(codes({ ...proof, ...more })).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe('Form RCEP, box 10', () => {
  test.each(['WO', 'PE', 'CTC', 'RVC', 'CR', 'CTC ACU', 'CTC DMI ACU', 'RVC ACU', 'CR, ACU'])('%s', (text) => {
    expect(parseCriteria(text).findings).toEqual([]);
  });
  test.each(['WO ACU', 'PE DMI', 'ACU', 'DMI', 'RVC DMI', 'CTC CTC', 'CTC ACU ACU', 'CTC RVC', '', 'ctc'])(
    'not %j',
    (text) => {
      expect(parseCriteria(text).findings).toMatchObject([{ code: 'ORG-0035' }]);
    },
  );
});
