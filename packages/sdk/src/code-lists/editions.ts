/** The editions that are held. Lists of one publication share one. @module */
import type { ListEdition } from './edition.ts';

const PARAMETERS = {
  edition: '2018-2020',
  source: { en: 'Single Window parameter tables (GACC)', zh: '国际贸易“单一窗口”参数表（海关总署）' },
  via: {
    en: 'copies of the tables in a public repository of 2020; not fetched from the authority',
    zh: '取自 2020 年公开代码库中的参数表副本，未经主管部门核对',
  },
  // The merged declaration form, and with it these tables, began with GACC 2018 no. 60.
  from: '2018-08-01',
  until: '2020-12-31',
} as const satisfies Omit<ListEdition, 'label'>;

/** The tables as they are. */
export const TABLES: ListEdition = { ...PARAMETERS, label: 'official' };

/** The tables with rows of later notices, which {@link Validity} names. */
export const EXTENDED_TABLES: ListEdition = { ...PARAMETERS, label: 'derived' };

/** Read from the interface specification, not from a table. */
export const SPECIFICATION: ListEdition = {
  ...PARAMETERS,
  label: 'derived',
  source: { en: 'Single Window DecMessage interface table', zh: '“单一窗口”货物申报接口表' },
  via: { en: 'written from transcriptions of the table', zh: '依据接口表的公开转录整理' },
};

export const AGREEMENTS: ListEdition = {
  edition: '2025',
  label: 'derived',
  source: { en: 'GACC, codes of preferential trade agreements', zh: '海关总署优惠贸易协定代码' },
  via: {
    en: 'put together from public implementations; days by the notices that brought the agreements into force',
    zh: '依据公开实现整理；日期依据各协定实施公告',
  },
  // Before GACC 2021 no. 34 the declaration said the agreement in another way.
  from: '2021-05-10',
  until: '2025-01-01',
};

export const CHANNELS: ListEdition = {
  edition: '2018-2025',
  label: 'derived',
  source: { en: 'Single Window receipts DEC_RESULT', zh: '“单一窗口”业务回执 DEC_RESULT' },
  via: { en: 'put together from public clients and receipts', zh: '依据公开客户端与回执整理' },
  from: '2018-08-01',
  until: '2025-12-31',
};

export const COUNTRIES: ListEdition = {
  edition: '2024',
  label: 'derived',
  source: { en: 'ISO 3166-1', zh: 'ISO 3166-1' },
  via: {
    en: 'codes held against the package iso-3166-1; English names of Unicode CLDR, Chinese names of the Chinese customs table',
    zh: '代码与 iso-3166-1 软件包核对；英文名称取自 Unicode CLDR，中文名称取自海关国别表',
  },
  // South Sudan was the last code that was added; none has been withdrawn since.
  from: '2011-08-09',
  until: '2024-12-31',
};

export const CURRENCIES: ListEdition = {
  edition: '2025',
  label: 'derived',
  source: { en: 'ISO 4217 list one', zh: 'ISO 4217 表一' },
  via: {
    en: 'codes and minor units held against the package currency-codes; names of Unicode CLDR',
    zh: '代码与小数位数同 currency-codes 软件包核对；名称取自 Unicode CLDR',
  },
  // ZWL ended on the day before.
  from: '2024-09-01',
  until: '2025-12-31',
};

export const CHAPTERS: ListEdition = {
  edition: '2022',
  label: 'derived',
  source: { en: 'WCO Harmonized System', zh: '世界海关组织《协调制度》' },
  via: { en: 'chapters with short titles in our own words', zh: '章号，标题为自拟简称' },
  from: '2012-01-01',
  until: '2027-12-31',
};

export const PLACES: ListEdition = {
  edition: 'excerpt',
  label: 'sample',
  source: { en: 'UN/LOCODE (UNECE Recommendation 16)', zh: 'UN/LOCODE（联合国欧洲经济委员会第16号建议书）' },
  via: {
    en: 'large ports and hubs, codes held against the publication of 2024; the whole list is read from a file of the user',
    zh: '主要港口与枢纽，代码已与 2024 年发布版核对；完整列表由用户提供文件读取',
  },
};

export const MODES_OF_TRANSPORT: ListEdition = {
  edition: 'Rev.2',
  label: 'derived',
  source: { en: 'UN/ECE Recommendation 19', zh: '联合国欧洲经济委员会第19号建议书' },
  via: { en: 'written by hand', zh: '手工整理' },
};

export const UNITS_OF_MEASURE: ListEdition = {
  edition: 'Rev.17',
  label: 'sample',
  source: { en: 'UN/ECE Recommendation 20', zh: '联合国欧洲经济委员会第20号建议书' },
  via: { en: 'the units that have a twin in the Chinese customs table', zh: '仅含与海关计量单位对应的单位' },
};
