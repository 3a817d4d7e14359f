/** Goods and containers of a bill of lading. @module */
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { Check, Report } from '../check.ts';
import { BOL } from './catalogue.ts';

type Equipment = NonNullable<BillOfLading['utilizedTransportEquipments']>[number];
type Item = NonNullable<BillOfLading['consignmentItems']>[number];
/** What is asked of goods in a container; shipping instructions have the same of them, but for what is dangerous. */
type CargoItem = Omit<NonNullable<Item['cargoItems']>[number], 'outerPackaging'> & {
  readonly outerPackaging?: Packaging | undefined;
};
interface Packaging {
  readonly dangerousGoods?: readonly unknown[] | undefined;
  readonly packageCode?: string | undefined;
  readonly imoPackagingCode?: string | undefined;
}
type CustomsReference = NonNullable<BillOfLading['customsReferences']>[number];

/** ISO 6346 types of thermal containers: R in the third place. */
const REEFER = /^..R/;

const MEASURES = ['cargoGrossWeight', 'cargoGrossVolume', 'cargoNetWeight', 'cargoNetVolume'] as const;

export const cargoCheck: Check<BillOfLading> = {
  codes: [
    BOL.unknownEquipment,
    BOL.equipmentTwice,
    BOL.reeferUnsaid,
    BOL.reeferSettings,
    BOL.reeferOff,
    BOL.packageCode,
    BOL.setpoint,
    BOL.referenceTwice,
    BOL.measureUnit,
  ].map(({ code }) => code),
  source: 'DCSA EBL 3.0, consignmentItems, utilizedTransportEquipments',
  title: { en: 'Goods and containers', zh: '货物与集装箱' },
  check({ consignmentItems = [], utilizedTransportEquipments = [], customsReferences }, _context, report) {
    const containers = new Set<string>();
    for (const [index, one] of utilizedTransportEquipments.entries()) {
      const path = `/utilizedTransportEquipments/${index}`;
      const number = one.equipment?.equipmentReference;
      if (number !== undefined && containers.has(number))
        report(BOL.equipmentTwice, `${path}/equipment/equipmentReference`, { found: number });
      if (number !== undefined) containers.add(number);
      reefer(path, one, report);
      unique(`${path}/customsReferences`, one.customsReferences, report);
    }
    for (const [index, { cargoItems = [], customsReferences: own }] of consignmentItems.entries()) {
      unique(`/consignmentItems/${index}/customsReferences`, own, report);
      for (const [at, item] of cargoItems.entries())
        cargo(`/consignmentItems/${index}/cargoItems/${at}`, item, containers, report);
    }
    unique('/customsReferences', customsReferences, report);
  },
};

/** What goods in a container must have. */
export function cargo(path: string, item: CargoItem, containers: ReadonlySet<string>, report: Report): void {
  const { equipmentReference, customsReferences } = item;
  const outerPackaging: Packaging = item.outerPackaging ?? {};
  if (equipmentReference !== undefined && !containers.has(equipmentReference))
    report(BOL.unknownEquipment, `${path}/equipmentReference`, {
      found: equipmentReference,
      related: [{ path: '/utilizedTransportEquipments' }],
    });
  const { dangerousGoods = [], packageCode, imoPackagingCode } = outerPackaging;
  if (dangerousGoods.length > 0 && packageCode === undefined && imoPackagingCode === undefined)
    report(BOL.packageCode, `${path}/outerPackaging/packageCode`);
  for (const name of MEASURES)
    if (item[name] !== undefined && item[name].unit === undefined) report(BOL.measureUnit, `${path}/${name}/unit`);
  unique(`${path}/customsReferences`, customsReferences, report);
}

function reefer(
  path: string,
  { equipment, isNonOperatingReefer, activeReeferSettings: settings }: Equipment,
  report: Report,
): void {
  const type = equipment?.ISOEquipmentCode;
  if (type !== undefined && REEFER.test(type) && isNonOperatingReefer === undefined)
    report(BOL.reeferUnsaid, `${path}/isNonOperatingReefer`, { found: type });
  if (isNonOperatingReefer === false && settings === undefined)
    report(BOL.reeferSettings, `${path}/activeReeferSettings`);
  if (isNonOperatingReefer === true && settings !== undefined) report(BOL.reeferOff, `${path}/activeReeferSettings`);
  if (settings === undefined) return;
  const pairs = [
    ['temperatureSetpoint', 'temperatureUnit'],
    ['airExchangeSetpoint', 'airExchangeUnit'],
  ] as const;
  for (const [value, unit] of pairs)
    if ((settings[value] === undefined) !== (settings[unit] === undefined))
      report(BOL.setpoint, `${path}/activeReeferSettings/${unit}`, {
        related: [{ path: `${path}/activeReeferSettings/${value}` }],
      });
}

/** One list of values for each type and country. */
export function unique(path: string, references: readonly CustomsReference[] = [], report: Report): void {
  const seen = new Set<string>();
  for (const [index, { type, countryCode }] of references.entries()) {
    const pair = `${type ?? ''} ${countryCode ?? ''}`;
    if (seen.has(pair)) report(BOL.referenceTwice, `${path}/${index}`, { found: pair });
    seen.add(pair);
  }
}
