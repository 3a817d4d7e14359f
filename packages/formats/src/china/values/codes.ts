import {
  countryAlpha2,
  countryAlpha3,
  rec19OfTransportMode,
  rec20OfUnit,
  transportModeOfRec19,
  unitOfRec20,
} from '@kouan/sdk/code-lists';
import { oneOf, twinned } from '../../syntax/value.ts';
import { positional } from './positional.ts';

/** UN/ECE Rec 21 twins of 包装种类; only those whose meaning is the same. */
const PACKAGE_KINDS = new Map([
  ['01', 'NE'],
  ['06', 'BG'],
  ['22', '4G'],
  ['32', '1G'],
  ['93', '8A'],
]);
const PACKAGE_CODES = new Map([...PACKAGE_KINDS].map(([code, rec21]) => [rec21, code]));

export const COUNTRY = twinned('an ISO 3166-1 alpha-3 code', countryAlpha2, countryAlpha3);
export const UNIT = twinned('a customs unit of 3 digits', rec20OfUnit, unitOfRec20);
export const TRANSPORT_MODE = twinned('a transport mode of 1 character', rec19OfTransportMode, transportModeOfRec19);
export const PACKAGE_KIND = twinned(
  'a package kind of 2 digits',
  (code) => PACKAGE_KINDS.get(code),
  (rec21) => PACKAGE_CODES.get(rec21),
);

export const FLAG = oneOf('1 or 0', { '1': true, '0': false });
export const FLAG_YN = oneOf('Y or N', { Y: true, N: false });
export const STRUCTURED = oneOf('S or US', { S: true, US: false });
export const DIRECTION = oneOf('I or E', { I: 'import', E: 'export' });
export const TRANSIT_RELATION = oneOf('0 or 1', { '0': 'ordinary', '1': 'advance-transit' });
export const CHARGE_BASIS = oneOf('1, 2 or 3', { '1': 'rate', '2': 'unit-price', '3': 'total' });
export const PACKING_GROUP = oneOf('1, 2 or 3', { '1': 'I', '2': 'II', '3': 'III' });
export const SIGNER = oneOf('1 or 2', { '1': 'inputter', '2': 'declarant' });
export const ROYALTY_DECLARATION = oneOf('0 or 1', { '0': 'first', '1': 'continuing' });
export const ROYALTY_PAYMENT = oneOf('0, 1 or 2', { '0': 'lump-sum', '1': 'periodic', '2': 'mixed' });
export const OPERATION = oneOf('A, B, C, D, E or G', {
  A: 'upload',
  B: 'upload-transit',
  C: 'declare',
  D: 'declare-transit',
  E: 'handbook',
  G: 'store',
});

const YES_NO = { '1': true, '0': false } as const;
const ANSWER = { '1': 'yes', '0': 'no', '9': 'empty' } as const;

export const PRICE_PROMISES = positional(
  '5 positions of 1, 0 or 9',
  '9',
  ['relatedParties', 'priceInfluenced', 'royaltiesPaid', 'formulaPricing', 'provisionalPrice'].map((key, at) => ({
    key,
    at,
    codes: ANSWER,
  })),
);

export const BUSINESS_MATTERS = positional(
  '5 positions of 0 or 1',
  '0',
  ['paperlessTaxBill', 'guaranteeRelease', 'ecommerceOverseasWarehouse', 'combinedPort', 'selfDeclaredBenefit'].map(
    (key, at) => ({ key, at, codes: YES_NO }),
  ),
);

export const SPECIAL_BUSINESS = positional(
  '7 positions of 0 or 1',
  '0',
  [
    'internationalEvent',
    'specialMilitary',
    'internationalAid',
    'internationalConference',
    'directRelease',
    'diplomaticCourtesy',
    'transit',
  ].map((key, at) => ({ key, at, codes: YES_NO })),
);

export const DATA_SOURCE = positional('positions 1 (1, 2), 3 (0, 1) and 5 (0, 1, 2)', ' ', [
  { key: 'maskStandard', at: 0, codes: { '1': 'foreign', '2': 'domestic' } },
  { key: 'splitGoods', at: 2, codes: YES_NO },
  { key: 'smartDeclaration', at: 4, codes: { '0': '0', '1': '1', '2': '2' } },
]);
