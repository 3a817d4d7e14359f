/** What stands in many documents of UBL: parties, places, amounts, goods, equipment, legs. @module */
import {
  COUNTRY,
  CURRENCY,
  coded,
  DAY,
  DECIMAL_TEXT,
  entry,
  inside,
  leaf,
  led,
  needing,
  rows,
  TEXT,
  type TreeList,
  type TreeNode,
  type TreeValue,
  textLike,
  UNIT,
  under,
  values,
  when,
} from '../syntax/tree/index.ts';

/** Text of an element. */
export const text = (at: string, to: string, value: TreeValue = TEXT) => leaf(`${at}.#`, to, value);

/** First of several texts; the others stay beside it. */
export const first = (at: string, to: string, value: TreeValue = TEXT): TreeNode => entry(at, leaf('#', to, value));

/** An amount with its currency. */
export const amount = (at: string, to: string): readonly TreeNode[] =>
  led(leaf(`${at}.#`, `${to}.amount`, DECIMAL_TEXT), leaf(`${at}.@currencyID`, `${to}.currency`, CURRENCY));

/** A quantity with its unit. */
export const quantity = (at: string, to: string): readonly TreeNode[] =>
  led(leaf(`${at}.#`, `${to}.value`, DECIMAL_TEXT), leaf(`${at}.@unitCode`, `${to}.unit`, UNIT));

/** A measure that the document has in one unit only; one in another unit stays beside it. */
export const measure = (at: string, unit: string, to: string): TreeNode =>
  when('@unitCode', [unit], entry(at, leaf('#', to, DECIMAL_TEXT)));

/** A truth in the words of XML Schema. */
export const FLAG = coded('true or false', [
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

const ADDRESS: readonly TreeNode[] = [
  text('Postbox', 'postBox'),
  text('StreetName', 'street'),
  text('BuildingNumber', 'streetNumber'),
  text('CityName', 'city'),
  text('PostalZone', 'postCode'),
  text('CountrySubentity', 'stateRegion'),
  values('AddressLine', 'addressLines', 'Line.#', TEXT),
  text('Country.IdentificationCode', 'country', COUNTRY),
];

/** A party at `to`, in an element of its own. */
export const partyAs = (to: string): readonly TreeNode[] =>
  under(
    to,
    needing(
      ['value'],
      rows('PartyIdentification', 'identifiers', leaf('ID.#', 'value', TEXT), leaf('ID.@schemeID', 'scheme', TEXT)),
    ),
    entry('PartyName', text('Name', 'name')),
    inside('PostalAddress', ADDRESS),
    inside(
      'Contact',
      text('Name', 'contact.name'),
      text('Telephone', 'contact.telephone'),
      text('Telefax', 'contact.fax'),
      text('ElectronicMail', 'contact.email'),
    ),
  );

/** A party at `to`, in the element at `at`. */
export const party = (at: string, to: string): readonly TreeNode[] => inside(at, partyAs(to));

/** A place at `to`. */
export const place = (at: string, to: string): readonly TreeNode[] =>
  inside(
    at,
    under(
      to,
      text('ID', 'code'),
      first('Description', 'name'),
      text('Address.Country.IdentificationCode', 'country', COUNTRY),
    ),
  );

/** Terms of delivery. */
export const terms = (at: string): readonly TreeNode[] =>
  inside(
    at,
    text('ID', 'deliveryTerms.incoterm'),
    inside('DeliveryLocation', first('Description', 'deliveryTerms.place')),
  );

/** Papers that a document names. */
const paper = (at: string, to: string): TreeList =>
  needing(
    ['number'],
    rows(
      at,
      to,
      text('ID', 'number'),
      text('IssueDate', 'date', DAY),
      text('DocumentTypeCode', 'kind'),
      inside('IssuerParty', entry('PartyName', text('Name', 'issuer'))),
    ),
  );

/** Papers of one kind that the document has a field for, and all others. UN/EDIFACT 1001. */
export const papers = (
  at: string,
  to: string,
  ...own: readonly (readonly [code: string, number: string, date?: string])[]
): readonly TreeNode[] => [
  ...own.map(([code, number, date]) =>
    when(
      'DocumentTypeCode.#',
      [code],
      entry(at, text('ID', number), ...(date === undefined ? [] : [text('IssueDate', date, DAY)])),
    ),
  ),
  paper(at, to),
];

/** Packages of a kind. */
export const packages = (at: string, to: string): TreeList =>
  rows(
    at,
    to,
    text('Quantity', 'quantity', DECIMAL_TEXT),
    text('PackagingTypeCode', 'kind'),
    first('PackagingType', 'kindText'),
  );

/** HS codes; a classification of another list stays beside the goods. */
const CLASSIFICATION = when(
  'ItemClassificationCode.@listID',
  ['HS'],
  entry('CommodityClassification', leaf('ItemClassificationCode.#', 'hs.code', TEXT)),
);

/** What goods are. */
export const ITEM: readonly TreeNode[] = [
  first('Description', 'description'),
  first('BrandName', 'brand'),
  first('ModelName', 'model'),
  text('BuyersItemIdentification.ID', 'buyerProductNumber'),
  text('SellersItemIdentification.ID', 'productNumber'),
  text('OriginCountry.IdentificationCode', 'originCountry', COUNTRY),
  CLASSIFICATION,
  entry('ItemInstance', text('LotIdentification.LotNumberID', 'batchNumber')),
];

const SIDE = (name: string, to: string): TreeNode =>
  when('AttributeID.#', [name], entry('MeasurementDimension', measure('Measure', 'CMT', to)));

/** Sides of a package. */
export const DIMENSIONS: readonly TreeNode[] = [
  SIDE('Length', 'dimensions.length'),
  SIDE('Width', 'dimensions.width'),
  SIDE('Height', 'dimensions.height'),
];

/** Masses and volume of a shipment, a consignment or goods. */
export const MASSES: readonly TreeNode[] = [
  measure('GrossWeightMeasure', 'KGM', 'grossMass'),
  measure('NetWeightMeasure', 'KGM', 'netMass'),
];
export const VOLUME = measure('GrossVolumeMeasure', 'MTQ', 'volume');

const SEAL = needing(
  ['number'],
  rows('TransportEquipmentSeal', 'seals', text('ID', 'number'), text('SealIssuerTypeCode', 'party')),
);

/** UN/EDIFACT 8169. */
const FULLNESS = coded('an indication of fullness (UN/EDIFACT 8169)', [
  ['5', 'full'],
  ['4', 'empty'],
  ['7', 'less-than-container-load'],
]);

/** Containers and other equipment. */
export const EQUIPMENT: TreeNode = entry(
  'TransportHandlingUnit',
  rows(
    'TransportEquipment',
    'equipment',
    text('ID', 'number'),
    text('SizeTypeCode', 'sizeType'),
    text('FullnessIndicationCode', 'fullness', FULLNESS),
    measure('GrossWeightMeasure', 'KGM', 'grossMass'),
    measure('TareWeightMeasure', 'KGM', 'tareMass'),
    SEAL,
  ),
);

/** A code of UN/ECE Rec 19. */
const MODE = textLike('a transport mode (UN/ECE Rec 19)', ['1', '3'], /^\d{1,2}$/);

/** Legs of the carriage. */
export const legs = (to: string): TreeList =>
  rows(
    'ShipmentStage',
    to,
    text('ID', 'sequence'),
    text('TransportModeCode', 'mode', MODE),
    text('TransitPeriod.StartDate', 'departureAt', DAY),
    text('TransitPeriod.EndDate', 'arrivalAt', DAY),
    entry('CarrierParty', under('carrier', entry('PartyName', text('Name', 'name')))),
    text('TransportMeans.JourneyID', 'voyageNumber'),
    text('TransportMeans.RegistrationNationalityID', 'meansCountry', COUNTRY),
    text('TransportMeans.MaritimeTransport.VesselID', 'meansId'),
    text('TransportMeans.MaritimeTransport.VesselName', 'meansName'),
    ...place('LoadingPortLocation', 'from'),
    ...place('UnloadingPortLocation', 'to'),
  );
