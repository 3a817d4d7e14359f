import fc from 'fast-check';
import type { Good, Material } from '../contract/input.ts';

/** A good for tests: made in CN, FOB 100, CTH | RVC40. */
export const good = (more: Partial<Good> = {}): Good => ({
  id: 'g',
  good: { hs: '940350' },
  rule: 'CTH | RVC40',
  producedIn: 'CN',
  value: { fob: '100.00', currency: 'CNY' },
  materials: [],
  ...more,
});

/** A material from outside the Parties unless it says otherwise. */
export const material = (hs: string, value: string, more: Partial<Material> = {}): Material => ({
  hs,
  value,
  origin: 'US',
  ...more,
});

export const originating = (hs: string, value: string, origin: string): Material => ({
  hs,
  value,
  origin,
  originating: true,
  proof: 'CO-1',
});

const cents = (units: number): string => (units / 100).toFixed(2);

/** Any amount up to 50.00. */
export const anyAmount = fc.integer({ min: 0, max: 5_000 }).map(cents);

/** Any material: of a Party or not, settled or not, changed in classification or not. */
export const anyMaterial: fc.Arbitrary<Material> = fc
  .record({
    hs: fc.constantFrom('940390', '440710', '940320', '732690', '940360', '010190'),
    value: anyAmount,
    standing: fc.constantFrom('outside', 'home', 'abroad', 'unknown', 'none'),
    role: fc.constantFrom(
      'material',
      'material',
      'material',
      'retail-packaging',
      'accessory',
      'indirect',
      'transport-packaging',
    ),
    transport: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(({ hs, value, standing, role, transport }): Material => {
    const part =
      transport === undefined ? {} : { deductions: { transport: cents(Math.floor((Number(value) * transport) / 2)) } };
    return { hs, value, role, ...part, ...STANDINGS[standing as keyof typeof STANDINGS] } as Material;
  });

const STANDINGS = {
  outside: { origin: 'US' },
  home: { origin: 'CN', originating: true },
  abroad: { origin: 'VN', originating: true, proof: 'CO-1' },
  unknown: { origin: 'TH' },
  none: { origin: null },
} as const;

/** Any good of a few materials, some rules and prices. */
export const anyGood: fc.Arbitrary<Good> = fc
  .record({
    hs: fc.constantFrom('940350', '440710', '610910'),
    rule: fc.constantFrom('CTH', 'CC', 'RVC40', 'CTH | RVC40', 'CTH & RVC40', 'CC!-[44] | RVC40', 'WO', 'CTSH | CR'),
    fob: fc.integer({ min: 1, max: 20_000 }).map(cents),
    materials: fc.array(anyMaterial, { maxLength: 8 }),
    costs: fc.option(fc.record({ labour: anyAmount, profit: anyAmount }), { nil: undefined }),
    operations: fc.constantFrom(undefined, ['packaging'], ['packaging', 'assembly'], ['unheard-of']),
    importer: fc.constantFrom(undefined, 'JP', 'AU'),
    appendix: fc.constantFrom(undefined, true, false),
    whollyObtained: fc.constantFrom<Good['whollyObtained']>(
      undefined,
      undefined,
      undefined,
      { clause: 'a' },
      { clause: 'f', vessel: { flag: 'CN' } },
      { clause: 'j' },
    ),
  })
  .map(({ hs, rule, fob, materials, costs, operations, importer, appendix, whollyObtained }) =>
    good({
      good: { hs },
      rule,
      value: { fob },
      materials,
      ...(costs === undefined ? {} : { costs }),
      ...(operations === undefined ? {} : { operations: [...operations] }),
      ...(importer === undefined ? {} : { importer }),
      ...(whollyObtained === undefined ? {} : { whollyObtained }),
      ...(appendix === undefined ? {} : { differential: { appendix } }),
    }),
  );
