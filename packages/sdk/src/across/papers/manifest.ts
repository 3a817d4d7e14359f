/** Where a manifest has the facts: the head of the voyage, and the consignments of this shipment among all others. @module */
import type { Manifest } from '../../documents/manifest.ts';
import type { Column } from '../column.ts';
import { letters } from '../kinds/text.ts';
import { as, joined, oneOf, type Reader, rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';
import { byHs, containerKey, hsOf } from './common.ts';

type D = Manifest;
type Consignment = NonNullable<D['consignments']>[number];
type Equipment = NonNullable<Consignment['equipment']>[number];
type Item = NonNullable<Consignment['items']>[number];

const NOWHERE = { bills: new Set<string>() };

const numbersOf = (one: Consignment): string[] =>
  [one.associatedTransportDocument, one.transportContractDocument?.id].flatMap((text) =>
    text === undefined ? [] : letters(text),
  );

/**
 * Reads only what is of this shipment: consignments whose bill another paper names, or the only one. Paths are those of
 * the whole manifest.
 */
const consigned = (reader: Reader<Consignment>): Reader<D> => ({
  home: '/consignments',
  read({ consignments = [] }, scope) {
    const named = consignments.map((one) => numbersOf(one).some((number) => scope.bills.has(number)));
    const chosen = named.includes(true) ? named : consignments.length === 1 ? [true] : [];
    return consignments.flatMap((one, index) =>
      chosen[index] !== true
        ? []
        : reader.read(one, scope).map((said) => ({
            ...said,
            paths: said.paths.map((path) => `/consignments/${index}${path}`),
            ...(said.keyPath === undefined ? {} : { keyPath: `/consignments/${index}${said.keyPath}` }),
          })),
    );
  },
});

const equipment = (say: (one: Equipment, path: string) => Said | readonly Said[]): Reader<D> =>
  consigned(
    rows<Consignment, Equipment>('/equipment/*', (one, path) => {
      const name = one.number === undefined ? 'id' : 'number';
      const key = containerKey(one[name]);
      if (key === undefined) return undefined;
      return [say(one, path)].flat().map((each) => ({ ...each, key, keyPath: `${path}/${name}` }));
    }),
  );

const grossMass = consigned({
  home: '',
  read(one, scope) {
    const [whole] = oneOf<Consignment>('/totalGrossMass', '/goodsGrossMass').read(one, scope);
    if (whole !== undefined) return [{ ...whole, also: [], unit: 'KGM' }];
    return rows<Consignment, Item>('/items/*', ({ grossMass: mass }, path) => ({
      text: mass,
      unit: 'KGM',
      paths: [`${path}/grossMass`],
    })).read(one, scope);
  },
});

/** A code and its customs office stand in one field: CNNGB/3104. */
const place = (name: 'loading' | 'unloading'): Reader<D> => ({
  home: `/${name}`,
  read(document, scope) {
    const own = consigned(oneOf<Consignment>(`/${name}/id`, `/${name}/name`)).read(document, scope);
    return own.length > 0 ? own : oneOf<D>(`/${name}/id`, `/${name}/name`).read(document, scope);
  },
});

const PAYMENT: Readonly<Record<string, string>> = { PP: 'PRE', CC: 'COL' };

export const manifestColumn: Column<D> = {
  exporter: consigned(texts('/consignor/name')),
  exporterCode: consigned(texts('/consignor/id')),
  importer: consigned(texts('/consignee/name')),
  importerCode: consigned(texts('/consignee/id')),
  notifyParty: consigned(texts('/notifyParty/name')),
  // Of all consignments: the bill of this shipment must be among them.
  billNumber: rows<D, Consignment>('/consignments/*', (one, path) => {
    const [said] = oneOf<Consignment>('/associatedTransportDocument', '/transportContractDocument/id').read(
      one,
      NOWHERE,
    );
    return said === undefined ? undefined : { ...said, paths: said.paths.map((own) => `${path}${own}`) };
  }),
  mode: texts('/transport/mode'),
  vessel: texts('/transport/name'),
  voyage: texts('/transport/journey'),
  portOfLoading: place('loading'),
  portOfDischarge: place('unloading'),
  freightPayment: as(consigned(oneOf('/freightPayment', '/freightPaymentMethod')), (said) => ({
    ...said,
    text: PAYMENT[said.text ?? ''],
    also: [],
    derived: true,
  })),
  packages: consigned(oneOf('/packages/quantity', '/totalPackages')),
  packageKind: consigned(texts('/packages/type')),
  grossMass,
  loadMass: grossMass,
  volume: consigned(texts('/grossVolume', { unit: 'MTQ' })),
  marks: consigned(joined('/packages/marks')),
  containers: consigned(oneOfEach('/equipment/*/number', '/equipment/*/id')),
  seals: equipment(({ seals = [] }, path) =>
    seals.map(({ number }, index) => ({ text: number, paths: [`${path}/seals/${index}/number`] })),
  ),
  sizeType: equipment(({ characteristic }, path) => ({ text: characteristic, paths: [`${path}/characteristic`] })),
  tare: equipment(({ tareWeight }, path) => ({
    text: tareWeight?.value,
    unit: tareWeight?.unit ?? 'KGM',
    paths: [`${path}/tareWeight/value`],
  })),
  containerMass: consigned(
    rows<Consignment, Item>('/items/*', ({ equipmentNumber, grossMass: mass }, path) => {
      const key = containerKey(equipmentNumber);
      return key === undefined
        ? undefined
        : { text: mass, unit: 'KGM', key, paths: [`${path}/grossMass`], keyPath: `${path}/equipmentNumber` };
    }),
  ),
  containerPackages: consigned(
    rows<Consignment, Item>('/items/*', ({ equipmentNumber, packages, packageQuantity }, path) => {
      const key = containerKey(equipmentNumber);
      const name = packages?.quantity === undefined ? 'packageQuantity' : 'packages/quantity';
      return key === undefined
        ? undefined
        : {
            text: packages?.quantity ?? packageQuantity,
            key,
            paths: [`${path}/${name}`],
            keyPath: `${path}/equipmentNumber`,
          };
    }),
  ),
  hs: consigned(hsOf('/items/*/hs')),
  description: consigned(
    byHs<Consignment, Item>('/items/*', ({ cargoDescription, description }, path) => ({
      text: cargoDescription ?? description,
      paths: [`${path}/${cargoDescription === undefined ? 'description' : 'cargoDescription'}`],
    })),
  ),
  shippedOn: texts('/transport/departureAt'),
  crossedOn: texts('/transport/arrivalAt'),
};

/** Both names of a container number; a row has one of them. */
function oneOfEach(...patterns: readonly string[]): Reader<Consignment> {
  const readers = patterns.map((pattern) => texts<Consignment>(pattern));
  return { home: '/equipment', read: (document, scope) => readers.flatMap((reader) => reader.read(document, scope)) };
}
