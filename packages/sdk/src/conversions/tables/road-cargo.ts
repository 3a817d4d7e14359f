/** Declaration or road manifest of the mainland → road cargo of Hong Kong and of Macau (一单两报). @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import { onSide } from '../conversion.ts';
import { AS_LINES, AS_LIST, PACKAGES_AS_ROW } from '../converters.ts';

/** What leaves the mainland enters the other side. */
const DIRECTION: readonly Row[] = [
  { to: '/direction', side: 'export', fixed: 'import' },
  { to: '/direction', side: 'import', fixed: 'export' },
];

const DECLARATION_ROWS: readonly Row[] = [
  ...DIRECTION,
  { to: '/correlationNumber', from: ['/clientReference', '/singleWindowNumber', '/declarationNumber'] },
  { to: '/consignmentReference', from: ['/contractNumber', '/clientReference'] },
  { to: '/mainlandDeclarationNumber', from: '/declarationNumber' },
  { to: '/mainlandSingleWindowNumber', from: '/singleWindowNumber' },
  ...onSide('export', [
    { to: '/consignor/name', from: '/domesticTrader/name' },
    { to: '/consignor/nameForeign', from: '/domesticTrader/nameForeign' },
    { to: '/consignor/country', fixed: 'CN', beside: '/consignor/name' },
    { to: '/consignee/name', from: ['/overseasConsignee/nameForeign', '/overseasConsignee/name'] },
    { to: '/consignee/addressLines', from: '/overseasConsignee/address', by: AS_LINES },
    { to: '/placeOfDelivery/country', from: '/transport/counterpartCountry' },
  ]),
  ...onSide('import', [
    { to: '/consignor/name', from: ['/overseasConsignor/nameForeign', '/overseasConsignor/name'] },
    { to: '/consignor/addressLines', from: '/overseasConsignor/address', by: AS_LINES },
    { to: '/consignee/name', from: '/domesticTrader/name' },
    { to: '/consignee/nameForeign', from: '/domesticTrader/nameForeign' },
    { to: '/consignee/country', fixed: 'CN', beside: '/consignee/name' },
    { to: '/placeOfLoading/country', from: '/transport/counterpartCountry' },
  ]),
  { to: '/vehicle/mainlandPlate', from: '/transport/meansName' },
  { to: '/journeyNumber', from: '/transport/voyageNumber' },
  { to: '/transportDocumentNumber', from: '/transport/transportDocumentNumber' },
  { to: '/packages', from: '/packages', by: PACKAGES_AS_ROW },
  { to: '/packages/0/marks', from: '/marks', beside: '/packages/0/quantity' },
  { to: '/grossMass', from: '/grossMass' },
  { to: '/netMass', from: '/netMass' },
];

const DECLARATION_ITEMS: Section = {
  to: '/items',
  each: { declaration: '/items' },
  rows: [
    { to: '/itemNumber', position: true },
    { to: '/description', from: '/name' },
    { to: '/descriptionForeign', from: '/nameForeign' },
    { to: '/hs', from: '/hs' },
    { to: '/quantity', from: '/quantity' },
    { to: '/value/amount', from: '/totalPrice' },
    { to: '/value/currency', from: '/currency', beside: '/value/amount' },
    { to: '/originCountry', from: '/originCountry' },
  ],
};

const DECLARATION_CONTAINERS: Section = {
  to: '/equipment',
  each: { declaration: '/containers' },
  rows: [
    { to: '/number', from: '/containerNumber' },
    { to: '/kind', fixed: 'container' },
    { to: '/grossMass', from: '/goodsMass' },
    { to: '/tareMass', from: '/tareMass' },
  ],
};

const MANIFEST_ROWS: readonly Row[] = [
  ...DIRECTION,
  { to: '/correlationNumber', from: ['/messageId', '/declarationId'] },
  { to: '/consignmentReference', from: '/consignments/0/transportContractDocument/id' },
  { to: '/consignor/name', from: '/consignments/*/consignor/name', gather: 'same' },
  { to: '/consignor/addressLines', from: '/consignments/*/consignor/address/line', gather: 'same', by: AS_LINES },
  { to: '/consignor/country', from: '/consignments/*/consignor/address/country', gather: 'same' },
  { to: '/consignee/name', from: '/consignments/*/consignee/name', gather: 'same' },
  { to: '/consignee/addressLines', from: '/consignments/*/consignee/address/line', gather: 'same', by: AS_LINES },
  { to: '/consignee/country', from: '/consignments/*/consignee/address/country', gather: 'same' },
  { to: '/vehicle/mainlandPlate', from: ['/transport/name', '/transport/id'] },
  { to: '/journeyNumber', from: '/transport/journey' },
  { to: '/transportDocumentNumber', from: '/consignments/*/transportContractDocument/id', gather: 'join' },
  { to: '/packages/0/quantity', from: '/consignments/*/packages/quantity', gather: 'sum' },
  { to: '/packages/0/kind', from: '/consignments/*/packages/type', gather: 'same' },
  { to: '/grossMass', from: '/consignments/*/totalGrossMass', gather: 'sum' },
];

const MANIFEST_ITEMS: Section = {
  to: '/items',
  each: { manifest: '/consignments/*/items' },
  rows: [
    { to: '/itemNumber', position: true },
    { to: '/description', from: '/cargoDescription' },
    { to: '/hs', from: '/hs' },
    { to: '/packages/0/quantity', from: '/packages/quantity' },
    { to: '/packages/0/kind', from: '/packages/type' },
    { to: '/packages/0/marks', from: '/packages/marks' },
    { to: '/grossMass', from: '/grossMass' },
    { to: '/equipmentNumbers', from: '/equipmentNumber', by: AS_LIST },
  ],
};

const AUTHORITIES = [
  ['hong-kong', 'Hong Kong', '香港'],
  ['macau', 'Macau', '澳门'],
] as const;

/** Both sides of the boundary ask for the same; what each requires is its form’s. */
export const ROAD_CARGO: readonly Conversion[] = AUTHORITIES.flatMap(([variant, en, zh]): Conversion[] => [
  {
    name: `declaration-to-${variant}-road-cargo`,
    title: { en: `Declaration to road cargo of ${en}`, zh: `报关单转换为${zh}道路货物资料` },
    from: [{ type: 'declaration' }],
    to: 'road-cargo',
    variant,
    directed: true,
    rows: [{ to: '/authority', fixed: variant }, ...DECLARATION_ROWS],
    sections: [DECLARATION_CONTAINERS, DECLARATION_ITEMS],
  },
  {
    name: `manifest-to-${variant}-road-cargo`,
    title: { en: `Road manifest to road cargo of ${en}`, zh: `公路舱单转换为${zh}道路货物资料` },
    from: [{ type: 'manifest' }],
    to: 'road-cargo',
    variant,
    directed: true,
    rows: [{ to: '/authority', fixed: variant }, ...MANIFEST_ROWS],
    sections: [MANIFEST_ITEMS],
  },
]);
