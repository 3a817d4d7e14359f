/** Where a consignment note of rail, road or several modes has the facts. @module */
import type { ConsignmentNote } from '../../documents/trade/consignment-note.ts';
import type { Column } from '../column.ts';
import { first, oneOf, texts } from '../readers.ts';
import { byHs, hsOf, kilograms, tradeEquipment } from './common.ts';

type D = ConsignmentNote;
type Item = D['items'][number];

const grossMass = kilograms<D>('/grossMass', '/items/*/grossMass');

export const consignmentNoteColumn: Column<D> = {
  ...tradeEquipment<D>(),
  exporter: oneOf('/consignor/name', '/consignor/nameForeign'),
  importer: oneOf('/consignee/name', '/consignee/nameForeign'),
  notifyParty: oneOf('/notifyParty/name', '/notifyParty/nameForeign'),
  contractNumber: texts('/contractNumber'),
  billNumber: texts('/number'),
  packages: first(texts('/packages/*/quantity'), texts('/items/*/packages/*/quantity')),
  packageKind: first(oneOf('/packages/*/kind', '/packages/*/kindText'), oneOf('/items/*/packages/*/kind')),
  grossMass,
  loadMass: grossMass,
  netMass: kilograms('/netMass', '/items/*/netMass'),
  marks: texts('/marks'),
  tradeTerms: texts('/deliveryTerms/incoterm'),
  hs: hsOf('/items/*/hs'),
  description: byHs<D, Item>('/items/*', ({ description, descriptionForeign }, path) => ({
    text: description ?? descriptionForeign,
    also: descriptionForeign === undefined ? [] : [descriptionForeign],
    paths: [`${path}/${description === undefined ? 'descriptionForeign' : 'description'}`],
  })),
  origin: byHs<D, Item>('/items/*', ({ originCountry }, path) => ({
    text: originCountry,
    paths: [`${path}/originCountry`],
  })),
  shippedOn: texts('/takenOverAt'),
  billIssuedOn: texts('/issuedOn'),
};
