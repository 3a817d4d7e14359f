/**
 * Elements of the certificate. The master has identifiers where papers have names: what else a certificate says stands in
 * members that begin with `x-`, which it allows in every object.
 *
 * @module
 */
import {
  alone,
  COUNTRY,
  CURRENCY,
  coded,
  DAY,
  DAY_OF_TIME,
  DECIMAL_TEXT,
  either,
  entry,
  FLAG,
  inside,
  leaf,
  led,
  pair,
  rows,
  TEXT,
  type TreeNode,
  type TreeValue,
  textLike,
  UNIT,
  under,
  values,
  when,
} from '../../syntax/tree/index.ts';
import { FORM_D } from './forms.ts';

const UN_LOCATION = textLike('a UN/LOCODE', ['CNNGB', 'JPYOK'], /^[A-Z]{2}[A-Z2-9]{3}$/);
const NAME_OF_PLACE: TreeValue = {
  ...TEXT,
  samples: ['NINGBO', '宁波'],
  read: (raw) => (UN_LOCATION.read(raw) === undefined ? TEXT.read(raw) : undefined),
  write: (value) => (UN_LOCATION.read(value as string) === undefined ? TEXT.write(value) : undefined),
};
const PACKAGE_CODE = textLike('a package code (Rec 21)', ['CT', 'BX'], /^[A-Z0-9]{2}$/);
const PACKAGE_WORDS: TreeValue = {
  ...TEXT,
  samples: ['CARTONS', '纸箱'],
  read: (raw) => (PACKAGE_CODE.read(raw) === undefined ? TEXT.read(raw) : undefined),
  write: (value) => (PACKAGE_CODE.read(value as string) === undefined ? TEXT.write(value) : undefined),
};

const same = (...words: readonly string[]): TreeValue =>
  coded(
    words.join(', '),
    words.map((word) => [word, word]),
  );

/** A firm: its first identifier is the standard's. */
const FIRM: readonly TreeNode[] = [
  entry('id', leaf('content', 'identifier', TEXT)),
  leaf('x-name', 'name', TEXT),
  leaf('x-address', 'address', TEXT),
  leaf('x-country', 'country', COUNTRY),
  leaf('x-contact', 'contact', TEXT),
];

/** A firm that the master has no role for. */
const OTHER_FIRM: readonly TreeNode[] = [
  leaf('identifier', 'identifier', TEXT),
  leaf('name', 'name', TEXT),
  leaf('address', 'address', TEXT),
  leaf('country', 'country', COUNTRY),
  leaf('contact', 'contact', TEXT),
];

const place = (at: string, to: string): readonly TreeNode[] =>
  either(
    when('schemeAgencyId', ['6'], entry(`${at}.id`, leaf('content', to, UN_LOCATION))),
    leaf(`${at}.x-name`, to, NAME_OF_PLACE),
  );

const LINE: readonly TreeNode[] = [
  leaf('x-itemNumber', 'itemNumber', TEXT),
  entry(
    'specifiedTradeProduct',
    entry('designatedProductClassification', leaf('classCode.content', 'hs.code', TEXT)),
    entry('originTradeCountry', entry('id', leaf('content', 'originCountry', COUNTRY))),
    leaf('x-description', 'description', TEXT),
  ),
  when(
    'levelCode.content',
    ['1'],
    entry(
      'physicalReferencedLogisticsPackage',
      leaf('itemQuantity.content', 'packages.quantity', DECIMAL_TEXT),
      ...either(
        leaf('typeCode.content', 'packages.kind', PACKAGE_CODE),
        leaf('x-typeText', 'packages.kind', PACKAGE_WORDS),
      ),
      entry('physicalLogisticsShippingMarks', entry('marking', leaf('content', 'marks', TEXT))),
    ),
  ),
  {
    ...leaf('x-hsEdition', 'hs.edition', TEXT),
    lead: leaf('specifiedTradeProduct.0.designatedProductClassification.0.classCode.content', '', TEXT),
  },
  leaf('x-originCriterion', 'criterion', TEXT),
  leaf('x-originClaim', 'originClaim', same('contributing', 'highest')),
  ...inside(
    'x-quantity',
    under('quantity', led(leaf('content', 'value', DECIMAL_TEXT), leaf('unitCode', 'unit', UNIT))),
  ),
  leaf('x-grossMass', 'grossMass', DECIMAL_TEXT),
  ...inside(
    'x-fob',
    under('fob', pair(leaf('content', 'amount', DECIMAL_TEXT), leaf('currencyId', 'currency', CURRENCY))),
  ),
  values('x-invoiceNumber', 'invoiceNumbers', '', TEXT),
  ...inside('x-producer', under('producer', OTHER_FIRM)),
];

const DOCUMENT: readonly TreeNode[] = [
  leaf('id.content', 'number', TEXT),
  leaf('issueDateTime', 'issuedOn', DAY_OF_TIME),
  leaf('firstSignatoryDocumentAuthentication.actualDateTime', 'certification.date', DAY_OF_TIME),
  entry('firstSignatoryDocumentAuthentication.issueLogisticsLocation.id', leaf('content', 'certification.place', TEXT)),
  leaf('firstSignatoryDocumentAuthentication.x-officer', 'certification.officer', TEXT),
  leaf('issuer.x-name', 'certification.authority', TEXT),
  leaf('x-form', 'form', TEXT),
  leaf('x-copy', 'copy', same('original', 'replacement', 'certified-true-copy')),
  leaf('x-replaces.number', 'replaces.number', TEXT),
  leaf('x-replaces.issuedOn', 'replaces.issuedOn', DAY),
  leaf('x-issuedIn', 'issuedIn', COUNTRY),
  leaf('x-importingParty', 'importingParty', COUNTRY),
  leaf('x-remarks', 'remarks', TEXT),
  leaf('x-issuedRetroactively', 'issuedRetroactively', FLAG),
  ...inside('x-thirdPartyInvoicing', under('thirdPartyInvoicing', OTHER_FIRM)),
  ...inside(
    'x-backToBack',
    under(
      'backToBack',
      leaf('number', 'number', TEXT),
      leaf('issuedOn', 'issuedOn', DAY),
      leaf('issuedIn', 'issuedIn', COUNTRY),
      leaf('originCountry', 'originCountry', COUNTRY),
      leaf('approvedExporterCode', 'approvedExporterCode', TEXT),
    ),
  ),
  ...inside(
    'x-exhibition',
    under(
      'exhibition',
      leaf('name', 'name', TEXT),
      leaf('place', 'place', TEXT),
      leaf('from', 'from', DAY),
      leaf('until', 'until', DAY),
    ),
  ),
  ...inside(
    'x-declaration',
    under('declaration', leaf('place', 'place', TEXT), leaf('date', 'date', DAY), leaf('signatory', 'signatory', TEXT)),
  ),
  ...inside(
    'x-officialUse',
    under(
      'officialUse',
      led(leaf('treatment', 'treatment', same('given', 'not-given')), leaf('reason', 'reason', TEXT)),
    ),
  ),
];

const CONSIGNMENT: readonly TreeNode[] = [
  ...inside('consignor', under('exporter', FIRM)),
  ...inside('consignee', under('importer', FIRM)),
  ...inside('x-producer', under('producer', OTHER_FIRM)),
  leaf(
    'x-producerDisclosure',
    'producerDisclosure',
    same('named', 'see-items', 'confidential', 'not-available', 'same-as-exporter'),
  ),
  entry('applicableCrossBorderRegulatoryProcedure', leaf('freeTradeAgreementName.content', 'agreement', TEXT)),
  entry(
    'mainCarriageLogisticsTransportMovement',
    leaf('modeCode.content', 'transport.mode', TEXT),
    leaf('id.content', 'transport.voyageNumber', TEXT),
    leaf('usedLogisticsTransportMeans.name.content', 'transport.meansName', TEXT),
    leaf('x-departureDate', 'transport.departureDate', DAY),
  ),
  ...place('loadingLogisticsLocation', 'transport.portOfLoading'),
  ...place('unloadingLogisticsLocation', 'transport.portOfDischarge'),
  values('x-via', 'transport.via', '', COUNTRY),
  leaf('x-transportDocumentNumber', 'transport.transportDocumentNumber', TEXT),
  rows(
    'x-invoice',
    'invoices',
    leaf('number', 'number', TEXT),
    leaf('date', 'date', DAY),
    ...inside(
      'total',
      under('total', pair(leaf('content', 'amount', DECIMAL_TEXT), leaf('currencyId', 'currency', CURRENCY))),
    ),
  ),
  alone(entry('includedConsignmentItem', rows('includedTradeLineItem', 'items', ...LINE))),
];

export const TABLE: readonly TreeNode[] = [
  ...inside('exchangedDocument', DOCUMENT),
  entry('specifiedConsignment', ...CONSIGNMENT),
];

/** For the page of the format. */
export const NOTES = `The master has identifiers where papers have names. What else a certificate says stands in members that begin with \`x-\`:
the master allows them in every object, and a reader that does not know them reads the rest.

## ATIGA Form D

Written as this message with the agreement \`ATIGA\` and the form \`Form D\`. The boxes are those of the printed form (ATIGA,
Annex 7), which is public. Not public are the schemas, the code lists and the acknowledgements of the electronic Form D that
members exchange through the ASEAN Single Window: nothing here claims to be that message.

| box | title | 标题 | field |
|---|---|---|---|
${FORM_D.map(({ box, title, fields }) => `| ${box} | ${title.en} | ${title.zh} | ${fields.join(' ')} |`).join('\n')}

## Elements

`;
