import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { subheadingsOf } from '@kouan/rcep-calc/editions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../signing/json/canonical-json.ts';
import { checkHsCode, hsEdition, hsEditionAt, hsEditionNames, readTariff, transposeHs } from './index.ts';

const data = new URL('../../../../../shared/data/hs/', import.meta.url);
const codes = (written: string, options = {}): string[] =>
  checkHsCode(written, options).findings.map(({ code }) => code);

describe('editions', () => {
  it.each(hsEditionNames)('HS %s says its digest', (edition) => {
    const digest = createHash('sha256')
      .update(canonicalJson(subheadingsOf(edition)))
      .digest('hex');
    expect(hsEdition(edition)).toMatchObject({ sha256: digest, label: 'derived' });
  });

  it.skipIf(!existsSync(data)).each(['2012', '2017'])('HS %s has the subheadings of the list', (edition) => {
    const lines = readFileSync(new URL(`hs${edition}.csv`, data), 'utf8').match(/^\d{6}(?=,)/gm) ?? [];
    // 999999 is a code of statistics for goods that nobody specified.
    expect(subheadingsOf(edition)).toEqual(lines.filter((code) => code !== '999999').sort());
    expect(hsEdition(edition)?.subheadings).toBe(lines.length - 1);
  });

  it('are those of the day', () => {
    expect(['2016-12-31', '2017-01-01', '2026-11-27', '2028-01-01', '2011-12-31'].map(hsEditionAt)).toEqual([
      '2012',
      '2017',
      '2022',
      undefined,
      undefined,
    ]);
    expect(hsEdition('2007')).toBeUndefined();
  });
});

describe('the structure of a code', () => {
  it.each([
    ['8471.30', []],
    ['8471 30 00 00', ['HSC-0006']],
    ['84', []],
    ['8471', []],
    ['847x', ['HSC-0001']],
    ['84713', ['HSC-0002']],
    ['7701', ['HSC-0003']],
    ['9801', ['HSC-0003']],
    ['8499', ['HSC-0004']],
    ['851712', ['HSC-0005']],
    ['', ['HSC-0001']],
  ])('%s: %j', (written, expected) => {
    expect(codes(written)).toEqual(expected);
  });

  it('says where a code that is missing can be found, and which editions are held', () => {
    expect(checkHsCode('851712').findings[0]?.message.en).toContain('it is in HS 2012, HS 2017');
    expect(codes('847130', { edition: '2007' })).toEqual(['HSC-0008']);
    expect(codes('851712', { edition: '2017' })).toEqual([]);
  });

  it('knows the national digits only from a tariff', () => {
    const { tariff } =
      readTariff([
        ['税号', '商品名称'],
        ['8471.30.00.00', '便携式自动数据处理设备'],
        ['第八十四章', ''],
      ]) ?? {};
    if (tariff === undefined) throw new Error('no tariff');
    expect(checkHsCode('8471300000').national).toEqual({ tail: '0000', standing: 'unknown' });
    expect(checkHsCode('8471300000', { tariff }).national).toMatchObject({
      standing: 'listed',
      line: { zh: '便携式自动数据处理设备' },
    });
    expect(codes('8471300010', { tariff })).toEqual(['HSC-0007']);
    expect(readTariff([['a', 'b']])).toBeUndefined();
  });
});

describe('transposition', () => {
  it.each([
    ['010121', '2017', '2022', '1:1', ['010121']],
    ['970600', '2017', '2022', '1:n', ['970610', '970690']],
    ['970610', '2022', '2017', 'n:1', ['970600']],
    ['690810', '2012', '2017', 'n:n', undefined],
  ])('%s of %s in %s is %s', (code, from, to, relation, targets) => {
    const answer = transposeHs(code, from, to);
    expect(answer.relation).toBe(relation);
    if (targets !== undefined) expect(answer.targets.map((target) => target.code)).toEqual(targets);
    expect(answer.exact).toBe(relation === '1:1');
    expect(answer.reason.en + answer.reason.zh).not.toMatch(/[{}]/);
  });

  it('says why, puts the same code first, and leaves the national digits behind', () => {
    const phone = transposeHs('8517.12.00 10', '2017', '2022');
    expect(phone).toMatchObject({ code: '851712', tail: '0010', relation: 'n:n', exact: false });
    expect(phone.targets[0]?.why?.en).toContain('smartphones');
    expect(transposeHs('847130', '2017', '2022').targets[0]?.code).toBe('847130');
    expect(transposeHs('847139', '2017', '2022')).toMatchObject({ relation: 'none', targets: [] });
  });

  it('goes there and back: whatever holds goods of a code is found from the other side', () => {
    const edition = fc.constantFrom(...hsEditionNames);
    fc.assert(
      fc.property(edition, edition, fc.nat(), (from, to, n) => {
        const all = subheadingsOf(from) ?? [];
        const code = all[n % all.length] ?? '';
        for (const target of transposeHs(code, from, to).targets)
          expect(transposeHs(target.code, to, from).targets.map((each) => each.code)).toContain(code);
      }),
      { numRuns: 150 },
    );
  });
});
