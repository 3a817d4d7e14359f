/** Goods items: numbering, nomenclature, preference, dangerous goods, vehicles. @module */
import { codeList } from '../../code-lists/code-list.ts';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check } from '../check.ts';
import { ruleDefinitions as R } from './catalogue.ts';
import { fixOf, tidied } from './fix.ts';

/** Parties of the agreements; the least-developed-country treatment (13) has a list that changes and is not here. */
const ASEAN = 'BN KH ID LA MY MM PH SG TH VN';
const PARTNERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    '01': 'BD IN LA KR LK MN',
    '02': ASEAN,
    '03': 'HK',
    '04': 'MO',
    '07': 'PK',
    '08': 'CL',
    '10': 'NZ',
    '11': 'SG',
    '12': 'PE',
    '14': 'TW',
    '15': 'CR',
    '16': 'IS',
    '17': 'CH LI',
    '18': 'AU',
    '19': 'KR',
    '20': 'GE',
    '21': 'MU',
    '22': `AU JP NZ KR ${ASEAN}`,
    '23': 'KH',
    '24': 'NI',
    '25': 'EC',
    '26': 'RS',
    '27': 'HN',
    '28': 'MV',
  }).map(([agreement, countries]) => [agreement, new Set([...countries.split(' '), 'CN'])]),
);

const ELEMENTS = [/^[0-4]$/, /^[0-3]$/] as const;
const EXPECTED = ['0-4', '0-3'] as const;

const isHs = (code: string): boolean => /^\d{10}$/.test(code) && codeList('hs-chapters').has(code.slice(0, 2));
const isUn = (number: string): boolean => /^\d{4}$/.test(number);
const isVin = (vin: string): boolean => /^[0-9A-HJ-NPR-Z]{17}$/.test(vin);

/** One pass over the items. */
export const goodsCheck: Check<Declaration> = {
  codes: [
    R.itemCount,
    R.itemNumber,
    R.hsShape,
    R.hsChapter,
    R.elements,
    R.secondQuantity,
    R.preferenceCountry,
    R.preferenceProof,
    R.preferencePartner,
    R.preferenceExport,
    R.unNumber,
    R.dangerousTwice,
    R.vin,
    R.exportDestination,
  ].map((d) => d.code),
  source: 'GACC 2019-18',
  title: { en: 'Goods items', zh: '商品项' },
  check(document, _context, report) {
    const { items, direction } = document;
    if (items.length === 0 || items.length > 50) report(R.itemCount, '/items', { found: String(items.length) });
    items.forEach((item, row) => {
      const at = `/items/${row}`;
      const number = item.goodsItemNumber;
      if (number !== undefined && number !== '' && number !== String(row + 1))
        report(R.itemNumber, `${at}/goodsItemNumber`, { found: number, expected: String(row + 1) });
      const hs = item.hs?.code;
      if (hs !== undefined && hs !== '') {
        const path = `${at}/hs/code`;
        if (!/^\d{10}$/.test(hs)) report(R.hsShape, path, { found: hs, ...fixOf(path, tidied(hs, isHs)) });
        else if (!codeList('hs-chapters').has(hs.slice(0, 2)))
          report(R.hsChapter, `${at}/hs/code`, { found: hs.slice(0, 2) });
      }
      if (item.elements !== undefined && item.elements.length > 1)
        ELEMENTS.forEach((shape, index) => {
          const value = item.elements?.[index] ?? '';
          if (!shape.test(value))
            report(R.elements, `${at}/elements/${index}`, { found: value, expected: EXPECTED[index] ?? '' });
        });
      if (item.secondQuantity?.unit !== undefined && item.secondQuantity.value === undefined)
        report(R.secondQuantity, `${at}/secondQuantity`, {});

      item.preferentialOrigins?.forEach((link, index) => {
        const path = `${at}/preferentialOrigins/${index}`;
        if (direction === 'export') {
          report(R.preferenceExport, path, { related: [{ path: '/direction' }] });
          return;
        }
        const country = item.preferentialOriginCountry;
        if (country === undefined)
          report(R.preferenceCountry, `${at}/preferentialOriginCountry`, { related: [{ path }] });
        else if (PARTNERS.get(link.agreement)?.has(country) === false)
          report(R.preferencePartner, `${at}/preferentialOriginCountry`, {
            found: country,
            expected: link.agreement,
            related: [{ path: `${path}/agreement` }],
          });
        if (link.proofNumber === undefined || link.proofNumber === '')
          report(R.preferenceProof, `${path}/proofNumber`, {});
      });

      const dangerous = item.dangerousGoods;
      const un = dangerous?.unNumber;
      if (un !== undefined && un !== '') {
        const path = `${at}/dangerousGoods/unNumber`;
        if (!isUn(un)) report(R.unNumber, path, { found: un, ...fixOf(path, /^UN ?(\d{4})$/i.exec(un.trim())?.[1]) });
        if (dangerous?.notDangerous === true)
          report(R.dangerousTwice, `${at}/dangerousGoods/unNumber`, {
            found: un,
            related: [{ path: `${at}/dangerousGoods/notDangerous` }],
          });
      }
      item.licences?.forEach((licence, index) => {
        licence.vehicles?.forEach((vehicle, place) => {
          const path = `${at}/licences/${index}/vehicles/${place}/vin`;
          if (vehicle.vin !== undefined && vehicle.vin !== '' && !isVin(vehicle.vin))
            report(R.vin, path, { found: vehicle.vin, ...fixOf(path, tidied(vehicle.vin, isVin)) });
        });
      });
      const arrival = document.transport?.counterpartCountry;
      if (
        direction === 'export' &&
        arrival !== undefined &&
        item.destinationCountry !== undefined &&
        item.destinationCountry !== arrival
      )
        report(R.exportDestination, `${at}/destinationCountry`, {
          found: item.destinationCountry,
          expected: arrival,
          related: [{ path: '/transport/counterpartCountry' }],
        });
    });
  },
};
