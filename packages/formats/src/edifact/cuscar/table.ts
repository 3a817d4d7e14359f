import {
  beside,
  COUNTRY,
  CURRENCY,
  DECIMAL,
  field,
  LINES,
  type Message,
  many,
  type Node,
  one,
  oneOf,
  PREPARED,
  TEXT,
  UNIT,
} from '../message/index.ts';
import {
  dangerousGoods,
  head,
  measurements,
  notes,
  parties,
  places,
  references,
  times,
  transports,
} from '../parts/carriage.ts';
import { envelopeWith } from '../parts/envelope.ts';
import { INDICATOR, PAYMENT, REFERENCE_TYPE, STAGE, TOTAL_OF } from '../parts/words.ts';

const totals = (path: string): Node =>
  many('CNT', path, field('1.1', 'of', TOTAL_OF), field('1.2', 'value', DECIMAL), field('1.3', 'unit', UNIT));

/** GIS up to D.96B and GEI from later on: a directory has one of them. */
const indicators: readonly Node[] = [
  many(
    'GIS',
    'indicators',
    field('1.1', 'code', INDICATOR),
    field('1.2', 'codeList', TEXT),
    field('1.3', 'agency', TEXT),
    field('1.4', 'type', TEXT),
  ),
  many(
    'GEI',
    'indicators',
    field('1.1', 'type', TEXT),
    field('2.1', 'code', INDICATOR),
    field('2.2', 'codeList', TEXT),
    field('2.3', 'agency', TEXT),
  ),
];

const amounts = many(
  'MOA',
  'amounts',
  field('1.1', 'type', TEXT),
  field('1.2', 'amount', DECIMAL),
  field('1.3', 'currency', CURRENCY),
);

/** A place of the consignment that has a field of its own. */
const place = (code: string, path: string): Node =>
  one(
    `LOC/${code}`,
    field('2.1', `${path}.id`, TEXT),
    field('2.4', `${path}.name`, TEXT),
    beside('2.2', '139', '2.1'),
    beside('2.3', '6', '2.1'),
  );

const party = (code: string, path: string): Node =>
  one(
    `NAD/${code}`,
    field('2.1', `${path}.id`, TEXT),
    field('3.1 3.2 3.3 3.4 3.5', `${path}.nameAndAddress`, LINES),
    field('4.1 4.2 4.3 4.4 4.5', `${path}.name`, LINES),
    field('5.1 5.2 5.3 5.4', `${path}.address.line`, LINES),
    field('6.1', `${path}.address.city`, TEXT),
    field('7.1', `${path}.address.regionCode`, TEXT),
    field('8.1', `${path}.address.postcode`, TEXT),
    field('9.1', `${path}.address.country`, TEXT),
    one(
      'CTA',
      field('2.2', `${path}.contact.name`, TEXT),
      beside('1.1', 'IC'),
      many('COM', `${path}.contact.communications`, field('1.1', 'number', TEXT), field('1.2', 'kind', TEXT)),
    ),
  );

const equipment = many(
  'EQD',
  'equipment',
  field('1.1', 'type', TEXT),
  field('2.1', 'number', TEXT),
  field('3.1', 'characteristic', TEXT),
  field('4.1', 'supplier', TEXT),
  field('5.1', 'status', TEXT),
  field('6.1', 'fullness', TEXT),
  measurements,
  many('SEL', 'seals', field('1.1', 'number', TEXT), field('2.1', 'agency', TEXT)),
  parties,
  indicators,
);

const item = many(
  'GID',
  'items',
  field('1.1', 'sequence', TEXT),
  field('2.1', 'packages.quantity', DECIMAL),
  field('2.2', 'packages.type', TEXT),
  field('2.5', 'packages.description', TEXT),
  one('FTX/AAA', field('4.1 4.2 4.3 4.4 4.5', 'cargoDescription', LINES)),
  notes,
  one('MEA/AAE/G/KGM', field('3.2', 'grossMass', DECIMAL)),
  measurements,
  amounts,
  one('SGP', field('1.1', 'equipmentNumber', TEXT), field('2.1', 'equipmentPackages', DECIMAL)),
  many('SGP', 'inFurtherEquipment', field('1.1', 'number', TEXT), field('2.1', 'packages', DECIMAL)),
  dangerousGoods,
  one('PCI', field('2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10', 'packages.marks', LINES)),
  one('CST', field('2.1', 'hs.code', TEXT)),
  indicators,
);

/** What stands in the group of a transport document. */
const contract: readonly (Node | Node['fields'])[] = [
  [field('1.1', 'transportContractDocument.type', REFERENCE_TYPE), field('1.2', 'transportContractDocument.id', TEXT)],
  totals('totals'),
  amounts,
  place('9', 'loading'),
  place('11', 'unloading'),
  place('88', 'goodsReceiptPlace'),
  place('13', 'transhipment'),
  place('8', 'transitDestination'),
  places,
  ...indicators,
  one('CPI', field('3.1', 'freightPayment', PAYMENT)),
  transports,
  party('CN', 'consignee'),
  party('CZ', 'consignor'),
  party('N1', 'notifyParty'),
  parties,
  item,
];

/** Customs cargo report: the head, the means of transport, equipment, and consignments with their transport documents. */
export const MESSAGE: Message = {
  type: 'CUSCAR',
  header: ['CUSCAR', 'D', '95B', 'UN'],
  envelope: envelopeWith(
    field('2.1', 'sender', TEXT),
    field('3.1', 'receiver', TEXT),
    field('4.1 4.2', 'sentAt', PREPARED),
    field('5.1', 'messageId', TEXT),
  ),
  nodes: [
    head(
      field('1.1', 'documentCode', TEXT),
      field('2.1', 'declarationId', TEXT),
      field(
        '3.1',
        'operation',
        oneOf({ '9': 'original', '2': 'add', '3': 'delete', '4': 'change', '5': 'replace', '1': 'cancel' }),
      ),
    ),
    times,
    references,
    parties,
    notes,
    one(
      'TDT',
      field('1.1', 'transport.stage', STAGE),
      field('2.1', 'transport.journey', TEXT),
      field('3.1', 'transport.mode', TEXT),
      field('4.1', 'transport.meansType', TEXT),
      field('5.1', 'transport.carrier.code', TEXT),
      field('5.2', 'transport.carrier.codeList', TEXT),
      field('5.3', 'transport.carrier.agency', TEXT),
      field('5.4', 'transport.carrier.name', TEXT),
      field('8.1', 'transport.id', TEXT),
      field('8.2', 'transport.idList', TEXT),
      field('8.3', 'transport.idAgency', TEXT),
      field('8.4', 'transport.name', TEXT),
      field('8.5', 'transport.flag', COUNTRY),
      { ...places, rows: ['transport', 'places'] },
      { ...times, rows: ['transport', 'times'] },
    ),
    { ...transports, rows: ['furtherTransports'], key: 'TDT-further' },
    indicators,
    equipment,
    totals('totals'),
    many(
      'CNI',
      'consignments',
      field('1.1', 'sequence', TEXT),
      field('2.1', 'number', TEXT),
      totals('consignmentTotals'),
      one('RFF', ...contract),
      { ...many('RFF', 'furtherDocuments', ...contract), key: 'RFF-further' },
    ),
  ].flat(),
  fixed: { type: 'manifest' },
  rowExtensions: true,
};
