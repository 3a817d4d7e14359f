/** JSON-LD terms for the fields of documents, by the vocabulary of UN/CEFACT. @module */
import type { JsonObject } from '../../syntax/tree/index.ts';

/** Where the terms of the vocabulary are defined. */
const UNECE = 'https://vocabulary.uncefact.org/';

/** Field of our documents → term of the vocabulary (its context of July 2024). A field that has no term there is not here. */
export const UNECE_TERMS: Readonly<Record<string, string>> = {
  affixedSeals: 'affixedSeal',
  agent: 'agentParty',
  agreement: 'freeTradeAgreementName',
  batchNumber: 'batchId',
  brand: 'brandName',
  buyer: 'buyerParty',
  carrier: 'carrierParty',
  charges: 'applicableServiceCharge',
  city: 'cityName',
  clauses: 'includedClause',
  commonName: 'commonName',
  consignee: 'consigneeParty',
  consignor: 'consignorParty',
  country: 'countryId',
  criterion: 'originCriteria',
  currency: 'currencyCode',
  description: 'description',
  destinationCountry: 'destinationCountry',
  equipment: 'utilizedTransportEquipment',
  expiresOn: 'expiryDateTime',
  exportCountry: 'exportCountry',
  exporter: 'exporterParty',
  freightForwarder: 'freightForwarderParty',
  grossMass: 'grossWeightMeasure',
  importCountry: 'importCountry',
  importer: 'importerParty',
  intendedUse: 'intendedUse',
  issueDate: 'issueDateTime',
  issuedOn: 'issueDateTime',
  issuer: 'issuerParty',
  itemNumber: 'sequenceNumeric',
  items: 'includedConsignmentItem',
  legs: 'mainCarriageTransportMovement',
  marks: 'marking',
  model: 'modelName',
  name: 'name',
  netMass: 'netWeightMeasure',
  notifyParty: 'notifiedParty',
  number: 'identifier',
  originCountry: 'originCountry',
  packages: 'physicalPackage',
  placeOfDelivery: 'finalDestinationLocation',
  placeOfIssue: 'issueLocation',
  placeOfLoading: 'loadingBaseportLocation',
  placeOfReceipt: 'carrierAcceptanceLocation',
  placeOfTakingOver: 'carrierAcceptanceLocation',
  pointOfEntry: 'unloadingBaseportLocation',
  portOfDischarge: 'unloadingBaseportLocation',
  portOfLoading: 'loadingBaseportLocation',
  postCode: 'postcodeCode',
  producer: 'manufacturerParty',
  references: 'referenceDocument',
  remarks: 'remarks',
  scientificName: 'scientificName',
  seals: 'affixedSeal',
  seller: 'sellerParty',
  signatory: 'signatoryAuthentication',
  stateRegion: 'countrySubDivisionName',
  status: 'documentStatusCode',
  tareMass: 'tareWeightMeasure',
  transitCountries: 'transitCountry',
  transport: 'mainCarriageTransportMovement',
  treatments: 'appliedTreatment',
  unitPrice: 'unitPrice',
  volume: 'grossVolumeMeasure',
};

/**
 * The context for `document` of a credential. It stands in the credential itself, so that nobody has to fetch it; and it
 * holds within the document only, where terms of the credential may be defined anew (JSON-LD 1.1 §4.1.11).
 */
export const DOCUMENT_CONTEXT: JsonObject = {
  document: {
    '@id': `${UNECE}specifiedDocument`,
    '@context': Object.fromEntries(Object.entries(UNECE_TERMS).map(([field, term]) => [field, `${UNECE}${term}`])),
  },
};
