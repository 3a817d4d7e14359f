/** Where a certificate of origin has the facts. @module */
import type {
  CertificateItem,
  CertificateOfOrigin,
} from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import type { Column } from '../column.ts';
import { joined, oneOf, type Reader, rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';
import { byHs, hsOf, linewise } from './common.ts';

type D = CertificateOfOrigin;
type Item = CertificateItem;
type Invoice = NonNullable<D['invoices']>[number];

const quantity = ({ quantity }: Item, path: string): Said => ({
  text: quantity?.value,
  unit: quantity?.unit,
  paths: [`${path}/quantity/value`],
});

/** Lines by the number of the certificate and their own, as a declaration names them. */
const lines = (say: (item: Item, path: string) => Said): Reader<D> =>
  rows<D, Item>('/items/*', (item, path, { number }) =>
    number === undefined
      ? undefined
      : { ...say(item, path), key: `${number}/${item.itemNumber}`, keyPath: `${path}/itemNumber` },
  );

export const certificateColumn: Column<D> = {
  exporter: texts('/exporter/name'),
  exporterCode: texts('/exporter/identifier'),
  importer: texts('/importer/name'),
  importerCode: texts('/importer/identifier'),
  producer: texts('/producer/name'),
  invoiceNumber: texts('/invoices/*/number'),
  billNumber: texts('/transport/transportDocumentNumber'),
  certificateNumber: texts('/number'),
  agreement: texts('/agreement'),
  mode: texts('/transport/mode'),
  vessel: texts('/transport/meansName'),
  voyage: texts('/transport/voyageNumber'),
  portOfLoading: texts('/transport/portOfLoading'),
  portOfDischarge: texts('/transport/portOfDischarge'),
  exportCountry: texts('/exporter/country'),
  destinationCountry: oneOf('/importingParty', '/importer/country'),
  packages: rows<D, Item>('/items/*', ({ packages }, path) =>
    packages === undefined ? undefined : { text: packages.quantity, paths: [`${path}/packages/quantity`] },
  ),
  packageKind: oneOf('/items/*/packages/kind'),
  grossMass: linewise('/items/*/grossMass', 'KGM'),
  marks: joined('/items/*/marks'),
  invoiceTotal: rows<D, Invoice>('/invoices/*', ({ number, total }, path) =>
    total === undefined
      ? undefined
      : { text: total.amount, unit: total.currency, key: number, paths: [`${path}/total/amount`] },
  ),
  fob: rows<D, Item>('/items/*', ({ fob }, path) =>
    fob === undefined ? undefined : { text: fob.amount, unit: fob.currency, paths: [`${path}/fob/amount`] },
  ),
  hs: hsOf('/items/*/hs'),
  preferenceHs: hsOf('/items/*/hs'),
  description: byHs<D, Item>('/items/*', ({ description }, path) => ({
    text: description,
    paths: [`${path}/description`],
  })),
  quantity: byHs<D, Item>('/items/*', quantity),
  origin: byHs<D, Item>('/items/*', ({ originCountry }, path) => ({
    text: originCountry,
    paths: [`${path}/originCountry`],
  })),
  proofHs: lines(({ hs }, path) => ({ text: hs?.code, edition: hs?.edition, paths: [`${path}/hs/code`] })),
  proofOrigin: lines(({ originCountry }, path) => ({ text: originCountry, paths: [`${path}/originCountry`] })),
  proofQuantity: lines(quantity),
  invoiceDate: rows<D, Invoice>('/invoices/*', ({ number, date }, path) =>
    date === undefined ? undefined : { text: date, key: number, paths: [`${path}/date`], keyPath: `${path}/number` },
  ),
  shippedOn: texts('/transport/departureDate'),
  certificateIssuedOn: texts('/issuedOn'),
};
