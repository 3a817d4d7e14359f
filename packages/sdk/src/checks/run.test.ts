import { resolvePointer } from '@kouan/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../documents/declaration/declaration.ts';
import { checkCatalogue } from './catalogue.ts';
import { sampleExport, sampleFull, sampleImport } from './declaration/sample.testing.ts';
import { check, checks, isDocument } from './run.ts';

const codesOf = (document: Declaration) => new Set(check(document, { today: '2026-03-10' }).map((item) => item.code));

/** The document with one value put at a pointer (or taken away); arrays and objects on the way are made. */
function put(document: Declaration, pointer: string, value: unknown): Declaration {
  const root = structuredClone(document) as unknown as Record<string, unknown>;
  const tokens = pointer.slice(1).split('/');
  let at = root;
  tokens.forEach((token, index) => {
    if (index === tokens.length - 1) {
      if (value === undefined) delete at[token];
      else at[token] = value;
      return;
    }
    at[token] ??= /^\d+$/.test(tokens[index + 1] ?? '') ? [] : {};
    at = at[token] as Record<string, unknown>;
  });
  return root as unknown as Declaration;
}

const wrongCode: Record<string, unknown> = { currency: 'QQQ', Country: 'QQ', unit: 'QQQ', mode: 'cn:Q' };
const wrongFor = (pattern: string) =>
  Object.entries(wrongCode).find(([ending]) => pattern.endsWith(ending))?.[1] ?? 'no such code';

const base = { import: sampleImport(), export: sampleExport(), full: sampleFull() };

/** Code → what breaks it; the tables' own rows are broken by their pointer. */
const CASES: Readonly<Record<string, readonly [sample: keyof typeof base, pointer: string, value: unknown][]>> = {
  'DEC-0001': [['import', '/owner/socialCreditCode', '91330201MA2810000Z']],
  'DEC-0002': [['import', '/agent/customsCode', '33029']],
  'DEC-0003': [['import', '/containers/0/containerNumber', 'TEMU1']],
  'DEC-0004': [['import', '/containers/0/containerNumber', 'HLBU1797580']],
  'DEC-0005': [['import', '/containers/1', base.import.containers?.[0]]],
  'DEC-0006': [['import', '/containers/0/goodsItemNumbers/0', '7']],
  'DEC-0007': [['import', '/containers/0/goodsItemNumbers/0', '7']],
  'DEC-0008': [['import', '/items/0/hs/code', '841370']],
  'DEC-0009': [['import', '/items/0/hs/code', '7713709990']],
  'DEC-0010': [['import', '/netMass', '1200.01']],
  'DEC-0011': [['import', '/items/0/totalPrice', '1350.00']],
  'DEC-0012': [['import', '/invoiceTotal/amount', '1250.01']],
  'DEC-0013': [['import', '/items/1', { ...base.import.items[0], currency: 'EUR' }]],
  'DEC-0014': [['import', '/items/0/goodsItemNumber', '2']],
  'DEC-0015': [['import', '/items', []]],
  'DEC-0016': [['import', '/items/0/quantity/value', '0']],
  'DEC-0017': [['import', '/transport/departureDate', '2026-03-06']],
  'DEC-0018': [['import', '/transport/dischargeCompletedDate', '2026-02-01']],
  'DEC-0019': [['import', '/transport/entryExitDate', '2030-01-01']],
  'DEC-0020': [['export', '/kind/step', 'summary']],
  'DEC-0021': [['import', '/kind/step', 'complete']],
  'DEC-0022': [['import', '/declarationNumber', '3104']],
  'DEC-0023': [['import', '/declarationNumber', '310420260000000001']],
  'DEC-0025': [['import', '/singleWindowNumber', 'X1']],
  'DEC-0026': [['import', '/manualNumber', '1234']],
  'DEC-0027': [['import', '/items/0/preferentialOriginCountry', undefined]],
  'DEC-0028': [['import', '/items/0/preferentialOrigins/0/proofNumber', undefined]],
  'DEC-0029': [['import', '/items/0/preferentialOriginCountry', 'US']],
  'DEC-0030': [['export', '/items/0/preferentialOrigins', [{ agreement: '22' }]]],
  'DEC-0031': [['import', '/pricePromises', { relatedParties: 'yes', priceInfluenced: 'empty' }]],
  'DEC-0032': [['import', '/tradeTerms', '3']],
  'DEC-0033': [['export', '/tradeTerms', '1']],
  'DEC-0034': [['import', '/freight', { basis: 'rate', value: '101' }]],
  'DEC-0035': [['import', '/freight', { basis: 'total', value: '101' }]],
  'DEC-0036': [['import', '/transport/transportDocumentNumber', undefined]],
  'DEC-0037': [['import', '/transport/voyageNumber', undefined]],
  'DEC-0038': [['export', '/overseasConsignee', undefined]],
  'DEC-0039': [['import', '/items/0/dangerousGoods', { unNumber: 'UN1' }]],
  'DEC-0040': [['import', '/items/0/dangerousGoods', { unNumber: '1203', notDangerous: true }]],
  'DEC-0041': [['import', '/items/0/licences', [{ vehicles: [{ vin: 'IOQ' }] }]]],
  'DEC-0042': [['import', '/items/0/elements/0', '9']],
  'DEC-0043': [['export', '/items/0/destinationCountry', 'US']],
  'DEC-0044': [['import', '/items/0/secondQuantity', { unit: 'C62' }]],
  'DEC-0045': [['full', '/declarationOffice', '2248']],
  'DEC-0046': [
    ['full', '/declarationNumber', '310420231000000001'],
    ['full', '/declarationNumber', '310420271000000001'],
  ],
  'DEC-0047': [['full', '/singleWindowNumber', 'E20260000000000001']],
  'DEC-0048': [['import', '/packages/quantity', '1.5']],
  'DEC-0049': [['full', '/noOtherPackages', true]],
  'DEC-0050': [
    ['full', '/transitRelation', 'ordinary'],
    ['import', '/transitRelation', 'advance-transit'],
  ],
  'DEC-0051': [['import', '/ediFlag', '2']],
  'DEC-0052': [['import', '/transport', { ...base.import.transport, mode: '2', voyageNumber: '20260306' }]],
  'DEC-0053': [
    ['full', '/items/0/licences/0/number', 'OTHER'],
    ['full', '/items/0/licences/0/type', '409'],
  ],
  'DEC-0054': [['full', '/items/0/licences/0/vehicles/0/licenceType', '105']],
  'DEC-0055': [['full', '/items/0/licences/0/goodsItemNumber', '2']],
  'DEC-0056': [['full', '/electronicDocuments/0/goodsItemNumbers/0', '2']],
  'DEC-0057': [['full', '/transit/containerGoods/0/goodsItemNumber', '2']],
  'DEC-0058': [['full', '/transit/containerGoods/0/containerNumber', 'HLBU1797589']],
  'DEC-0059': [['full', '/items/0/secondQuantity/unit', undefined]],
  'DEC-0060': [['full', '/insurance/basis', 'unit-price']],
  'DEC-0061': [['full', '/materialPromises/0/code', '102053']],
  'DEC-0062': [['full', '/electronicDocuments/0/type', '00000002']],
  'DEC-0063': [['full', '/operation/cardNumber', '2100000000002']],
  'DEC-0064': [['full', '/operation/companyCode', '3302961009']],
  'DEC-0065': [
    ['import', '/items/0/manufacturerName', 'SAMPLE'],
    ['import', '/items/0/manufacturerRegistration', 'SAMPLE'],
  ],
  'DEC-0066': [
    ['full', '/royalties/effectiveTo', '2025-12-31'],
    ['full', '/royalties', { ...base.full.royalties, periodStart: '2026-02-01', periodEnd: '2026-01-31' }],
  ],
  'DEC-0067': [
    ['full', '/items/0/expiryDate', '20291301'],
    ['full', '/items/0/productionDates', '20260101,20260102'],
  ],
  'DEC-0068': [
    ['import', '/overseasConsignor/code', 'SG12345'],
    ['export', '/overseasConsignee/code', 'AEO<TW123456789>'],
  ],
  'REQ-0032': [['import', '/items/0/hs/code', '']],
  'DEC-0130': [['import', '/items/0/preferentialOrigins/0/agreement', '99']],
};

const registered = checks.declaration.flatMap((each) => [...each.codes]);

/** What looks like the mistake of a code and is none. */
const RIGHT: readonly (readonly [code: string, sample: keyof typeof base, pointer: string, value: unknown])[] = [
  ['DEC-0001', 'import', '/owner/socialCreditCode', 'NO'],
  ['DEC-0002', 'import', '/owner/customsCode', '330296100'],
  ['DEC-0002', 'import', '/owner/customsCode', 'NO'],
  ['DEC-0004', 'import', '/containers/0/containerNumber', 'HLBU1797589'],
  ['DEC-0010', 'import', '/netMass', '1200.000'],
  ['DEC-0011', 'import', '/items/0/totalPrice', '1250.51'],
  ['DEC-0012', 'import', '/invoiceTotal/amount', '1250.0'],
  ['DEC-0012', 'import', '/invoiceTotal', { amount: '1.00', currency: 'EUR' }],
  ['DEC-0017', 'import', '/transport/departureDate', '2026-03-05'],
  ['DEC-0018', 'import', '/transport/dischargeCompletedDate', '2026-03-01'],
  ['DEC-0019', 'import', '/transport/entryExitDate', '2027-03-01'],
  ['DEC-0031', 'import', '/pricePromises', { relatedParties: 'yes', priceInfluenced: 'no' }],
  ['DEC-0034', 'import', '/freight', { basis: 'rate', value: '100.00' }],
  ['DEC-0035', 'import', '/freight', { basis: 'rate', value: '1' }],
  ['DEC-0036', 'export', '/transport', { ...base.export.transport, mode: 'cn:L', transportDocumentNumber: undefined }],
  ['DEC-0038', 'import', '/overseasConsignor/nameForeign', 'NO'],
  ['DEC-0046', 'full', '/transport/entryExitDate', '2025-12-31'],
  ['DEC-0048', 'import', '/packages/quantity', '0'],
  ['DEC-0050', 'import', '/ediFlag', '6'],
  ['DEC-0052', 'import', '/transport', { ...base.import.transport, mode: '2', voyageNumber: '20260305' }],
  ['DEC-0061', 'export', '/materialPromises', [{ code: '102053' }]],
  ['DEC-0062', 'full', '/electronicDocuments/0/id', 'invoice.pdf'],
  ['DEC-0064', 'full', '/operation/companyCode', base.full.inputter?.socialCreditCode],
  ['DEC-0065', 'export', '/items/0/manufacturerName', 'SAMPLE'],
  ['DEC-0068', 'import', '/overseasConsignor/code', 'SG123456789012'],
  ['REQ-0049', 'import', '/operation/type', 'store'],
  ['REQ-0095', 'import', '/twoStageAccess', { transitionApplied: false }],
];

function breakIt(code: string): Declaration {
  const own = CASES[code]?.[0];
  if (own !== undefined) return put(base[own[0]], own[1], own[2]);
  const pattern =
    /\/[A-Za-z/*]+/.exec(checks.declaration.find((each) => each.codes.includes(code))?.title.en ?? '')?.[0] ?? '';
  const pointer = pattern.replaceAll('*', '0');
  return code.startsWith('REQ') ? put(base.full, pointer, undefined) : put(base.import, pointer, wrongFor(pattern));
}

describe('check', () => {
  it('finds nothing in the valid import and export', () => {
    expect(check(base.import, { today: '2026-03-10' })).toEqual([]);
    expect(check(base.export, { today: '2026-03-10' })).toEqual([]);
    expect(check(base.full, { today: '2026-03-10' })).toEqual([]);
  });

  it('registers at least 60 codes, each once, each in the catalogue', () => {
    expect(new Set(registered).size).toBe(registered.length);
    expect(registered.length).toBeGreaterThanOrEqual(60);
    const all = Object.values(checkCatalogue).map((item) => item.code);
    for (const code of registered) expect(all).toContain(code);
    const every = Object.values(checks).flatMap((some: readonly { readonly codes: readonly string[] }[]) =>
      some.flatMap(({ codes }) => codes),
    );
    expect(all.filter((code) => !code.startsWith('SHP')).sort()).toEqual([...new Set(every)].sort());
  });

  it.each(registered)('%s fires when its field is broken', (code) => {
    expect(codesOf(breakIt(code))).toContain(code);
  });

  it.each(Object.entries(CASES).flatMap(([code, cases]) => cases.slice(1).map((one) => [code, ...one] as const)))(
    '%s fires for the %s with another %s too',
    (code, sample, pointer, value) => {
      expect(codesOf(put(base[sample], pointer, value))).toContain(code);
    },
  );

  it.each(RIGHT)('%s stays silent for the %s with a right %s', (code, sample, pointer, value) => {
    const codes = codesOf(put(base[sample], pointer, value));
    expect(codes).not.toContain(code);
    expect(codes).not.toContain('SHP-0002');
  });

  it('reports an unknown key at its own path', () => {
    const [only] = check(put(base.import, '/items/0/lineNo', '1'));
    expect(only).toMatchObject({ code: 'SHP-0003', path: '/items/0/lineNo' });
  });

  it.each([
    ['/netMass', '1.000,5', '1.000,5'],
    ['/netMass', 1000, '1000'],
    ['/netMass', null, 'null'],
    ['/items', { length: 1 }, '{…}'],
    ['/marks', ['a', 'b'], '[2]'],
  ])('says what was found at %s', (path, value, found) => {
    expect(check(put(base.import, path, value))).toMatchObject([{ code: 'SHP-0002', path, found }]);
  });

  it('points at both sides of one conflict', () => {
    const broken = put(base.import, '/netMass', '1300');
    const found = check(broken).filter((item) => item.code === 'DEC-0010');
    expect(found).toHaveLength(1);
    expect(resolvePointer(broken, found[0]?.related?.[0]?.path ?? '')).toBe('1200.00');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(check(value as never))));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(base.import)), fc.jsonValue(), (key, value) =>
        Array.isArray(check({ ...base.import, [key]: value } as never)),
      ),
    );
  });
});

describe('isDocument', () => {
  it.each([
    [undefined, false],
    [null, false],
    ['declaration', false],
    [{ type: 'declaration' }, false],
    [{ type: '__proto__' }, false],
    [{ type: 'declaration', direction: 'import', items: [] }, true],
    [{ type: 'declaration', direction: 'import', items: [], colour: 'red' }, false],
  ])('%j: %s', (value, expected) => expect(isDocument(value)).toBe(expected));
});
