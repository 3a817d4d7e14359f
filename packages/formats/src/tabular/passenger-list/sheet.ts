import type { Sheet } from '../engine/index.ts';

/** Lists of passengers and crew in rows: one person a row. */
export const SHEET: Sheet = {
  type: 'passenger-list',
  title: {
    en: 'Lists of passengers and crew in a table (CSV, TSV, NDJSON, XLSX)',
    zh: '表格旅客及船员名单（CSV、TSV、NDJSON、XLSX）',
  },
  rows: 'persons',
  reference: ['documentNumber'],
  english: {
    'list number': 'documentNumber',
    surname: 'persons/familyName',
    'family name': 'persons/familyName',
    'given name': 'persons/givenName',
    'date of birth': 'persons/birthDate',
    nationality: 'persons/nationalities/0/country',
    'passport number': 'persons/documents/0/number',
    'document type': 'persons/documents/0/type',
  },
  chinese: {
    名单编号: 'documentNumber',
    姓: 'persons/familyName',
    名: 'persons/givenName',
    出生日期: 'persons/birthDate',
    国籍: 'persons/nationalities/0/country',
    证件号码: 'persons/documents/0/number',
    护照号: 'persons/documents/0/number',
    证件类型: 'persons/documents/0/type',
    人员类型: 'persons/role',
  },
  values: { 'persons/role': { 旅客: 'passenger', 船员: 'crew-member' } },
  telling: ['surname', 'family name', 'date of birth', 'passport number', '出生日期', '护照号', '国籍'],
  needed: [],
  json: true,
};
