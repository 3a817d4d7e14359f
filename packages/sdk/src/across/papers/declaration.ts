/** Where a declaration has the facts. @module */
import type { Declaration } from '../../documents/declaration/declaration.ts';
import type { GoodsItem } from '../../documents/declaration/goods-item.ts';
import type { Column } from '../column.ts';
import { as, either, oneOf, type Reader, rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';
import { byHs, containerKey, hsOf } from './common.ts';

type D = Declaration;
type Container = NonNullable<D['containers']>[number];

const isImport = ({ direction }: D): boolean => direction === 'import';
const byDirection = (whenImport?: Reader<D>, whenExport?: Reader<D>): Reader<D> =>
  either(isImport, whenImport, whenExport);

const domestic = oneOf<D>('/domesticTrader/name', '/domesticTrader/nameForeign');
const credit = texts<D>('/domesticTrader/socialCreditCode');
const grossMass = texts<D>('/grossMass', { unit: 'KGM' });

/** A charge that is an amount; a rate says none. */
const charge = (name: 'freight' | 'insurance'): Reader<D> =>
  rows<D, NonNullable<D['freight']>>(`/${name}`, ({ basis, value, currency }, path) =>
    basis === 'total' ? { text: value, unit: currency, paths: [`${path}/value`] } : undefined,
  );

const containers = (say: (one: Container, path: string) => Said): Reader<D> =>
  rows<D, Container>('/containers/*', (one, path) => ({
    ...say(one, path),
    key: containerKey(one.containerNumber),
    keyPath: `${path}/containerNumber`,
  }));

/** What an item says of the line of the proof that it claims under. */
const proofs = (say: (item: GoodsItem, path: string) => Said): Reader<D> =>
  rows<D, GoodsItem>('/items/*', (item, path) =>
    (item.preferentialOrigins ?? []).flatMap(({ proofNumber, proofItemNumber }, index) =>
      proofNumber === undefined || proofItemNumber === undefined
        ? []
        : {
            ...say(item, path),
            key: `${proofNumber}/${proofItemNumber}`,
            more: [`${path}/preferentialOrigins/${index}/proofItemNumber`],
          },
    ),
  );

export const declarationColumn: Column<D> = {
  exporter: byDirection(oneOf('/overseasConsignor/nameForeign', '/overseasConsignor/name'), domestic),
  exporterCode: byDirection(undefined, credit),
  importer: byDirection(domestic, oneOf('/overseasConsignee/nameForeign', '/overseasConsignee/name')),
  importerCode: byDirection(credit),
  producer: byDirection(undefined, texts('/owner/name')),
  contractNumber: texts('/contractNumber'),
  billNumber: as(texts('/transport/transportDocumentNumber'), (said) => ({
    ...said,
    // Master and house bill stand in one field: 总提单*分提单.
    also: (said.text ?? '').split(/[*_]/).filter(Boolean),
  })),
  certificateNumber: texts('/items/*/preferentialOrigins/*/proofNumber'),
  agreement: texts('/items/*/preferentialOrigins/*/agreement'),
  mode: texts('/transport/mode'),
  vessel: texts('/transport/meansName'),
  voyage: texts('/transport/voyageNumber'),
  portOfLoading: byDirection(texts('/transport/departurePort'), texts('/transport/entryExitPort')),
  portOfDischarge: byDirection(texts('/transport/entryExitPort'), texts('/transport/counterpartPort')),
  exportCountry: byDirection(texts('/transport/counterpartCountry')),
  destinationCountry: byDirection(undefined, texts('/transport/counterpartCountry')),
  packages: texts('/packages/quantity'),
  packageKind: oneOf('/packages/kind', '/otherPackages/*/kind'),
  grossMass,
  loadMass: grossMass,
  netMass: texts('/netMass', { unit: 'KGM' }),
  marks: texts('/marks'),
  containers: texts('/containers/*/containerNumber'),
  tare: containers(({ tareMass }, path) => ({ text: tareMass, unit: 'KGM', paths: [`${path}/tareMass`] })),
  containerMass: containers(({ goodsMass }, path) => ({ text: goodsMass, unit: 'KGM', paths: [`${path}/goodsMass`] })),
  tradeTerms: texts('/tradeTerms'),
  currency: texts('/items/*/currency'),
  goodsTotal: rows<D, GoodsItem>('/items/*', ({ totalPrice, currency }, path) => ({
    text: totalPrice,
    unit: currency,
    paths: [`${path}/totalPrice`],
  })),
  invoiceSum: rows<D, NonNullable<D['invoiceTotal']>>('/invoiceTotal', ({ amount, currency }, path) => ({
    text: amount,
    unit: currency,
    paths: [`${path}/amount`],
  })),
  freight: charge('freight'),
  insurance: charge('insurance'),
  hs: hsOf('/items/*/hs'),
  preferenceHs: rows<D, GoodsItem>('/items/*', ({ hs, preferentialOrigins = [] }, path) =>
    preferentialOrigins.length === 0 ? undefined : { text: hs?.code, edition: hs?.edition, paths: [`${path}/hs/code`] },
  ),
  description: byHs<D, GoodsItem>('/items/*', ({ name, nameForeign }, path) => ({
    text: name ?? nameForeign,
    also: nameForeign === undefined ? [] : [nameForeign],
    paths: [`${path}/${name === undefined ? 'nameForeign' : 'name'}`],
  })),
  quantity: byHs<D, GoodsItem>('/items/*', ({ quantity }, path) => ({
    text: quantity?.value,
    unit: quantity?.unit,
    paths: [`${path}/quantity/value`],
  })),
  netMassOf: byHs<D, GoodsItem>('/items/*', ({ statutoryQuantity }, path) => ({
    text: statutoryQuantity?.unit === 'KGM' ? statutoryQuantity.value : undefined,
    unit: 'KGM',
    paths: [`${path}/statutoryQuantity/value`],
  })),
  amount: byHs<D, GoodsItem>('/items/*', ({ totalPrice, currency }, path) => ({
    text: totalPrice,
    unit: currency,
    paths: [`${path}/totalPrice`],
  })),
  origin: byHs<D, GoodsItem>('/items/*', ({ originCountry }, path) => ({
    text: originCountry,
    paths: [`${path}/originCountry`],
  })),
  proofHs: proofs(({ hs }, path) => ({ text: hs?.code, edition: hs?.edition, paths: [`${path}/hs/code`] })),
  proofOrigin: proofs(({ preferentialOriginCountry }, path) => ({
    text: preferentialOriginCountry,
    paths: [`${path}/preferentialOriginCountry`],
  })),
  proofQuantity: proofs(({ quantity }, path) => ({
    text: quantity?.value,
    unit: quantity?.unit,
    paths: [`${path}/quantity/value`],
  })),
  shippedOn: byDirection(texts('/transport/departureDate')),
  crossedOn: texts('/transport/entryExitDate'),
};
