import { describe, expect, test } from 'vitest';
import type { AeoRecord } from '../../documents/aeo-record.ts';
import { check } from '../run.ts';
import { AEO } from './catalogue.ts';
import { sampleOperator } from './sample.testing.ts';

type Change = Partial<{ [K in keyof AeoRecord]: AeoRecord[K] | undefined }>;

const TODAY = '2026-06-01';
const findings = (change: Change) => {
  const record = Object.fromEntries(
    Object.entries({ ...sampleOperator(), ...change }).filter(([, v]) => v !== undefined),
  );
  return check(record as unknown as AeoRecord, { today: TODAY });
};

/** Code → what breaks the sample. */
const CASES: Readonly<Record<keyof typeof AEO, readonly Change[]>> = {
  noCode: [{ tin: undefined, domesticCode: undefined }],
  tinForm: [{ tin: 'AEOCN330296000A' }, { tin: 'CN-33', domesticCode: undefined }],
  tinCountry: [{ tin: 'SG330296000A', domesticCode: undefined }],
  tinOther: [{ tin: 'CN3302960009' }],
  numberForm: [
    { tin: undefined, domesticCode: '33029' },
    { tin: 'CN33029', domesticCode: undefined },
  ],
  numberUnusual: [{ country: 'KR', tin: 'KR12', domesticCode: undefined }],
  name: [{ names: [] }, { names: [{ text: ' ' }] }],
  latinName: [{ names: [{ text: '宁波示例' }] }],
  status: [{ status: undefined }],
  validFrom: [{ validFrom: undefined }],
  order: [{ validUntil: '2019-12-31' }, { suspensions: [{ from: '2021-02-01', until: '2021-01-01' }] }],
  expired: [{ validUntil: '2026-05-31' }],
  notExpired: [{ status: 'expired', validUntil: '2026-06-01' }],
  revokedActive: [{ revokedOn: '2025-01-01' }, { status: 'suspended', revokedOn: '2025-01-01' }],
  revokedDay: [{ status: 'revoked' }, { status: 'withdrawn' }],
  suspendedActive: [{ suspensions: [{ from: '2026-06-01' }] }],
  suspendedDay: [{ status: 'suspended' }, { status: 'suspended', suspensions: undefined }],
  overlap: [
    {
      suspensions: [
        { from: '2021-02-01', until: '2021-03-01' },
        { from: '2021-03-01', until: '2021-04-01' },
      ],
    },
  ],
  outside: [
    { suspensions: [{ from: '2019-02-01', until: '2019-03-01' }] },
    { status: 'revoked', revokedOn: '2019-01-01' },
  ],
  consent: [{ consent: undefined }],
  consentRefused: [{ consent: { given: false } }],
  idle: [{ status: 'suspended', suspensions: [{ from: '2026-05-01' }] }, { validFrom: '2027-01-01' }],
  security: [{ authorisation: 'simplification' }],
  previous: [{ previousCodes: ['CN330296000A'] }],
  updated: [{ updatedAt: '2026-06-02T00:00:00+08:00' }],
};

test('the sample has nothing to be said against', () => expect(findings({})).toEqual([]));

describe.each(Object.entries(CASES) as [keyof typeof AEO, readonly Change[]][])('%s', (name, changes) => {
  test.each(changes.map((change) => [change] as const))('is found: %j', (change) => {
    expect(findings(change).map(({ code }) => code)).toContain(AEO[name].code);
  });
});

test('a TIN that is the code for partners brings its fix', () => {
  const [found] = findings({ tin: 'AEOCN330296000A', domesticCode: undefined });
  expect(found).toMatchObject({
    code: AEO.tinForm.code,
    fix: [{ op: 'replace', path: '/tin', value: 'CN330296000A' }],
  });
});

test('dates are compared with the present only when there is one', () => {
  expect(check({ ...sampleOperator(), validUntil: '2021-12-31' })).toEqual([]);
});
