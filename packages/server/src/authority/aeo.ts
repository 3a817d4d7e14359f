import type { AeoRecord, AeoStanding } from '@kouan/sdk';
import { aeoStandingOn, codeOf, readAeoCode } from '@kouan/sdk/aeo';

/** An operator of the register as it stands on a day. */
export interface Operator {
  readonly label: 'sample';
  readonly standing: AeoStanding;
  readonly record: AeoRecord;
}

const LATIN = /^[\x20-\x7e]+$/;

function operator(country: string, number: string, name: string, more: Partial<AeoRecord>): AeoRecord {
  const { tin } = codeOf(country, number).forms;
  return {
    type: 'aeo-record',
    country,
    ...(tin === undefined ? {} : { tin }),
    domesticCode: number,
    names: [{ text: name, script: LATIN.test(name) ? 'latin' : 'local' }],
    status: 'active',
    consent: { given: true },
    ...more,
  };
}

/** One of each standing, and of the countries whose codes have different lengths. Every record is made up. */
const REGISTER: readonly AeoRecord[] = [
  operator('CN', '3302960001', '宁波示例高级认证有限公司', { programme: '高级认证企业', validFrom: '2020-01-01' }),
  operator('CN', '3302960002', '宁波示例暂停有限公司', {
    programme: '高级认证企业',
    validFrom: '2020-01-01',
    status: 'suspended',
    suspensions: [{ from: '2024-01-01' }],
  }),
  operator('CN', '3302960003', '宁波示例注销有限公司', {
    programme: '高级认证企业',
    validFrom: '2018-05-01',
    status: 'revoked',
    revokedOn: '2023-01-01',
  }),
  operator('CN', '3302960004', '宁波示例到期有限公司', {
    programme: '高级认证企业',
    validFrom: '2018-05-01',
    validUntil: '2024-04-30',
    status: 'expired',
  }),
  operator('CN', '3302960005', '宁波示例待生效有限公司', { programme: '高级认证企业', validFrom: '2099-01-01' }),
  operator('SG', '123456789012', 'Sample Exports Pte Ltd', { programme: 'STP-Plus', validFrom: '2021-03-01' }),
  operator('KR', '1234567', 'Sample Trading Co Ltd', { programme: 'AEO', validFrom: '2021-03-01' }),
  operator('HK', '1234567890', 'Sample Logistics (Hong Kong) Ltd', { programme: 'HKAEO', validFrom: '2022-07-01' }),
  operator('JP', '12345678901234567', 'Sample Kaisha KK', { programme: 'AEO', validFrom: '2022-07-01' }),
  operator('NZ', '12345678', 'Sample Dairy Ltd', { programme: 'SES', validFrom: '2023-01-01' }),
];

const standing = (record: AeoRecord, day: string): Operator => ({
  label: 'sample',
  standing: aeoStandingOn(record, day),
  record,
});

/** An operator by its code, however it is written, as it stands on a day (`YYYY-MM-DD`). */
export function operatorOf(code: string, day: string): Operator | undefined {
  const asked = readAeoCode(code);
  const found = REGISTER.find(
    ({ country, domesticCode }) => country === asked?.country && domesticCode === asked?.number,
  );
  return found && standing(found, day);
}

/** Operators of a country, or with a word in their name. */
export function operatorsLike(
  asked: { readonly country?: string; readonly name?: string },
  day: string,
): readonly Operator[] {
  const word = asked.name?.toLowerCase();
  return REGISTER.filter(
    ({ country, names = [] }) =>
      (asked.country === undefined || country === asked.country.toUpperCase()) &&
      (word === undefined || names.some(({ text }) => text.toLowerCase().includes(word))),
  ).map((one) => standing(one, day));
}
