/** The table of goods: what is carried, then what it is carried in. @module */
import { addDecimal, type Decimal, formatDecimal, parseDecimal, ZERO } from '@kouan/core';
import type { BillOfLading } from '@kouan/sdk';
import { rowOf, type TableRow, type TableStyle } from '../table.ts';
import type { Typeset } from '../typeset.ts';
import type { Ledger } from './ledger.ts';
import { joined, measure } from './words.ts';

export const GOODS: TableStyle = {
  columns: [
    ['Marks and numbers; container\n唛头；箱号', 104],
    ['Packages\n件数及包装', 84],
    ['Description of goods; seals\n货物描述；封号', 199.28],
    ['Gross weight\n毛重', 78],
    ['Measurement\n体积', 74],
  ],
  size: 7.5,
  headSize: 6.5,
  headHeight: 23,
  gap: 3,
  shaded: true,
};

/** Every line of the goods, then every container. */
export function goodsRows(ledger: Ledger, type: Typeset): TableRow[] {
  const rows = ledger.each('/consignmentItems').flatMap((item) => itemRows(ledger, item));
  const containers = ledger.each('/utilizedTransportEquipments').map((one) => containerRow(ledger, one));
  if (containers.length > 0) rows.push(['', '', `Containers 集装箱: ${containers.length}`, '', ''], ...containers);
  return rows.map((texts) => rowOf(texts, GOODS, type));
}

type Texts = readonly [marks: string, packages: string, description: string, weight: string, volume: string];

function itemRows(ledger: Ledger, item: string): Texts[] {
  const hs = [...ledger.each(`${item}/extendedHsCodes`), ...ledger.each(`${item}/hsCodes`)].map((one) =>
    ledger.text(`${one}/code`),
  );
  const booking = ledger.text(`${item}/carrierBookingReference`);
  const description = joined(
    [
      ...ledger.list(`${item}/descriptionOfGoods`),
      hs.length === 0 ? '' : `HS ${[...new Set(hs)].join(', ')}`,
      booking === '' ? '' : `Booking 订舱号 ${booking}`,
    ],
    '\n',
  );
  const head: Texts = [ledger.list(`${item}/shippingMarks`).join('\n'), '', description, '', ''];
  return [head, ...ledger.each(`${item}/cargoItems`).map((one) => cargoRow(ledger, one))];
}

function cargoRow(ledger: Ledger, cargo: string): Texts {
  const packaging = `${cargo}/outerPackaging`;
  const field = (name: string): string => ledger.text(`${packaging}/${name}`);
  const wood = field('woodDeclaration');
  const net = measure(ledger, `${cargo}/cargoNetWeight`);
  const netVolume = measure(ledger, `${cargo}/cargoNetVolume`);
  return [
    ledger.text(`${cargo}/equipmentReference`),
    joined([field('numberOfPackages'), field('packageCode'), field('imoPackagingCode'), field('description')], ' '),
    joined(
      [
        ...ledger.each(`${packaging}/dangerousGoods`).map((one) => dangerous(ledger, one)),
        wood === '' ? '' : `Wood 木质材料 ${wood}`,
      ],
      '\n',
    ),
    joined([measure(ledger, `${cargo}/cargoGrossWeight`), net === '' ? '' : `net 净 ${net}`], '\n'),
    joined([measure(ledger, `${cargo}/cargoGrossVolume`), netVolume === '' ? '' : `net 净 ${netVolume}`], '\n'),
  ];
}

/** Dangerous goods in the order of the IMDG Code: number, name, class, subsidiary hazards, packing group. */
function dangerous(ledger: Ledger, goods: string): string {
  const field = (name: string): string => ledger.text(`${goods}/${name}`);
  const prefixed = (prefix: string, text: string): string => (text === '' ? '' : `${prefix} ${text}`);
  const technical = field('technicalName');
  const flash = field('limits/flashPoint');
  const risks = joined([field('subsidiaryRisk1'), field('subsidiaryRisk2')], ', ');
  return joined(
    [
      prefixed('UN', field('UNNumber')),
      prefixed('NA', field('NANumber')),
      joined([field('properShippingName'), technical === '' ? '' : `(${technical})`], ' '),
      joined([prefixed('class', field('imoClass')), risks === '' ? '' : `(${risks})`], ' '),
      prefixed('packing group', field('packingGroup')),
      prefixed('EmS', field('EMSNumber')),
      flash === '' ? '' : `flash point ${flash} ${field('limits/temperatureUnit')}`,
      ledger.flag(`${goods}/isMarinePollutant`) === true ? 'MARINE POLLUTANT' : '',
      ledger.flag(`${goods}/isLimitedQuantity`) === true ? 'LIMITED QUANTITY' : '',
    ],
    ', ',
  );
}

function containerRow(ledger: Ledger, container: string): Texts {
  const seals = ledger
    .each(`${container}/seals`)
    .map((one) => joined([ledger.text(`${one}/number`), ledger.text(`${one}/source`)], ' '));
  const tare = measure(ledger, `${container}/equipment/tareWeight`);
  return [
    joined(
      [ledger.text(`${container}/equipment/equipmentReference`), ...ledger.list(`${container}/shippingMarks`)],
      '\n',
    ),
    joined(
      [
        ledger.text(`${container}/equipment/ISOEquipmentCode`),
        ledger.flag(`${container}/isShipperOwned`) === true ? 'SOC 货主箱' : '',
      ],
      ' ',
    ),
    joined([seals.length === 0 ? '' : `Seals 封号 ${seals.join(', ')}`, reefer(ledger, container)], '\n'),
    tare === '' ? '' : `tare 皮重 ${tare}`,
    '',
  ];
}

function reefer(ledger: Ledger, container: string): string {
  const settings = `${container}/activeReeferSettings`;
  const field = (name: string): string => ledger.text(`${settings}/${name}`);
  const off = ledger.flag(`${container}/isNonOperatingReefer`);
  if (off === true) return 'Non-operating reefer 冷机不运行';
  const parts = [
    ['set at 设定', joined([field('temperatureSetpoint'), field('temperatureUnit')], ' ')],
    ['O2 %', field('o2Setpoint')],
    ['CO2 %', field('co2Setpoint')],
    ['humidity 湿度 %', field('humiditySetpoint')],
    ['air exchange 换气', joined([field('airExchangeSetpoint'), field('airExchangeUnit')], ' ')],
  ] as const;
  return joined(
    parts.map(([name, text]) => (text === '' ? '' : `${name} ${text}`)),
    '; ',
  );
}

export interface Totals {
  readonly packages: string;
  readonly weight: string;
  readonly volume: string;
}

/** Sums over the whole bill, one for each unit; nothing where a part cannot be added. */
export function totals({ consignmentItems = [] }: BillOfLading): Totals {
  const goods = consignmentItems.flatMap(({ cargoItems = [] }) => cargoItems);
  return {
    packages: sum(goods.map(({ outerPackaging }) => ({ value: outerPackaging?.numberOfPackages, unit: '' }))),
    weight: sum(
      goods.map(({ cargoGrossWeight }) => ({ value: cargoGrossWeight?.value, unit: cargoGrossWeight?.unit })),
    ),
    volume: sum(
      goods.map(({ cargoGrossVolume }) => ({ value: cargoGrossVolume?.value, unit: cargoGrossVolume?.unit })),
    ),
  };
}

function sum(values: readonly { readonly value: string | undefined; readonly unit: string | undefined }[]): string {
  const byUnit = new Map<string, Decimal>();
  for (const { value, unit = '' } of values) {
    const decimal = value === undefined ? undefined : parseDecimal(value);
    // A total over less than everything would be taken for a total over everything.
    if (decimal === undefined) return '';
    byUnit.set(unit, addDecimal(byUnit.get(unit) ?? ZERO, decimal));
  }
  return [...byUnit].map(([unit, total]) => joined([plain(formatDecimal(total)), unit], ' ')).join(' + ');
}

/** Without zeros that say nothing. */
const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
