/** Where a bill of lading has the facts. @module */
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Column } from '../column.ts';
import { amountKind } from '../kinds/amount.ts';
import { as, joined, oneOf, type Reader, rows, texts } from '../readers.ts';
import type { Said } from '../value.ts';
import { containerKey, hsKey, hsOf } from './common.ts';

type D = BillOfLading;
type Item = NonNullable<D['consignmentItems']>[number];
type CargoItem = NonNullable<Item['cargoItems']>[number];
type Equipment = NonNullable<D['utilizedTransportEquipments']>[number];

const CARGO = '/consignmentItems/*/cargoItems/*';

/** A measure of every piece of cargo; the sum is unknown when one does not say it. */
const cargo = (name: 'cargoGrossWeight' | 'cargoNetWeight' | 'cargoGrossVolume'): Reader<D> => {
  const all = rows<D, CargoItem>(CARGO, (item, path) => ({
    text: item[name]?.value,
    unit: item[name]?.unit,
    paths: [`${path}/${name}/value`],
  }));
  return {
    home: all.home,
    read(document, scope) {
      const said = all.read(document, scope);
      return said.some(({ text }) => text !== undefined) ? said : [];
    },
  };
};

const inContainer = (say: (item: CargoItem, path: string) => Said): Reader<D> =>
  rows<D, CargoItem>(CARGO, (item, path) => {
    const key = containerKey(item.equipmentReference);
    return key === undefined ? undefined : { ...say(item, path), key, keyPath: `${path}/equipmentReference` };
  });

const ofContainer = (
  say: (one: Equipment, path: string, document: D) => Said | readonly Said[] | undefined,
): Reader<D> =>
  rows<D, Equipment>('/utilizedTransportEquipments/*', (one, path, document) => {
    const key = containerKey(one.equipment?.equipmentReference);
    const said = key === undefined ? undefined : say(one, path, document);
    if (said === undefined) return undefined;
    return [said].flat().map((each) => ({ ...each, key, keyPath: `${path}/equipment/equipmentReference` }));
  });

const grossMass = cargo('cargoGrossWeight');

/** Credit code of a party, where the bill gives it. */
const registered = (party: 'shipper' | 'consignee'): Reader<D> =>
  rows<D, { readonly type?: string; readonly value?: string }>(
    `/documentParties/${party}/taxLegalReferences/*`,
    ({ type, value }, path) => (type === 'USCI' ? { text: value, paths: [`${path}/value`] } : undefined),
  );

/** Tare and cargo of a container, when both are known in one unit. */
function loaded(one: Equipment, path: string, { consignmentItems = [] }: D): Said | undefined {
  const number = containerKey(one.equipment?.equipmentReference);
  const tare = one.equipment?.tareWeight;
  if (tare === undefined) return undefined;
  const more: string[] = [];
  const parts = [{ text: tare.value, unit: tare.unit }];
  for (const [index, { cargoItems = [] }] of consignmentItems.entries())
    for (const [row, { equipmentReference, cargoGrossWeight }] of cargoItems.entries()) {
      if (containerKey(equipmentReference) !== number) continue;
      if (cargoGrossWeight === undefined) return undefined;
      parts.push({ text: cargoGrossWeight.value, unit: cargoGrossWeight.unit });
      more.push(`/consignmentItems/${index}/cargoItems/${row}/cargoGrossWeight/value`);
    }
  const total = parts.length === 1 ? undefined : amountKind.sum?.(parts);
  return total === undefined
    ? undefined
    : { ...total, paths: [`${path}/equipment/tareWeight/value`], more, derived: true };
}

export const billColumn: Column<D> = {
  exporter: oneOf('/documentParties/shipper/partyName', '/documentParties/onBehalfOfShipper/partyName'),
  exporterCode: registered('shipper'),
  importer: oneOf('/documentParties/consignee/partyName', '/documentParties/onBehalfOfConsignee/partyName'),
  importerCode: registered('consignee'),
  notifyParty: oneOf('/documentParties/notifyParties/*/partyName'),
  billNumber: texts('/transportDocumentReference'),
  mode: as(oneOf<D>('/transports/vesselVoyages/*/vesselName'), (said) => ({
    ...said,
    text: '1',
    also: [],
    derived: true,
  })),
  vessel: oneOf('/transports/vesselVoyages/*/vesselName'),
  voyage: oneOf(
    '/transports/vesselVoyages/*/carrierExportVoyageNumber',
    '/transports/vesselVoyages/*/universalExportVoyageReference',
  ),
  portOfLoading: oneOf(
    '/transports/portOfLoading/UNLocationCode',
    '/transports/portOfLoading/locationName',
    '/displayedNameForPortOfLoad/*',
  ),
  portOfDischarge: oneOf(
    '/transports/portOfDischarge/UNLocationCode',
    '/transports/portOfDischarge/locationName',
    '/displayedNameForPortOfDischarge/*',
  ),
  freightPayment: texts('/freightPaymentTermCode'),
  packages: rows<D, CargoItem>(CARGO, ({ outerPackaging }, path) =>
    outerPackaging === undefined
      ? undefined
      : { text: outerPackaging.numberOfPackages, paths: [`${path}/outerPackaging/numberOfPackages`] },
  ),
  packageKind: oneOf(
    `${CARGO}/outerPackaging/packageCode`,
    `${CARGO}/outerPackaging/imoPackagingCode`,
    `${CARGO}/outerPackaging/description`,
  ),
  grossMass,
  loadMass: grossMass,
  netMass: cargo('cargoNetWeight'),
  volume: cargo('cargoGrossVolume'),
  marks: joined('/consignmentItems/*/shippingMarks/*'),
  containers: texts('/utilizedTransportEquipments/*/equipment/equipmentReference'),
  seals: ofContainer(({ seals = [] }, path) =>
    seals.map(({ number }, index) => ({ text: number, paths: [`${path}/seals/${index}/number`] })),
  ),
  sizeType: ofContainer(({ equipment }, path) => ({
    text: equipment?.ISOEquipmentCode,
    paths: [`${path}/equipment/ISOEquipmentCode`],
  })),
  tare: ofContainer(({ equipment }, path) => ({
    text: equipment?.tareWeight?.value,
    unit: equipment?.tareWeight?.unit,
    paths: [`${path}/equipment/tareWeight/value`],
  })),
  containerMass: inContainer(({ cargoGrossWeight }, path) => ({
    text: cargoGrossWeight?.value,
    unit: cargoGrossWeight?.unit,
    paths: [`${path}/cargoGrossWeight/value`],
  })),
  containerPackages: inContainer(({ outerPackaging }, path) => ({
    text: outerPackaging?.numberOfPackages,
    paths: [`${path}/outerPackaging/numberOfPackages`],
  })),
  verifiedMass: ofContainer(loaded),
  hs: hsOf('/consignmentItems/*/hsCodes/*'),
  description: rows<D, Item>(
    '/consignmentItems/*',
    ({ descriptionOfGoods = [], hsCodes: [hs, ...others] = [] }, path) =>
      // A description of goods of several subheadings is of none of them.
      hs === undefined || others.length > 0
        ? undefined
        : {
            text: descriptionOfGoods.join(' '),
            key: hsKey(hs),
            paths: [`${path}/descriptionOfGoods`],
            keyPath: `${path}/hsCodes/0/code`,
          },
  ),
  shippedOn: texts('/shippedOnBoardDate'),
  billIssuedOn: texts('/issueDate'),
};
