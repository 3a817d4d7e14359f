import { createHash } from 'node:crypto';
import currencies from 'currency-codes';
import countries from 'iso-3166-1';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../signing/json/canonical-json.ts';
import { codeList, codeListNames, ownCodeList } from './code-list.ts';
import { readTwins } from './convert.ts';
import { lookUp } from './look-up.ts';
import { placesEdition, readPlaces } from './places.ts';
import { searchCodes } from './search/index.ts';
import {
  countryAlpha2,
  countryAlpha3,
  rec19OfTransportMode,
  rec20OfUnit,
  transportModeOfRec19,
  unitOfRec20,
} from './twins.ts';

describe('code lists', () => {
  it.each(codeListNames)('%s has rows, and says its edition, label, source and digest', (name) => {
    const list = codeList(name);
    const codes = [...list.codes()];
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) expect(list.get(code)?.code).toBe(code);
    expect(list.has('no such code')).toBe(false);
    for (const text of [list.title, list.source, list.via]) expect(text.en && text.zh).toBeTruthy();
    expect(['official', 'derived', 'sample']).toContain(list.label);
    const digest = createHash('sha256')
      .update(canonicalJson([...list.entries()]))
      .digest('hex');
    expect([list.rows, list.sha256]).toEqual([codes.length, digest]);
  });

  it('knows the modes that came after the tables', () => {
    expect(codeList('cn-trade-modes').get('9710')?.zh).toContain('企业对企业');
    expect(codeList('cn-trade-modes').has('9810')).toBe(true);
  });

  it('has 98 chapters and not the reserved one', () => {
    expect([...codeList('hs-chapters').codes()]).toHaveLength(98);
    expect(codeList('hs-chapters').has('77')).toBe(false);
  });

  it('gives minor units', () => {
    expect(codeList('iso-currencies').get('JPY')?.minorUnits).toBe(0);
    expect(codeList('iso-currencies').get('KWD')?.minorUnits).toBe(3);
  });

  it('names every country in both languages, and has the codes that the package iso-3166-1 has', () => {
    const list = [...codeList('iso-countries').entries()];
    expect(list.filter(({ en, zh }) => !en || !zh)).toEqual([]);
    expect(list.map(({ code, alpha3, numeric }) => `${code} ${alpha3} ${numeric}`).sort()).toEqual(
      countries
        .all()
        .filter(({ alpha2 }) => alpha2 !== 'XK') // not of ISO 3166-1, the package has it for convenience
        .map(({ alpha2, alpha3, numeric }) => `${alpha2} ${alpha3} ${numeric}`)
        .sort(),
    );
  });

  it('has the currencies and digits of the package currency-codes, but for what came and went since', () => {
    const digits = new Map(currencies.data.map(({ code, digits }) => [code, digits]));
    const list = codeList('iso-currencies');
    const differ = [...list.entries()].filter(
      ({ code, minorUnits }) => (digits.get(code) ?? 'none') !== (minorUnits ?? 0),
    );
    const missing = [...digits.keys()].filter((code) => !list.has(code));
    expect([differ.map(({ code }) => code), missing]).toEqual([['XCG'], ['CUC']]);
  });
});

describe('as of a day', () => {
  it('leaves out what had not begun or had ended, and says whether the edition covers the day', () => {
    const early = codeList('cn-trade-modes', { asOf: '2019-05-01' });
    expect([early.has('9710'), early.has('0110'), early.covers]).toEqual([false, true, true]);
    expect([...early.codes()]).not.toContain('9810');
    expect(codeList('cn-trade-modes', { asOf: '2026-11-27' })).toMatchObject({ covers: false, asOf: '2026-11-27' });
    expect(codeList('un-units', { asOf: '2026-11-27' }).covers).toBe(false);
  });

  it.each([
    ['cn-trade-modes', '9710', undefined, 'listed'],
    ['cn-trade-modes', '9710', '2020-06-30', 'not-yet'],
    ['cn-trade-modes', '9710', '2020-07-01', 'listed'],
    ['cn-trade-modes', '0110', '2026-11-27', 'unknown'],
    ['cn-trade-modes', '0000', '2019-01-01', 'not-listed'],
    ['cn-trade-modes', '0000', '2026-11-27', 'unknown'],
    ['iso-currencies', 'BGN', '2026-01-01', 'no-longer'],
    ['iso-currencies', 'XCG', '2025-03-30', 'not-yet'],
    ['un-places', 'CNSHA', undefined, 'listed'],
    ['un-places', 'CNAAA', undefined, 'unknown'],
  ] as const)('%s %s on %s: %s', (list, code, asOf, standing) => {
    const answer = lookUp(list, code, asOf === undefined ? {} : { asOf });
    expect(answer.standing).toBe(standing);
    expect(answer.reason.en + answer.reason.zh).not.toMatch(/[{}]/);
  });
});

describe('twins', () => {
  it('turns all 249 countries there and back', () => {
    const codes = [...codeList('iso-countries').codes()];
    expect(codes).toHaveLength(249);
    for (const code of codes) expect(countryAlpha2(countryAlpha3(code) ?? '')).toBe(code);
    expect(countryAlpha2('CHN')).toBe('CN');
  });

  it('turns units and transport modes there and back', () => {
    const units = [...codeList('cn-units').codes()].filter((unit) => rec20OfUnit(unit) !== undefined);
    expect(units).toHaveLength(40);
    for (const unit of units) expect(unitOfRec20(rec20OfUnit(unit) ?? '')).toBe(unit);
    for (const mode of ['2', '3', '4', '5', '6', 'G'])
      expect(transportModeOfRec19(rec19OfTransportMode(mode) ?? '')).toBe(mode);
    expect(rec19OfTransportMode('L')).toBeUndefined();
    expect([...codeList('un-units').codes()].map(unitOfRec20)).not.toContain(undefined);
  });

  it('reads a code in every family that has it', () => {
    expect(readTwins('country', 'chn')).toMatchObject([
      {
        family: 'alpha3',
        twins: [{ codes: { alpha2: 'CN', alpha3: 'CHN', numeric: '156', customs: '142' }, zh: '中国' }],
      },
    ]);
    expect(readTwins('unit', 'KGM')).toMatchObject([
      { twins: [{ codes: { customs: '035' }, zh: '千克', en: 'kilogram' }] },
    ]);
    expect(readTwins('currency', '502', 'customs')[0]?.twins[0]?.codes['iso']).toBe('USD');
    // Digits are of two families, and an old code stood for several countries.
    expect(readTwins('country', '499').flatMap(({ family, twins }) => `${family} ${twins.length > 1}`)).toContain(
      'customs true',
    );
    expect(readTwins('country', '156').map(({ family }) => family)).toContain('numeric');
    expect(readTwins('transport-mode', '?')).toEqual([]);
  });
});

describe('UN/LOCODE of a file', () => {
  const rows = [
    ['', 'CN', '', '.CHINA', '.CHINA'],
    ['', 'CN', 'SGH', 'Shanghai', 'Shanghai'],
    ['=', 'DE', '', 'Hambourg = Hamburg', 'Hambourg = Hamburg'],
    ['X', 'DE', 'XXX', 'Gone', 'Gone'],
    ['', 'DE', 'MUC', 'München', 'Muenchen'],
  ];
  const list = ownCodeList(
    'un-places',
    { ...placesEdition('2024-2'), title: codeList('un-places').title, sha256: '' },
    readPlaces(rows),
  );

  it('has its places, and stands in the place of the excerpt', () => {
    expect([...list.codes()]).toEqual(['CNSGH', 'DEMUC']);
    expect(list.get('CNSGH')).toEqual({ code: 'CNSGH', en: 'Shanghai', zh: '上海' });
    expect([lookUp(list, 'DEMUC').standing, lookUp(list, 'CNAAA').standing]).toEqual(['listed', 'not-listed']);
    expect(searchCodes('muenchen', { lists: [list] }).hits.map(({ entry }) => entry.code)).toEqual(['DEMUC']);
  });
});
