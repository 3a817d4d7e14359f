import { finding } from '@kouan/core';
import {
  as,
  beside,
  COUNTRY,
  type Codec,
  CURRENCY,
  DAY,
  DECIMAL,
  EDM,
  field,
  known,
  LINES,
  type Message,
  many,
  measured,
  type Node,
  one,
  type Row,
  silently,
  TEXT,
  UNIT,
} from '../message/index.ts';
import { head } from '../parts/carriage.ts';
import { ENVELOPE_AS_KEPT } from '../parts/envelope.ts';

const importing = ({ direction }: Row): boolean => direction === 'import';
const exporting = ({ direction }: Row): boolean => direction === 'export';

/** Who and where is meant by a qualifier can depend on the direction. */
const onImport = (node: Node): Node => as(`${node.key}-import`, { when: importing }, node);
const onExport = (node: Node): Node => as(`${node.key}-export`, { when: exporting }, node);

const MONEY = measured('amount', 'currency');

/** A charge of the declaration that is an amount, and neither a rate nor a unit price. */
const CHARGE: Codec = {
  ...MONEY,
  read(texts) {
    const money = MONEY.read(texts) as { readonly amount: string; readonly currency?: string } | undefined;
    if (money === undefined) return undefined;
    const { amount, currency } = money;
    return { basis: 'total', value: amount, ...(currency === undefined ? {} : { currency }) };
  },
  write(value) {
    if (typeof value !== 'object' || value === null) return undefined;
    const { basis, value: amount, ...rest } = value as Readonly<Record<string, unknown>>;
    return basis === 'total' ? MONEY.write({ amount, ...rest }) : undefined;
  },
};

const office = (code: string, path: string): Node => one(`LOC/${code}`, field('2.1', path, TEXT));
const country = (code: string, path: string): Node =>
  one(`LOC/${code}`, field('2.1', path, COUNTRY), beside('2.2', '162', '2.1'), beside('2.3', '5', '2.1'));
const day = (code: string, path: string): Node => one(`DTM/${code}`, field('1.2 1.3', path, silently(DAY)));

const domestic = (code: string, path: string): Node =>
  one(`NAD/${code}`, field('2.1', `${path}.customsCode`, TEXT), field('4.1 4.2 4.3 4.4 4.5', `${path}.name`, LINES));
const overseas = (code: string, path: string): Node =>
  one(
    `NAD/${code}`,
    field('2.1', `${path}.code`, TEXT),
    field('4.1 4.2 4.3 4.4 4.5', `${path}.nameForeign`, LINES),
    field('5.1 5.2 5.3 5.4', `${path}.address`, LINES),
  );

/** A quantity of a goods item by what it is measured for. */
const quantity = (purpose: string, path: string): Node =>
  one(`MEA/${purpose}`, field('3.1', `${path}.unit`, UNIT), field('3.2', `${path}.value`, DECIMAL));

const mass = (dimension: string, path: string): Node =>
  as(
    `MEA-${dimension}`,
    { match: { '2.1': dimension, '3.1': 'KGM' } },
    one('MEA', field('3.2', path, DECIMAL), beside('1.1', 'WT')),
  );

const goods = many(
  'CST',
  'items',
  field('1.1', 'goodsItemNumber', TEXT),
  field('2.1', 'hs.code', TEXT),
  one('FTX/AAA', field('4.1 4.2 4.3 4.4 4.5', 'name', LINES)),
  country('27', 'originCountry'),
  country('36', 'destinationCountry'),
  quantity('AAA', 'quantity'),
  quantity('AAR', 'statutoryQuantity'),
  quantity('AAS', 'secondQuantity'),
  one('MOA/38', field('1.2', 'totalPrice', DECIMAL), field('1.3', 'currency', CURRENCY)),
  one('MOA/146', field('1.2', 'unitPrice', DECIMAL)),
);

/** The first CST of the message is about all goods; this is the one that begins an item. */
const item = as('CST', { place: 1 }, goods);

/**
 * Customs declaration. What a national code list alone explains (procedures, offices beside the first, documents, duties)
 * is kept beside the document and not translated.
 */
export const MESSAGE: Message = {
  type: 'CUSDEC',
  header: ['CUSDEC', 'D', '96B', 'UN'],
  envelope: ENVELOPE_AS_KEPT,
  nodes: [
    head(
      field('1.1', 'direction', known({ '929': 'import', '830': 'export' })),
      field('2.1', 'clientReference', TEXT),
      beside('3.1', '9'),
    ),
    office('22', 'declarationOffice'),
    onImport(office('41', 'entryExitOffice')),
    onExport(office('42', 'entryExitOffice')),
    onImport(country('35', 'transport.counterpartCountry')),
    onExport(country('36', 'transport.counterpartCountry')),
    onImport(day('151', 'transport.entryExitDate')),
    onExport(day('129', 'transport.entryExitDate')),
    mass('AAD', 'grossMass'),
    mass('AAC', 'netMass'),
    many(
      'EQD',
      'containers',
      beside('1.1', 'CN'),
      field('2.1', 'containerNumber', TEXT),
      field('3.1', 'specification', TEXT),
    ),
    one('FTX/AAI', field('4.1 4.2 4.3 4.4 4.5', 'note', LINES)),
    one('RFF/ABT', field('1.2', 'declarationNumber', TEXT)),
    one('RFF/CT', field('1.2', 'contractNumber', TEXT)),
    one('RFF/BM', field('1.2', 'transport.transportDocumentNumber', TEXT)),
    one(
      'TDT/11',
      field('2.1', 'transport.voyageNumber', TEXT),
      field('3.1', 'transport.mode', TEXT),
      field('8.4', 'transport.meansName', TEXT),
    ),
    onImport(domestic('IM', 'domesticTrader')),
    onExport(domestic('EX', 'domesticTrader')),
    domestic('DT', 'agent'),
    onImport(overseas('EX', 'overseasConsignor')),
    onExport(overseas('IM', 'overseasConsignee')),
    one('TOD', field('3.1', 'tradeTerms', known({ CIF: '1', CFR: '2', FOB: '3', EXW: '7' }))),
    one('MOA/39', field('1.2 1.3', 'invoiceTotal', MONEY)),
    one('MOA/64', field('1.2 1.3', 'freight', CHARGE)),
    one('MOA/67', field('1.2 1.3', 'insurance', CHARGE)),
    as('UNS/D', { always: true, place: 0 }, one('UNS/D')),
    item,
    as('UNS/S', { always: true, place: 1 }, one('UNS/S')),
    one('CNT/11', field('1.2', 'packages.quantity', DECIMAL)),
  ],
  fixed: { type: 'declaration' },
  rowExtensions: true,
  derive: (row) => ({
    fields: { direction: 'import', items: [] },
    ...(row['direction'] === undefined
      ? { finding: finding(EDM.assumed, '/direction', { expected: 'import or export', found: 'import' }) }
      : {}),
  }),
};
