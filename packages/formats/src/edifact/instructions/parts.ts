/** What IFTMIN and IFTMCS say of bills and of instructions for them, in the names of DCSA. @module */
import {
  as,
  beside,
  COUNTRY,
  type Codec,
  DECIMAL,
  DEGREES,
  field,
  known,
  LINES,
  LIST,
  type Message,
  many,
  measured,
  type Node,
  one,
  silently,
  TEXT,
  texts,
} from '../message/index.ts';
import { ENVELOPE_AS_KEPT } from '../parts/envelope.ts';

/** 3055 by the name that DCSA has for the keeper of the list. */
const PROVIDERS: Readonly<Record<string, string>> = {
  '9': 'GS1',
  '16': 'DNB',
  '20': 'BIC',
  '182': 'NMFTA',
  '306': 'SMDG',
};
const AGENCIES = new Map(Object.entries(PROVIDERS).map(([agency, name]) => [name, agency]));

/** A party’s code with the keeper of its list. A code without one is kept beside the document. */
const IDENTIFYING: Codec = {
  expected: 'a code and the keeper of its list',
  silent: true,
  read: ([code = '', agency = '']) =>
    code === '' || PROVIDERS[agency] === undefined
      ? undefined
      : [{ codeListProvider: PROVIDERS[agency], partyCode: code }],
  write(value) {
    if (!Array.isArray(value) || value.length !== 1) return undefined;
    const { codeListProvider, partyCode, ...others } = value[0] as Readonly<Record<string, unknown>>;
    const agency = typeof codeListProvider === 'string' ? AGENCIES.get(codeListProvider) : undefined;
    return agency === undefined || typeof partyCode !== 'string' || Object.keys(others).length > 0
      ? undefined
      : [partyCode, agency];
  },
};

const MEASURE = measured('value', 'unit');
export const MONEY = measured('amount', 'currency');

/** A measure by its dimension; which measurement it is of does not matter. */
const measure = (dimension: string, path: string): Node =>
  as(
    `MEA-${dimension}`,
    { match: { '2.1': dimension } },
    one('MEA', field('3.2 3.1', path, MEASURE), beside('1.1', 'AAE')),
  );

const communication = (kind: string, path: string): Node =>
  as(`COM-${kind}`, { match: { '1.2': kind } }, one('COM', field('1.1', path, TEXT)));

const contacts = (path: string): Node =>
  many(
    'CTA',
    path,
    field('2.2', 'name', TEXT),
    beside('1.1', 'IC'),
    communication('TE', 'phone'),
    communication('EM', 'email'),
  );

/** Whom to ask about the message: CTA and COM stand beside each other there. */
export const contact: readonly Node[] = [
  one('CTA', field('2.2', 'partyContactDetails.0.name', TEXT), beside('1.1', 'IC')),
  communication('TE', 'partyContactDetails.0.phone'),
  communication('EM', 'partyContactDetails.0.email'),
];

const partyFields = (at: string): Node['fields'] => [
  field('2.1 2.3', `${at}identifyingCodes`, IDENTIFYING),
  field('3.1 3.2 3.3 3.4 3.5', `${at}displayedAddress`, LIST),
  field('4.1 4.2 4.3 4.4 4.5', `${at}partyName`, LINES),
  field('5.1 5.2 5.3 5.4', `${at}address.street`, LINES),
  field('6.1', `${at}address.city`, TEXT),
  field('7.1', `${at}address.stateRegion`, TEXT),
  field('8.1', `${at}address.postCode`, TEXT),
  field('9.1', `${at}address.countryCode`, COUNTRY),
];

/** A party that there is one of. */
export const party = (code: string, path: string): Node =>
  one(`NAD/${code}`, partyFields(`${path}.`), contacts(`${path}.partyContactDetails`));

/** Parties to be notified, in their order. */
export const notified = (path: string): Node =>
  as(
    'NAD-notify',
    { match: { '1.1': ['NI', 'N1', 'N2'] } },
    many('NAD', path, partyFields(''), beside('1.1', 'NI'), contacts('partyContactDetails')),
  );

/** Any other party, by the code of its function. */
export const otherParties = (path: string): Node =>
  many('NAD', path, field('1.1', 'partyFunction', TEXT), partyFields('party.'), contacts('party.partyContactDetails'));

/** The carrier is known by its code. */
export const carrier = one(
  'NAD/CA',
  field('2.1', 'carrierCode', TEXT),
  field('2.3', 'carrierCodeListProvider', known({ '182': 'NMFTA', '306': 'SMDG' })),
);

/** A place by its UN/LOCODE and name. */
export const place = (code: string, path: string): Node =>
  one(
    `LOC/${code}`,
    field('2.1', `${path}.UNLocationCode`, TEXT),
    field('2.4', `${path}.locationName`, TEXT),
    beside('2.2', '139', '2.1'),
    beside('2.3', '6', '2.1'),
  );

/** Prepaid or collect, in the first CPI. */
export const freightTerm = one('CPI', field('3.1', 'freightPaymentTermCode', known({ P: 'PRE', C: 'COL' })));

export const references = many('RFF', 'references', field('1.1', 'type', TEXT), field('1.2', 'value', TEXT));

const packagingFields = (path: string): Node['fields'] => [
  field('2.1', `${path}.numberOfPackages`, DECIMAL),
  field('2.2', `${path}.packageCode`, TEXT),
  field('2.5', `${path}.description`, TEXT),
];

/** Dangerous goods by sea. */
const dangerousGoods = many(
  'DGS',
  'total.outerPackaging.dangerousGoods',
  beside('1.1', 'IMD'),
  field('2.1', 'imoClass', TEXT),
  field('3.1', 'UNNumber', TEXT),
  field('5.1', 'packingGroup', silently(DECIMAL)),
  field('6.1', 'EMSNumber', TEXT),
);

/** Goods of one kind, and their parts in containers. */
export const items = many(
  'GID',
  'consignmentItems',
  field('1.1', 'total.itemNumber', TEXT),
  packagingFields('total.outerPackaging'),
  as('PIA-HS', { match: { '1.1': '5', '2.2': 'HS' } }, one('PIA', field('2.1', 'hsCodes.0.code', TEXT))),
  texts('FTX/AAA', 'descriptionOfGoods', '4.1 4.2 4.3 4.4 4.5'),
  measure('G', 'total.grossWeight'),
  measure('N', 'total.netWeight'),
  measure('AAW', 'total.grossVolume'),
  texts('PCI', 'shippingMarks', '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10'),
  many(
    'SGP',
    'cargoItems',
    field('1.1', 'equipmentReference', TEXT),
    field('2.1', 'outerPackaging.numberOfPackages', DECIMAL),
    measure('G', 'cargoGrossWeight'),
    measure('N', 'cargoNetWeight'),
    measure('AAW', 'cargoGrossVolume'),
  ),
);

/** The same with dangerous goods, which instructions leave to the booking. */
export const itemsWithDangerousGoods: Node = { ...items, children: [...items.children, dangerousGoods] };

export const seals = many(
  'SEL',
  'seals',
  field('1.1', 'number', TEXT),
  field('2.1', 'source', known({ CA: 'CAR', SH: 'SHI', CU: 'CUS' })),
);

export const ownership = field('4.1', 'isShipperOwned', known({ '1': true, '2': false }));
export const temperature = one(
  'TMP/2',
  field('2.1', 'activeReeferSettings.temperatureSetpoint', DEGREES),
  field('2.2', 'activeReeferSettings.temperatureUnit', TEXT),
);
export const tare = measure('T', 'equipment.tareWeight');

/** A message about a bill. What only the format knows is kept with the document, by pointers. */
export const instructionMessage = (type: string, fixed: Message['fixed'], nodes: readonly Node[]): Message => ({
  type,
  header: [type, 'D', '96B', 'UN'],
  envelope: ENVELOPE_AS_KEPT,
  nodes,
  fixed,
  rowExtensions: false,
});
