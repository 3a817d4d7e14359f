/** Where a packing list has the facts. @module */
import type { PackingLine, PackingList } from '../../documents/trade/packing-list.ts';
import type { Column } from '../column.ts';
import { first, oneOf, rows, texts } from '../readers.ts';
import { byHs, goodsLines, kilograms, linewise, tradeEquipment } from './common.ts';

type D = PackingList;

const grossMass = kilograms<D>('/grossMass', '/lines/*/grossMass');

export const packingListColumn: Column<D> = {
  ...goodsLines<D>(),
  ...tradeEquipment<D>(),
  exporter: oneOf('/seller/name', '/seller/nameForeign'),
  importer: oneOf('/buyer/name', '/buyer/nameForeign', '/consignee/name', '/consignee/nameForeign'),
  notifyParty: oneOf('/notifyParty/name', '/notifyParty/nameForeign'),
  invoiceNumber: texts('/invoiceNumber'),
  contractNumber: texts('/contractNumber'),
  orderNumber: texts('/orderNumber'),
  vessel: oneOf('/transport/*/meansName'),
  voyage: oneOf('/transport/*/voyageNumber'),
  portOfLoading: oneOf('/placeOfLoading/code', '/placeOfLoading/name'),
  portOfDischarge: oneOf('/placeOfDischarge/code', '/placeOfDischarge/name'),
  packages: first(texts('/packages/*/quantity'), texts('/lines/*/packages/*/quantity')),
  packageKind: first(oneOf('/packages/*/kind', '/packages/*/kindText'), oneOf('/lines/*/packages/*/kind')),
  grossMass,
  loadMass: grossMass,
  netMass: kilograms('/netMass', '/lines/*/netMass'),
  volume: first(texts('/volume', { unit: 'MTQ' }), linewise('/lines/*/volume', 'MTQ')),
  marks: texts('/marks'),
  tradeTerms: texts('/deliveryTerms/incoterm'),
  origin: byHs<D, PackingLine>('/lines/*', ({ originCountry }, path) => ({
    text: originCountry,
    paths: [`${path}/originCountry`],
  })),
  invoiceDate: rows<D, D>('', ({ invoiceDate, invoiceNumber }) =>
    invoiceDate === undefined ? undefined : { text: invoiceDate, key: invoiceNumber, paths: ['/invoiceDate'] },
  ),
  packedOn: texts('/issuedOn'),
};
