/** An authorised economic operator as the register of this server has it. */
interface Registered {
  readonly code: string;
  readonly country: string;
  readonly name: string;
  readonly scheme: string;
  readonly from: string;
  readonly until?: string;
  readonly state?: 'suspended' | 'revoked';
}

/** An operator as it stands on a day. Every record is made up: no enterprise is called so. */
export interface Operator extends Omit<Registered, 'state'> {
  readonly state: 'valid' | 'suspended' | 'revoked' | 'expired' | 'not-yet';
  readonly label: 'sample';
}

/** One of each state, and of the countries whose codes have different lengths. */
const REGISTER: readonly Registered[] = [
  { code: 'AEOCN3302960001', country: 'CN', name: '宁波示例高级认证有限公司', scheme: 'AEO', from: '2020-01-01' },
  {
    code: 'AEOCN3302960002',
    country: 'CN',
    name: '宁波示例暂停有限公司',
    scheme: 'AEO',
    from: '2020-01-01',
    state: 'suspended',
  },
  {
    code: 'AEOCN3302960003',
    country: 'CN',
    name: '宁波示例注销有限公司',
    scheme: 'AEO',
    from: '2018-05-01',
    state: 'revoked',
  },
  {
    code: 'AEOCN3302960004',
    country: 'CN',
    name: '宁波示例到期有限公司',
    scheme: 'AEO',
    from: '2018-05-01',
    until: '2024-04-30',
  },
  { code: 'AEOCN3302960005', country: 'CN', name: '宁波示例待生效有限公司', scheme: 'AEO', from: '2099-01-01' },
  { code: 'SG123456789012', country: 'SG', name: 'Sample Exports Pte Ltd', scheme: 'STP-Plus', from: '2021-03-01' },
  { code: 'KR1234567', country: 'KR', name: 'Sample Trading Co Ltd', scheme: 'AEO', from: '2021-03-01' },
  {
    code: 'HK1234567890',
    country: 'HK',
    name: 'Sample Logistics (Hong Kong) Ltd',
    scheme: 'HKAEO',
    from: '2022-07-01',
  },
  { code: 'JP12345678901234567', country: 'JP', name: 'Sample Kaisha KK', scheme: 'AEO', from: '2022-07-01' },
  { code: 'NZ12345678', country: 'NZ', name: 'Sample Dairy Ltd', scheme: 'SES', from: '2023-01-01' },
];

/** As declarations have them: with or without AEO, in angle brackets, with blanks. */
const plain = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[\s<>]/g, '')
    .replace(/^AEO(?=[A-Z]{2})/, '');

function standing({ state, ...one }: Registered, day: string): Operator {
  const by = day < one.from ? 'not-yet' : one.until !== undefined && day > one.until ? 'expired' : 'valid';
  return { ...one, state: state ?? by, label: 'sample' };
}

/** An operator by its code, however it is written, as it stands on a day (`YYYY-MM-DD`). */
export function operatorOf(code: string, day: string): Operator | undefined {
  const found = REGISTER.find((one) => plain(one.code) === plain(code));
  return found && standing(found, day);
}

/** Operators of a country, or with a word in their name. */
export function operatorsLike(
  asked: { readonly country?: string; readonly name?: string },
  day: string,
): readonly Operator[] {
  const word = asked.name?.toLowerCase();
  return REGISTER.filter(
    ({ country, name }) =>
      (asked.country === undefined || country === asked.country.toUpperCase()) &&
      (word === undefined || name.toLowerCase().includes(word)),
  ).map((one) => standing(one, day));
}
