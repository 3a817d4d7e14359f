import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideGate, type GateFacts, type Requirement } from './decision.ts';

const ALL: readonly Requirement[] = ['declaration', 'manifest', 'gate-pass', 'seal', 'weight', 'nii'];
const good: GateFacts = {
  direction: 'E',
  requires: ALL,
  tolerancePercent: 5,
  vehicle: '粤B12345',
  containers: [{ number: 'CSQU3054383' }],
  declaration: {
    reference: 'A1',
    state: 'released',
    released: true,
    direction: 'E',
    containers: ['CSQU3054383'],
    grossKilograms: '10000',
  },
  manifest: { state: 'accepted', accepted: true },
  gatePass: { number: 'P1', state: 'approved', approved: true, vehicle: '粤B12345' },
  seal: { id: 'CN01000123', opened: false },
  expectedSeal: 'CN01000123',
  weight: { kilograms: '24000', state: 'stable' },
  tareKilograms: '14000',
  nii: 'clear',
};
const codes = (change: Partial<GateFacts>): string[] =>
  decideGate({ ...good, ...change }).reasons.map(({ code }) => code);

test('all that is required is known and right: the barrier lifts', () => {
  expect(decideGate(good)).toEqual({ verdict: 'lift', reasons: [] });
});

describe('each thing that is wrong is a reason', () => {
  const declaration = good.declaration as NonNullable<GateFacts['declaration']>;
  const gatePass = good.gatePass as NonNullable<GateFacts['gatePass']>;
  test.each<[string, Partial<GateFacts>, string[]]>([
    ['not released', { declaration: { ...declaration, state: 'inspection', released: false } }, ['GTE-0011']],
    ['another container', { containers: [{ number: 'APZU4812090' }] }, ['GTE-0012']],
    ['the other direction', { direction: 'I' }, ['GTE-0013']],
    ['a misread number', { containers: [{ number: 'C5QU3O54383' }] }, ['GTE-0003']],
    ['the manifest was refused', { manifest: { state: 'rejected', accepted: false } }, ['GTE-0021']],
    ['the pass was used', { gatePass: { ...gatePass, state: 'used', approved: false } }, ['GTE-0031']],
    ['the pass of another vehicle', { gatePass: { ...gatePass, vehicle: '粤B99999' } }, ['GTE-0032']],
    ['the seal was opened', { seal: { id: 'CN01000123', opened: true } }, ['GTE-0041']],
    ['another seal', { seal: { id: 'CN01000124', opened: false } }, ['GTE-0042']],
    ['too heavy', { weight: { kilograms: '24501', state: 'stable' } }, ['GTE-0052']],
    ['never stable', { weight: { kilograms: '24000', state: 'motion' } }, ['GTE-0050']],
    ['a suspect picture', { nii: 'suspect' }, ['GTE-0061']],
    ['two at once', { nii: 'refer', seal: { id: 'CN01000123', opened: true } }, ['GTE-0041', 'GTE-0061']],
  ])('%s', (_, change, expected) => expect(codes(change)).toEqual(expected));

  test('a misread number comes with what it may be', () => {
    const [reason] = decideGate({ ...good, containers: [{ number: 'C5QU3O54383' }] }).reasons;
    expect(reason?.expected).toBe('CSQU3054383');
    expect(reason?.message.zh).toContain('C5QU3O54383');
  });

  test('the tolerance itself is allowed', () => {
    expect(codes({ weight: { kilograms: '24500', state: 'stable' } })).toEqual([]);
    expect(codes({ weight: { kilograms: '23500', state: 'stable' } })).toEqual([]);
    expect(codes({ weight: { kilograms: '23499.9', state: 'stable' } })).toEqual(['GTE-0052']);
  });
});

test('what is not known never lifts, whatever else is', () => {
  const needed = {
    declaration: 'declaration',
    manifest: 'manifest',
    'gate-pass': 'gatePass',
    seal: 'seal',
    weight: 'weight',
    nii: 'nii',
  } as const satisfies Record<Requirement, keyof GateFacts>;
  fc.assert(
    fc.property(
      fc.subarray([...ALL], { minLength: 1 }),
      fc.subarray([...ALL], { minLength: 1 }),
      (requires, missing) => {
        const facts: Record<string, unknown> = { ...good, requires };
        for (const one of missing) delete facts[needed[one]];
        const { verdict } = decideGate(facts as unknown as GateFacts);
        // A weight is compared with what was declared.
        const held = requires.some(
          (one) => missing.includes(one) || (one === 'weight' && missing.includes('declaration')),
        );
        expect(verdict).toBe(held ? 'hold' : 'lift');
      },
    ),
    { numRuns: 200 },
  );
});

test('what speaks against it holds although the lane does not ask', () => {
  expect(codes({ requires: [], nii: 'suspect' })).toEqual(['GTE-0061']);
  const { vehicle: _, ...unread } = good;
  expect(decideGate({ ...unread, requires: [] }).reasons.map(({ code }) => code)).toEqual(['GTE-0001']);
});
