import { describe, expect, it } from 'vitest';
import { codeList, codeListNames } from './code-list.ts';
import {
  countryAlpha2,
  countryAlpha3,
  rec19OfTransportMode,
  rec20OfUnit,
  transportModeOfRec19,
  unitOfRec20,
} from './twins.ts';

describe('code lists', () => {
  it.each(codeListNames)('%s has rows, and every row answers to its own code', (name) => {
    const list = codeList(name);
    const codes = [...list.codes()];
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) expect(list.get(code)?.code).toBe(code);
    expect(list.has('no such code')).toBe(false);
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
  });
});
