import { isDay } from '@kouan/core';
import type { CertificateItem, CertificateOfOrigin } from '@kouan/sdk';
import { countryName } from '../../country-name.ts';

/** How the text of an element stands in the document. */
export type FieldKind = 'text' | 'decimal' | 'day' | 'currency' | 'list';

/** One element. Without a path only this format knows it: it is kept under `extensions`. */
export interface Field<Owner> {
  readonly element: string;
  readonly path?: readonly string[];
  readonly kind: FieldKind;
  /** What is written where neither the document nor its extensions say anything. */
  readonly derive?: (owner: Owner, document: CertificateOfOrigin) => string | undefined;
}

function field<Owner>(
  element: string,
  path?: string,
  kind: FieldKind = 'text',
  derive?: Field<Owner>['derive'],
): Field<Owner> {
  return {
    element,
    kind,
    ...(path === undefined ? {} : { path: path.split('.') }),
    ...(derive === undefined ? {} : { derive }),
  };
}

/** Kinds of certificates at Chinese customs, of the agreements that kouan knows. */
export const CERTIFICATE_TYPES: Readonly<Record<string, string>> = { RCEP: 'RC' };

type Head = Field<CertificateOfOrigin>;
const head = (element: string, path?: string, kind?: FieldKind, derive?: Head['derive']): Head =>
  field<CertificateOfOrigin>(element, path, kind, derive);

/** CertificateHead, in the order in which it is written. */
export const HEAD: readonly Head[] = [
  head('CertNo', 'number'),
  head('ApplyType', undefined, 'text', () => '0'),
  head('CertStatus', undefined, 'text', ({ issuedRetroactively }) => (issuedRetroactively === true ? '2' : '0')),
  head('CertType', undefined, 'text', ({ agreement }) => CERTIFICATE_TYPES[agreement ?? '']),
  head('EntMgrNo'),
  head('CiqRegNo'),
  head('AplRegNo'),
  head('EtpsName'),
  head('ApplName', 'declaration.signatory'),
  head('Applicant'),
  head('ApplTel'),
  head('OrgCode'),
  head('FetchPlace'),
  head('AplAdd', 'declaration.place'),
  head('InvDate', 'invoices.0.date', 'day'),
  head('InvNo', 'invoices.0.number'),
  head('AplDate', 'declaration.date', 'day'),
  head('DestCountry', undefined, 'text', ({ importingParty }) => countryName(importingParty)),
  head('DestCountryCode'),
  head('DestCountryName'),
  head('Exporter', 'exporter.name'),
  head('Consignee', 'importer.name'),
  head('GoodsSpecClause'),
  head('Mark', undefined, 'text', ({ items }) => items.find(({ marks }) => marks !== undefined)?.marks),
  head('LoadPort', 'transport.portOfLoading'),
  head('UnloadPort', 'transport.portOfDischarge'),
  head('TransMeans', 'transport.mode'),
  head('TransName', 'transport.meansName'),
  head('TransCountryCode'),
  head('TransCountryName'),
  head('TransPort'),
  head('DestPort'),
  head('TransDetails'),
  head('IntendExpDate', 'transport.departureDate', 'day'),
  head('TradeModeCode'),
  head('FOBValue'),
  head('TotalAmt', 'invoices.0.total.amount', 'decimal'),
  head('Note'),
  head('ContractNo'),
  head('LcNo'),
  head('SpecInvTerms'),
  head('PriceTerms'),
  head(
    'Curr',
    'invoices.0.total.currency',
    'currency',
    ({ items }) => items.find(({ fob }) => fob !== undefined)?.fob?.currency,
  ),
  head('Remark', 'remarks'),
  head('ProducerSertFlag'),
  head('ExhibitFlag'),
  head('ThirdPartyInvFlag'),
  head('ExporterTel'),
  head('ExporterFax'),
  head('ExporterEmail'),
  head('ConsigneeTel'),
  head('ConsigneeFax'),
  head('ConsigneeEmail'),
  head('PredictFlag'),
  head('ExpDeclDate'),
  head('OriCountryCode'),
  head('OriCountry'),
  head('ChkValidDate'),
  head('EtpsConcEr'),
  head('EtpsTel'),
  head('Producer', 'producer.name'),
  head('PrcsAssembly'),
  head('EntryId'),
];

type Goods = Field<CertificateItem>;
const goods = (element: string, path?: string, kind?: FieldKind, derive?: Goods['derive']): Goods =>
  field<CertificateItem>(element, path, kind, derive);

/** CertificateList/Goods, in the order in which it is written. Two places of the public sources (29 and 30) have no name. */
export const GOODS: readonly Goods[] = [
  goods('GoodsItemFlag', undefined, 'text', () => 'Y'),
  goods('GNo', 'itemNumber'),
  goods('HSCode', 'hs.code'),
  goods('GoodsName'),
  goods('GoodsNameE'),
  goods('PackQty', 'packages.quantity', 'decimal'),
  goods('PackUnit', 'packages.kind'),
  goods('GoodsQty', 'quantity.value', 'decimal'),
  goods('GoodsUnitE'),
  goods('GoodsUnit'),
  goods('GoodsQtyRef'),
  goods('GoodsUnitRef'),
  goods('SecdGoodsQtyRef'),
  goods('SecdGoodsUnitRef'),
  goods('GrossWt', 'grossMass', 'decimal'),
  goods('NetWt'),
  goods('WtUnit'),
  goods('InvPrice'),
  goods('InvValue'),
  goods('FOBValue', 'fob.amount', 'decimal'),
  goods('ICompPrpr'),
  goods('OriCriteria', 'criterion'),
  goods('OriCriteriaRef'),
  goods('Producer', 'producer.name'),
  goods('ProducerTel'),
  goods('ProducerFax'),
  goods('ProducerEmail'),
  goods('CiqRegNo'),
  goods('PrdcEtpsTel'),
  goods('ProducerSertFlag'),
  goods('GoodsDesc', 'description'),
  goods('OriCriteriaSub'),
  goods('GoodsOriginCountry'),
  goods('GoodsOriginCountryEn', undefined, 'text', ({ originCountry }) => countryName(originCountry)),
  goods('GoodsTaxRate'),
  goods('InvNo', 'invoiceNumbers', 'list'),
  goods('PackType'),
];

type Corp = Field<NonNullable<CertificateOfOrigin['thirdPartyInvoicing']>>;
const corp = (element: string, path?: string, derive?: Corp['derive']): Corp =>
  field<NonNullable<CertificateOfOrigin['thirdPartyInvoicing']>>(element, path, 'text', derive);

/** NonpartyCorpList/NonpartyCorp: who invoices from elsewhere. */
export const CORP: readonly Corp[] = [
  corp('SortNo', undefined, () => '1'),
  corp('EntName', 'name'),
  corp('EntAddr', 'address'),
  corp('EntCountryCode'),
  corp('EntCountryName', undefined, ({ country }) => countryName(country)),
];

const DECIMAL = /^-?\d{1,24}(\.\d{1,12})?$/;

/** What each kind expects, and how it is read; written as it is. */
export const KINDS: Readonly<
  Record<
    FieldKind,
    { readonly expected: string; read(text: string): unknown; write(value: unknown): string | undefined }
  >
> = {
  text: { expected: 'text', read: (text) => text, write: asText },
  decimal: { expected: 'a decimal', read: (text) => (DECIMAL.test(text) ? text : undefined), write: asText },
  day: {
    expected: 'a day as yyyy-MM-dd',
    read: (text) => (isDay(text) ? text : undefined),
    write: asText,
  },
  currency: {
    expected: 'an ISO 4217 code',
    read: (text) => (/^[A-Z]{3}$/.test(text) ? text : undefined),
    write: asText,
  },
  list: {
    expected: 'values separated by ;',
    read: (text) => text.split(';').map((part) => part.trim()),
    write: (value) =>
      Array.isArray(value) && value.every((one) => !String(one).includes(';')) ? value.join(';') : undefined,
  },
};

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
