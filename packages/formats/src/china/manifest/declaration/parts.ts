import { type Group, inside, type Leaf, rows, wordsOf } from '../../message/index.ts';
import { TEXT } from '../../values/index.ts';

/** Words for elements that belong to one place: each group has its own. */
export const leaf = (element: string, nameZh: string, path: string, value: Leaf['value'] = TEXT): Leaf =>
  wordsOf({ [element]: [nameZh, value, path] }).may(element);

/** A place by its code, as `CNSHA` or `CNYTN/5316`. */
export const place = (element: string, nameZh: string, path: string, ...more: readonly Leaf[]): Group =>
  inside(element, leaf('ID', nameZh, `${path}.id`), ...more);

const address = (around: string, path: string): readonly Leaf[] => [
  leaf('Line', `${around}地址`, `${path}.line`),
  leaf('CityName', `${around}城市`, `${path}.city`),
  leaf('CountrySubEntityID', `${around}省份代码`, `${path}.regionCode`),
  leaf('CountrySubEntityName', `${around}省份`, `${path}.region`),
  leaf('PostcodeID', `${around}邮编`, `${path}.postcode`),
  leaf('CountryCode', `${around}国家`, `${path}.country`),
];

/** An address whose fields stand in the element itself. */
export const bareAddress = (element: string, nameZh: string, path: string): Group =>
  inside(element, ...address(nameZh, path));

const communication = (nameZh: string, path: string): Group =>
  rows(
    'Communication',
    path,
    { max: 3 },
    leaf('ID', `${nameZh}通讯号码`, 'number'),
    leaf('TypeID', `${nameZh}通讯方式`, 'kind'),
  );

const contact = (element: string, nameZh: string, path: string): Group =>
  inside(element, leaf('Name', `${nameZh}姓名`, `${path}.name`), communication(nameZh, `${path}.communications`));

/** Consignee, consignor, notify party. */
export const party = (element: string, nameZh: string, path: string): Group =>
  inside(
    element,
    leaf('ID', `${nameZh}代码`, `${path}.id`),
    leaf('Name', `${nameZh}名称`, `${path}.name`),
    inside('Address', ...address(nameZh, `${path}.address`)),
    communication(nameZh, `${path}.communications`),
    contact('Contact', nameZh, `${path}.contact`),
    leaf('AEO', `${nameZh}AEO编码`, `${path}.aeo`),
  );

export const undgContact = contact('UNDGContact', '危险品联系人', 'dangerousGoodsContact');
export const carrierOnTheWay = inside(
  'IntermediateCarrier',
  leaf('ID', '中间承运人', 'intermediateCarrier.id'),
  communication('中间承运人', 'intermediateCarrier.communications'),
);
export const tallyParty = inside(
  'TallyParty',
  leaf('ID', '理货部门代码', 'tallyParty.id'),
  contact('Contact', '理货责任人', 'tallyParty.contact'),
);
export const master = inside(
  'Master',
  leaf('ID', '船长代码', 'transport.master.id'),
  leaf('Name', '船长姓名', 'transport.master.name'),
  communication('船长', 'transport.master.communications'),
);
