/** Elements of the certificate. @module */
import {
  alone,
  COUNTRY,
  coded,
  DAY,
  DECIMAL_TEXT,
  entry,
  inside,
  leaf,
  needing,
  rows,
  TEXT,
  type TreeList,
  type TreeNode,
  usual,
  values,
  when,
} from '../../syntax/tree/index.ts';
import { first, party, place, text, time } from './parts.ts';
import { SPS_SUBJECTS } from './subjects.ts';

/** UN/EDIFACT 1001. */
const KIND = coded(
  'a document code (UN/EDIFACT 1001)',
  [
    ['851', 'phytosanitary'],
    ['657', 're-export-phytosanitary'],
    ['853', 'veterinary'],
    ['852', 'health'],
  ],
  'other',
);

/** UN/EDIFACT 1373. */
const STATUS = coded(
  'a document status (UN/EDIFACT 1373)',
  [
    ['70', 'issued'],
    ['40', 'withdrawn'],
  ],
  'other',
);

/** Notes of one subject as texts, by the subject. */
const texts = (list: string, subject: string, to: string): TreeList =>
  when('Subject.#', [subject], values(list, to, 'Content.0.#', TEXT));

const single = (list: string, subject: string, to: string): TreeList =>
  when('Subject.#', [subject], entry(list, leaf('Content.0.#', to, TEXT)));

const notes = (list: string): TreeList =>
  needing(
    ['text'],
    rows(
      list,
      'notes',
      leaf('Subject.#', 'subject', TEXT),
      leaf('Content.0.#', 'text', TEXT),
      leaf('Content.0.@languageID', 'language', TEXT),
    ),
  );

/** A characteristic says what it is in its first description. */
const described = (code: string, at: string, to: string): TreeList =>
  when('Description.0.#', [code], entry('ApplicableSPSProcessCharacteristic', leaf(at, to, TEXT)));

const TREATMENT = rows(
  'AppliedSPSProcess',
  'treatments',
  text('TypeCode', 'type'),
  time('CompletionSPSPeriod.StartDateTime', 'from'),
  time('CompletionSPSPeriod.EndDateTime', 'until'),
  text('CompletionSPSPeriod.DurationMeasure', 'duration'),
  described('TTFT', 'Description.1.#', 'note'),
  described('TTCH', 'Description.1.#', 'chemical'),
  described('TTCO', 'ValueMeasure.#', 'concentration'),
  described('TTTM', 'ValueMeasure.#', 'temperature'),
);

const LINE = rows(
  'IncludedSPSTradeLineItem',
  'items',
  text('SequenceNumeric', 'itemNumber'),
  first('Description', 'description'),
  first('CommonName', 'commonName'),
  first('ScientificName', 'scientificName'),
  first('IntendedUse', 'intendedUse'),
  text('ExpiryDateTime.DateTimeString', 'expiresOn', DAY),
  when('@unitCode', ['KGM'], entry('NetWeightMeasure', leaf('#', 'netMass', DECIMAL_TEXT))),
  when('@unitCode', ['KGM'], entry('GrossWeightMeasure', leaf('#', 'grossMass', DECIMAL_TEXT))),
  first('ProductionBatchID', 'batchNumber'),
  when('SystemName.0.#', ['HS'], entry('ApplicableSPSClassification', leaf('ClassCode.#', 'hs.code', TEXT))),
  rows(
    'ApplicableSPSClassification',
    'classifications',
    leaf('SystemName.0.#', 'system', TEXT),
    text('ClassCode', 'code'),
    first('ClassName', 'name'),
  ),
  texts('AdditionalInformationSPSNote', 'ADTLIL', 'additionalDeclarations'),
  notes('AdditionalInformationSPSNote'),
  rows(
    'PhysicalSPSPackage',
    'packages',
    text('TypeCode', 'kind'),
    text('ItemQuantity', 'quantity', DECIMAL_TEXT),
    entry('PhysicalSPSShippingMarks', first('Marking', 'marks')),
  ),
  values('AssociatedSPSTransportEquipment', 'equipmentNumbers', 'ID.#', TEXT),
  entry(
    'OriginSPSCountry',
    text('ID', 'originCountry', COUNTRY),
    entry('SubordinateSPSCountrySubDivision', first('Name', 'originPlace.name')),
  ),
  TREATMENT,
);

const DOCUMENT: readonly TreeNode[] = [
  text('ID', 'number'),
  usual('other', leaf('TypeCode.#', 'kind', KIND)),
  usual('other', leaf('StatusCode.#', 'status', STATUS)),
  time('IssueDateTime', 'issuedOn'),
  ...party('IssuerSPSParty', 'issuer'),
  first('RecipientSPSParty.Name', 'addressedTo'),
  texts('IncludedSPSNote', 'ADEDL', 'additionalDeclarations'),
  single('IncludedSPSNote', 'ADIPEDL', 'importPermitNumber'),
  single('IncludedSPSNote', 'DMCL', 'marks'),
  notes('IncludedSPSNote'),
  needing(
    ['number'],
    rows(
      'ReferenceSPSReferencedDocument',
      'references',
      text('ID', 'number'),
      text('RelationshipTypeCode', 'kind'),
      time('IssueDateTime', 'date', DAY),
    ),
  ),
  alone(
    entry(
      'SignatorySPSAuthentication',
      first('IssueSPSLocation.Name', 'placeOfIssue'),
      first('ProviderSPSParty.SpecifiedSPSPerson.Name', 'signatory.name'),
      first('ProviderSPSParty.SpecifiedSPSPerson.AttainedSPSQualification.Name', 'signatory.qualification'),
      values('IncludedSPSClause', 'clauses', 'Content.0.#', TEXT),
    ),
  ),
];

const CONSIGNMENT: readonly TreeNode[] = [
  ...party('ConsignorSPSParty', 'exporter'),
  ...party('ConsigneeSPSParty', 'consignee'),
  text('ExportSPSCountry.ID', 'exportCountry', COUNTRY),
  text('ReExportSPSCountry.ID', 'reExportCountry', COUNTRY),
  text('ImportSPSCountry.ID', 'importCountry', COUNTRY),
  values('TransitSPSCountry', 'transitCountries', 'ID.#', COUNTRY),
  ...place('LoadingBaseportSPSLocation', 'placeOfLoading'),
  ...place('UnloadingBaseportSPSLocation', 'pointOfEntry'),
  rows(
    'MainCarriageSPSTransportMovement',
    'transport',
    text('ID', 'voyageNumber'),
    text('ModeCode', 'mode'),
    first('UsedSPSTransportMeans.Name', 'meansName'),
  ),
  rows(
    'UtilizedSPSTransportEquipment',
    'equipment',
    text('ID', 'number'),
    needing(['number'], rows('AffixedSPSSeal', 'seals', text('ID', 'number'))),
  ),
  alone(entry('IncludedSPSConsignmentItem', LINE)),
];

export const TABLE: readonly TreeNode[] = [
  ...inside('SPSExchangedDocument', DOCUMENT),
  ...inside('SPSConsignment', CONSIGNMENT),
];

/** For the page of the format. */
export const NOTES = `Notes by subject:

| code | of | subject | 内容 | field |
|---|---|---|---|---|
${SPS_SUBJECTS.map(({ code, level, title, field = 'notes' }) => `| ${code} | ${level} | ${title.en} | ${title.zh} | ${field} |`).join('\n')}

`;
