/** Every coded field of a declaration against its code list: one row, one check code. @module */
import type { Definition } from '@kouan/core';
import { codeList } from '../../code-lists/code-list.ts';
import type { CodeListName } from '../../code-lists/entries.ts';
import { countryAlpha2, rec20OfUnit, transportModeOfRec19, unitOfRec20 } from '../../code-lists/twins.ts';
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { Check } from '../check.ts';
import { walker } from '../walk.ts';
import { fixOf } from './fix.ts';

type Row = readonly [code: string, pattern: string, list: CodeListName, severity: 'error' | 'warning', element: string];

// A list that authorities extend every year only warns: the table is older than the declaration.
const ROWS: readonly Row[] = [
  ['DEC-0101', '/declarationOffice', 'cn-customs-offices', 'warning', 'DecHead/CustomMaster'],
  ['DEC-0102', '/entryExitOffice', 'cn-customs-offices', 'warning', 'DecHead/IEPort'],
  ['DEC-0103', '/destinationOffice', 'cn-customs-offices', 'warning', 'DecHead/PurpOrgCode'],
  ['DEC-0104', '/supervisionMode', 'cn-trade-modes', 'warning', 'DecHead/TradeMode'],
  ['DEC-0105', '/levyNature', 'cn-levy-nature', 'warning', 'DecHead/CutMode'],
  ['DEC-0106', '/tradeTerms', 'cn-transaction-modes', 'error', 'DecHead/TransMode'],
  ['DEC-0107', '/entryType', 'cn-dec-entry-types', 'error', 'DecHead/EntryType'],
  ['DEC-0108', '/transport/mode', 'cn-transport-modes', 'error', 'DecHead/TrafMode'],
  ['DEC-0109', '/tradingCountry', 'iso-countries', 'error', 'DecHead/TradeAreaCode'],
  ['DEC-0110', '/transport/counterpartCountry', 'iso-countries', 'error', 'DecHead/TradeCountry'],
  ['DEC-0111', '/transport/departurePort', 'cn-ports', 'warning', 'DecHead/DespPortCode'],
  ['DEC-0112', '/transport/counterpartPort', 'cn-ports', 'warning', 'DecHead/DistinatePort'],
  ['DEC-0113', '/transport/entryExitPort', 'cn-entry-exit-ports', 'warning', 'DecHead/EntyPortCode'],
  ['DEC-0114', '/freight/currency', 'iso-currencies', 'error', 'DecHead/FeeCurr'],
  ['DEC-0115', '/insurance/currency', 'iso-currencies', 'error', 'DecHead/InsurCurr'],
  ['DEC-0116', '/otherCharges/currency', 'iso-currencies', 'error', 'DecHead/OtherCurr'],
  ['DEC-0117', '/items/*/currency', 'iso-currencies', 'error', 'DecList/TradeCurr'],
  ['DEC-0118', '/items/*/originCountry', 'iso-countries', 'error', 'DecList/OriginCountry'],
  ['DEC-0119', '/items/*/destinationCountry', 'iso-countries', 'error', 'DecList/DestinationCountry'],
  ['DEC-0120', '/items/*/preferentialOriginCountry', 'iso-countries', 'error', 'DecList/RcepOrigPlaceCode'],
  ['DEC-0121', '/items/*/quantity/unit', 'cn-units', 'error', 'DecList/GUnit'],
  ['DEC-0122', '/items/*/statutoryQuantity/unit', 'cn-units', 'error', 'DecList/FirstUnit'],
  ['DEC-0123', '/items/*/secondQuantity/unit', 'cn-units', 'error', 'DecList/SecondUnit'],
  ['DEC-0124', '/items/*/dutyMode', 'cn-duty-modes', 'error', 'DecList/DutyMode'],
  ['DEC-0125', '/items/*/domesticDistrict', 'cn-domestic-districts', 'warning', 'DecList/DistrictCode'],
  ['DEC-0126', '/items/*/destinationDivision', 'cn-admin-divisions', 'warning', 'DecList/DestCode'],
  ['DEC-0127', '/items/*/originRegion', 'cn-origin-regions', 'warning', 'DecList/OrigPlaceCode'],
  ['DEC-0128', '/items/*/purpose', 'cn-purposes', 'warning', 'DecList/Purpose'],
  ['DEC-0129', '/items/*/attributes/*', 'cn-goods-attributes', 'warning', 'DecList/GoodsAttr'],
  ['DEC-0130', '/items/*/preferentialOrigins/*/agreement', 'cn-fta-agreements', 'warning', 'EcoRelation/CertType'],
  [
    'DEC-0131',
    '/items/*/dangerousGoods/packagingSpecification',
    'cn-dangerous-pack-specs',
    'warning',
    'DecList/DangPackSpec',
  ],
  ['DEC-0132', '/items/*/licences/*/type', 'cn-permit-types', 'warning', 'DecGoodsLimit/LicTypeCode'],
  ['DEC-0133', '/containers/*/specification', 'cn-container-specs', 'error', 'Container/ContainerMd'],
  ['DEC-0134', '/supportingDocuments/*/type', 'cn-license-docs', 'warning', 'LicenseDocu/DocuCode'],
  ['DEC-0135', '/electronicDocuments/*/type', 'cn-edoc-types', 'warning', 'EdocRealation/EdocCode'],
  [
    'DEC-0136',
    '/enterpriseQualifications/*/type',
    'cn-enterprise-qualifications',
    'warning',
    'DecCopLimit/EntQualifTypeCode',
  ],
  ['DEC-0137', '/correlationReason', 'cn-correlation-reasons', 'warning', 'DecHead/CorrelationReasonFlag'],
  ['DEC-0138', '/royalties/currency', 'iso-currencies', 'error', 'DecRoyaltyFee/Curr'],
  ['DEC-0139', '/packages/kind', 'cn-package-kinds', 'warning', 'DecHead/WrapType'],
  ['DEC-0140', '/otherPackages/*/kind', 'cn-package-kinds', 'warning', 'DecOtherPack/PackType'],
];

/** A field whose codes are of a list. */
export interface CodeField {
  /** Place in a declaration, `*` for every row. */
  readonly path: string;
  /** Element of DecMessage. */
  readonly element: string;
}

/** The fields of a declaration that take codes of a list. */
export const codeFieldsOf = (list: CodeListName): readonly CodeField[] =>
  ROWS.filter((row) => row[2] === list).map(([, path, , , element]) => ({ path, element }));

const known: Partial<Record<CodeListName, (code: string) => boolean>> = {
  'iso-countries': (code) =>
    code.startsWith('cn:') ? codeList('cn-countries').has(code.slice(3)) : codeList('iso-countries').has(code),
  // Rec 20 has a thousand units; one without a Chinese twin cannot be declared.
  'cn-units': (code) =>
    code.startsWith('cn:')
      ? codeList('cn-units').has(code.slice(3)) && rec20OfUnit(code.slice(3)) === undefined
      : unitOfRec20(code) !== undefined,
  // Which UN/ECE Rec 21 kinds have a Chinese twin is the format's to say; here only their form can be wrong.
  'cn-package-kinds': (code) =>
    code.startsWith('cn:') ? codeList('cn-package-kinds').has(code.slice(3)) : /^[0-9A-Z]{2}$/.test(code),
  'cn-transport-modes': (code) =>
    code.startsWith('cn:')
      ? codeList('cn-transport-modes').has(code.slice(3))
      : transportModeOfRec19(code) !== undefined,
};

let alpha3OfOld: ReadonlyMap<string, string> | undefined;

/** ISO twin of a Chinese country code: the three letters, or the three digits of before. */
function isoOfNational(code: string): string | undefined {
  alpha3OfOld ??= new Map(
    [...codeList('cn-countries').codes()].map((alpha3) => [codeList('cn-countries').get(alpha3)?.old ?? '', alpha3]),
  );
  return countryAlpha2(alpha3OfOld.get(code) ?? code);
}

/** National code → international twin, where a list has twins. A transport mode of one digit may be either: not here. */
const TWINS: Partial<Record<CodeListName, (code: string) => string | undefined>> = {
  'iso-countries': (code) => (code.startsWith('cn:') ? isoOfNational(code.slice(3)) : undefined),
  'cn-units': (code) => rec20OfUnit(code.startsWith('cn:') ? code.slice(3) : code),
};

/** The code that is meant: without spaces around it, in upper case, or by its international twin. */
function meant(value: string, list: CodeListName, has: (code: string) => boolean): string | undefined {
  const trimmed = value.trim();
  return [trimmed, trimmed.toUpperCase(), TWINS[list]?.(trimmed)].find(
    (candidate) => candidate !== undefined && candidate !== '' && candidate !== value && has(candidate),
  );
}

/** One definition a row, keyed by code. */
export const codeFieldDefinitions: Readonly<Record<string, Definition>> = Object.fromEntries(
  ROWS.map(([code, pattern, list, severity, element]) => [
    code,
    {
      code,
      severity,
      message: {
        en: `{found} is not in the code list ${list} (${pattern})`,
        zh: `代码 {found} 不在代码表“${codeList(list).title.zh}”中（${pattern}）`,
      },
      source: `Single Window DecMessage interface table, ${element}`,
    },
  ]),
);

/** One check a row. */
export const codeFieldChecks: readonly Check<Declaration>[] = ROWS.map(([code, pattern, list]) => {
  const walk = walker(pattern);
  const definition = codeFieldDefinitions[code] as Definition;
  const has = known[list] ?? ((value: string) => codeList(list).has(value.startsWith('cn:') ? value.slice(3) : value));
  return {
    codes: [code],
    source: definition.source,
    title: { en: `${pattern} is in ${list}`, zh: `${pattern} 在代码表中` },
    check: (document, _context, report) =>
      walk(document, (value, path) => {
        if (typeof value !== 'string' || has(value)) return;
        const at = path();
        report(definition, at, { found: value, ...fixOf(at, meant(value, list, has)) });
      }),
  };
});
