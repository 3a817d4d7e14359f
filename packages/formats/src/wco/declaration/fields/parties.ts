import type { Composed, Direction, Place } from '../../placing/place.ts';
import { TEXT } from '../../placing/values.ts';

/** A firm registered with the customs that are asked. */
const domestic = (element: string, direction: Direction): readonly Place[] => [
  { key: `${element}/ID`, path: ['domesticTrader', 'customsCode'], value: TEXT, for: direction },
  { key: `${element}/Name`, path: ['domesticTrader', 'name'], value: TEXT, for: direction },
];

const overseas = (element: string, party: string, direction: Direction): readonly Place[] => [
  { key: `${element}/ID`, path: [party, 'code'], value: TEXT, for: direction },
  { key: `${element}/Name`, path: [party, 'nameForeign'], value: TEXT, for: direction },
];

const addressOf = (element: string, party: string, direction: Direction): Composed => ({
  keys: [
    `${element}/Address/Line`,
    `${element}/Address/CityName`,
    `${element}/Address/PostcodeID`,
    `${element}/Address/CountrySubDivisionName`,
    `${element}/Address/CountryCode`,
  ],
  path: [party, 'address'],
  for: direction,
});

/** Who trades stands in other elements for goods that come in than for goods that go out. */
export const PARTIES: readonly Place[] = [
  ...domestic('GoodsShipment/Importer', 'import'),
  ...domestic('Exporter', 'export'),
  ...overseas('Exporter', 'overseasConsignor', 'import'),
  ...overseas('GoodsShipment/Consignee', 'overseasConsignee', 'export'),
  { key: 'Declarant/ID', path: ['agent', 'customsCode'], value: TEXT },
  { key: 'Declarant/Name', path: ['agent', 'name'], value: TEXT },
  { key: 'Declarant/Contact/Name', path: ['declarantName'], value: TEXT },
  { key: 'Declarant/Communication/ID', path: ['declarantContact'], value: TEXT },
];

export const ADDRESSES: readonly Composed[] = [
  addressOf('Exporter', 'overseasConsignor', 'import'),
  addressOf('GoodsShipment/Consignee', 'overseasConsignee', 'export'),
];
