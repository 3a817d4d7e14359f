/**
 * Elements of the bill. A FIATA bill is made out to order: whom it names as consignee is whose order it is to.
 *
 * @module
 */
import {
  alone,
  COUNTRY,
  CURRENCY,
  coded,
  DAY_OF_TIME,
  DECIMAL_TEXT,
  either,
  entry,
  inside,
  leaf,
  NUMBER,
  need,
  needing,
  rows,
  TEXT,
  type TreeNode,
  textLike,
  under,
  values,
} from '../../syntax/tree/index.ts';

const UN_LOCATION = textLike('a UN/LOCODE', ['CNNGB', 'NLRTM'], /^[A-Z]{2}[A-Z2-9]{3}$/);
const HS = textLike('an HS code', ['940161'], /^\d{6,10}$/);

/** Symbols of units, and their codes (Rec 20). */
const MASS_UNIT = coded('a unit of mass', [
  ['kg', 'KGM'],
  ['KGM', 'KGM'],
  ['t', 'TNE'],
  ['TNE', 'TNE'],
  ['lb', 'LBR'],
  ['LBR', 'LBR'],
]);
const VOLUME_UNIT = coded('a unit of volume', [
  ['m3', 'MTQ'],
  ['m^3', 'MTQ'],
  ['m³', 'MTQ'],
  ['MTQ', 'MTQ'],
  ['ft3', 'FTQ'],
  ['FTQ', 'FTQ'],
]);

/** UN/EDIFACT 4237. */
const PAYMENT = coded('a payment arrangement (UN/EDIFACT 4237)', [
  ['P', 'PRE'],
  ['C', 'COL'],
]);

const PARTY: readonly TreeNode[] = [
  leaf('name.value', 'partyName', TEXT),
  needing(
    ['codeListProvider', 'partyCode'],
    rows(
      'id',
      'identifyingCodes',
      leaf('identificationSchemeAgency', 'codeListProvider', TEXT),
      leaf('value', 'partyCode', TEXT),
      leaf('identificationScheme', 'codeListName', TEXT),
    ),
  ),
  leaf('definedContactDetails.personName.value', 'partyContactDetails.0.name', TEXT),
  leaf('definedContactDetails.telephone.value', 'partyContactDetails.0.phone', TEXT),
  leaf('definedContactDetails.emailAddress.value', 'partyContactDetails.0.email', TEXT),
  leaf('postalAddress.streetName', 'address.street', TEXT),
  leaf('postalAddress.postcode', 'address.postCode', TEXT),
  leaf('postalAddress.cityName', 'address.city', TEXT),
  leaf('postalAddress.countrySubDivisionName', 'address.stateRegion', TEXT),
  leaf('postalAddress.countryCode', 'address.countryCode', COUNTRY),
  rows(
    'taxRegistration',
    'taxLegalReferences',
    leaf('value', 'value', TEXT),
    leaf('identificationScheme', 'type', TEXT),
  ),
];

/** A party that must have a name. */
const NAMED: readonly TreeNode[] = [need(leaf('name.value', 'partyName', TEXT)), ...PARTY.slice(1)];

const place = (at: string, to: string): readonly TreeNode[] =>
  inside(
    at,
    under(
      to,
      ...either(leaf('id', 'UNLocationCode', UN_LOCATION)),
      leaf('name.value', 'locationName', TEXT),
      leaf('countryCode', 'countryCode', COUNTRY),
    ),
  );

const ITEM = rows(
  'includedConsignmentItem',
  'consignmentItems',
  ...either(leaf('goodsTypeCode.value', 'hsCodes.0.code', HS)),
  values('cargoNatureIdentification.identificationText', 'descriptionOfGoods', 'value', TEXT),
  ...under(
    'cargoItems.0',
    leaf('grossWeight.value', 'cargoGrossWeight.value', NUMBER),
    { ...leaf('grossWeight.unit', 'cargoGrossWeight.unit', MASS_UNIT), lead: leaf('grossWeight.value', '', NUMBER) },
    leaf('grossVolume.value', 'cargoGrossVolume.value', NUMBER),
    { ...leaf('grossVolume.unit', 'cargoGrossVolume.unit', VOLUME_UNIT), lead: leaf('grossVolume.value', '', NUMBER) },
    entry('associatedTransportEquipment', leaf('id.value', 'equipmentReference', TEXT)),
    rows(
      'transportDangerousGoods',
      'outerPackaging.dangerousGoods',
      leaf('undgId.value', 'UNNumber', TEXT),
      leaf('hazardClassificationId.value', 'imoClass', TEXT),
    ),
  ),
  alone(
    entry(
      'transportPackage',
      leaf('itemQuantity', 'cargoItems.0.outerPackaging.numberOfPackages', NUMBER),
      leaf('typeCode.value', 'cargoItems.0.outerPackaging.packageCode', TEXT),
      leaf('typeText', 'cargoItems.0.outerPackaging.description', TEXT),
      values('shippingMarks', 'shippingMarks', '', TEXT),
    ),
  ),
);

const DOCUMENT: readonly TreeNode[] = [
  leaf('id', 'transportDocumentReference', TEXT),
  need(leaf('issueDateTime.value', 'issueDate', DAY_OF_TIME)),
  ...either(leaf('originalIssuedQuantity', 'numberOfOriginalsWithoutCharges', DECIMAL_TEXT)),
  leaf('copyIssuedQuantity', 'numberOfCopiesWithoutCharges', NUMBER),
  need(leaf('documentStatus.value', 'transportDocumentStatus', TEXT)),
  ...place('issueLocation', 'placeOfIssue'),
  leaf('contractualClause.text.value', 'termsAndConditions', TEXT),
];

const CONSIGNMENT: readonly TreeNode[] = [
  leaf('declaredValueForCarriageAmount.value', 'declaredValue.amount', NUMBER),
  leaf('declaredValueForCarriageAmount.currency', 'declaredValue.currency', CURRENCY),
  ...inside('consignor', under('documentParties.shipper', PARTY)),
  ...inside('consignee', under('documentParties.endorsee', NAMED)),
  ...inside('ctoAgent', under('documentParties.carriersAgentAtDestination', NAMED)),
  ...inside('cto', under('documentParties.issuingParty', PARTY)),
  rows('notifiedParty', 'documentParties.notifyParties', ...NAMED),
  ...place('carrierAcceptanceLocation', 'transports.placeOfReceipt'),
  ...place('loadingBaseportLocation', 'transports.portOfLoading'),
  ...place('unloadingBaseportLocation', 'transports.portOfDischarge'),
  ...place('consigneeReceiptLocation', 'transports.placeOfDelivery'),
  rows(
    'mainCarriageTransportMovement',
    'transports.vesselVoyages',
    leaf('name.value', 'vesselName', TEXT),
    leaf('voyageNumber.value', 'carrierExportVoyageNumber', TEXT),
  ),
  entry(
    'applicableServiceCharge',
    ...either(leaf('paymentArrangementCode.value', 'freightPaymentTermCode', PAYMENT)),
    ...either(leaf('paymentPlace.id', 'invoicePayableAt.UNLocationCode', UN_LOCATION)),
    leaf('paymentPlace.name.value', 'invoicePayableAt.freeText', TEXT),
  ),
  ITEM,
];

export const TABLE: readonly TreeNode[] = [
  ...inside('exchanged_document', DOCUMENT),
  ...inside('supply_chain_consignment', CONSIGNMENT),
];

/** For the page of the format. */
export const NOTES = `A FIATA bill is a bill of lading to order, so that its consignee (“consigned to order of”) is whose order it is to. Places go by
what they are defined as: where the carrier accepts the goods is the place of receipt, where the consignee receives them the
place of delivery; the descriptions in the schema have the two labels the other way round. The schema asks for the
authentication of the bill: it is kept where it was read, and an empty one is written where there is none.

`;
