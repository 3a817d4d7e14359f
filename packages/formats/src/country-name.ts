/** Names of the Parties as the Agreement writes them. */
const PARTIES: Readonly<Record<string, string>> = {
  AU: 'Australia',
  BN: 'Brunei Darussalam',
  CN: 'China',
  ID: 'Indonesia',
  JP: 'Japan',
  KH: 'Cambodia',
  KR: 'Korea',
  LA: 'Lao PDR',
  MM: 'Myanmar',
  MY: 'Malaysia',
  NZ: 'New Zealand',
  PH: 'Philippines',
  SG: 'Singapore',
  TH: 'Thailand',
  VN: 'Viet Nam',
};

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The English name of a country (ISO 3166-1 alpha-2); a code without one as it is. */
export function countryName(code: string | undefined): string {
  if (code === undefined) return '';
  return PARTIES[code] ?? (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}

const CODES = new Map(Object.entries(PARTIES).map(([code, name]) => [name.toLowerCase(), code]));

/** The code of a Party by its English name; undefined for any other text. */
export const partyCode = (name: string): string | undefined => CODES.get(name.trim().toLowerCase());
