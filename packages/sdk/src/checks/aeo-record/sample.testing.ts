import type { AeoRecord } from '../../documents/aeo-record.ts';

/** An operator without a finding, for tests to break one field at a time. */
export const sampleOperator = (): AeoRecord => ({
  type: 'aeo-record',
  country: 'CN',
  tin: 'CN330296000A',
  domesticCode: '330296000A',
  programme: '高级认证企业',
  authorisation: 'full',
  certificateNumber: 'AEO-2020-1',
  names: [
    { text: '宁波示例贸易有限公司', script: 'local', language: 'zh' },
    { text: 'NINGBO SAMPLE TRADING CO., LTD.', script: 'latin', language: 'en' },
  ],
  address: { lines: ['1 SAMPLE ROAD'], city: 'NINGBO', country: 'CN' },
  roles: ['exporter', 'importer'],
  status: 'active',
  validFrom: '2020-01-01',
  suspensions: [{ from: '2021-02-01', until: '2021-03-01', reason: 'audit' }],
  issuingAuthority: '宁波海关',
  consent: { given: true, on: '2020-01-02' },
  previousCodes: ['CN3302960000'],
  updatedAt: '2026-01-01T08:00:00+08:00',
});
