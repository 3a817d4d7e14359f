/** AEO programmes and how they write the number of an operator. @module */
import type { Text } from '@kouan/core';

/**
 * How sure a row is: `official` was read in a text of the authority; `soft` is usage that no public text of the authority
 * confirms. A soft pattern never makes a code wrong.
 */
export type Certainty = 'official' | 'soft';

/** One programme. */
export interface AeoProgramme {
  /** Country or customs territory whose administration runs it. */
  readonly country: string;
  readonly title: Text;
  /** Number as it is written at home, without country and without punctuation. */
  readonly domestic: RegExp;
  /** How many characters it has: `10`, `1–15`. */
  readonly length: string;
  /** What stands before the country when the code is handed to a partner abroad. */
  readonly partnerPrefix?: string;
  readonly certainty: Certainty;
  readonly source: string;
}

const WCO = 'WCO Guidelines on Trader Identification Number (2018): country and up to 15 characters';
const PRACTICE = 'Practice of declarants; no public text of the authority gives the length';

const row = (
  country: string,
  en: string,
  zh: string,
  domestic: RegExp,
  length: string,
  certainty: Certainty,
  source: string,
  partnerPrefix?: string,
): AeoProgramme => ({
  country,
  title: { en, zh },
  domestic,
  length,
  certainty,
  source,
  ...(partnerPrefix === undefined ? {} : { partnerPrefix }),
});

/** Members of the European Union; their EORI numbers begin with the member's code, with XI for Northern Ireland. */
export const EU_MEMBERS: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ');

const EORI = 'Regulation (EU) 952/2013 and Delegated Regulation (EU) 2015/2446, Annex 12-01: EORI, an..17';

/** Every programme that a code can be told by. A country that is not here is unknown, not without a programme. */
export const AEO_PROGRAMMES: readonly AeoProgramme[] = [
  row(
    'CN',
    'Advanced certified enterprise',
    '高级认证企业',
    /^\d{4}[0-9A-Z]{6}$/,
    '10',
    'official',
    'GACC 2019-101: AEOCN and the 10 characters of the customs registration',
    'AEO',
  ),
  row(
    'SG',
    'STP-Plus',
    '新加坡安全贸易伙伴（STP-Plus）',
    /^[0-9A-Z]{12}$/,
    '12',
    'official',
    'GACC 2018-131, its example',
  ),
  row(
    'TW',
    'AEO (security and safety)',
    '安全认证优质企业',
    /^\d{9}$/,
    '9',
    'official',
    'GACC, AEO pilot across the strait: 9 digits',
  ),
  row('KR', 'AEO', '进出口安全管理优秀企业', /^[0-9A-Z]{7}$/, '7', 'soft', PRACTICE),
  row('HK', 'Hong Kong AEO', '香港认可经济营运商', /^[0-9A-Z]{10}$/, '10', 'soft', PRACTICE),
  row('MO', 'Macao AEO, class A', '澳门 A 级认可经济营运商', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('JP', 'AEO', '日本经认证的经营者', /^[0-9A-Z]{17}$/, '17', 'soft', PRACTICE),
  row('CH', 'AEO', '瑞士经认证的经营者', /^[0-9A-Z]{9}$/, '9', 'soft', PRACTICE),
  row('IL', 'AEO', '以色列经认证的经营者', /^[0-9A-Z]{9}$/, '9', 'soft', PRACTICE),
  row('NZ', 'Secure Exports Scheme', '新西兰安全出口计划成员', /^[0-9A-Z]{8}$/, '8', 'soft', PRACTICE),
  row(
    'AU',
    'Australian Trusted Trader',
    '澳大利亚诚信贸易商',
    /^\d{11}$/,
    '11',
    'soft',
    `${PRACTICE}; the ABN has 11 digits`,
  ),
  row('GB', 'AEO', '英国经认证的经营者', /^\d{12}(\d{3})?$/, '12', 'soft', 'UK EORI: GB and 12 digits, formerly 15'),
  ...EU_MEMBERS.map((member) =>
    row(member, 'AEOS or AEOC/AEOS', '欧盟 AEOS 或 AEOC/AEOS', /^[0-9A-Z]{1,15}$/, '1–15', 'official', EORI),
  ),
  row('BY', 'AEO, type 3', '白俄罗斯第三类 AEO', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('CL', 'AEO', '智利经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('UY', 'AEO', '乌拉圭经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('BR', 'AEO', '巴西经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('AE', 'AEO', '阿联酋经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('UG', 'AEO', '乌干达经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('CR', 'AEO', '哥斯达黎加经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('RS', 'AEO', '塞尔维亚经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
  row('ZA', 'AEO', '南非经认证的经营者', /^[0-9A-Z]{1,15}$/, '1–15', 'soft', WCO),
];

const BY_COUNTRY = new Map(AEO_PROGRAMMES.map((one) => [one.country, one]));

/** The programme of a country. `undefined`: not known here. */
export const aeoProgramme = (country: string): AeoProgramme | undefined => BY_COUNTRY.get(country);
