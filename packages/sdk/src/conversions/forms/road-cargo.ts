/**
 * What Hong Kong’s Road Cargo System asks for, and Macau as far as anything is known. The eight particulars of Hong Kong
 * are the authority’s own list; everything that is marked soft is practice.
 *
 * @module
 */
import type { Document } from '../../documents/index.ts';
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const LIST = 'Hong Kong Customs, Road Cargo System: cargo information, particular';
const BUNDLING = 'Hong Kong Customs, Road Cargo System: bundling of cargo and vehicle';
const PRACTICE = 'practice; no public list of fields';

const PARTICULARS: readonly FormField[] = [
  must('/packages/*/quantity', 'Number of packages', '货物包件数目', `${LIST} (a)`),
  must('/packages/*/kind', 'Description of packages', '货物包件说明', `${LIST} (b)`, { or: ['/packages/*/kindText'] }),
  must('/items/*/description', 'Description of the articles', '每件货物包件内物品的描述', `${LIST} (c)`, {
    or: ['/items/*/descriptionForeign'],
  }),
  must('/consignor/name', 'Name of the consignor', '付货人名称', `${LIST} (d)`),
  must('/consignor/addressLines', 'Address of the consignor', '付货人地址', `${LIST} (e)`),
  must('/consignee/name', 'Name of the consignee', '收货人名称', `${LIST} (f)`),
  must('/consignee/addressLines', 'Address of the consignee', '收货人地址', `${LIST} (g)`),
  must('/expectedOn', 'Expected date of arrival or departure', '预计到达/离开日期', `${LIST} (h)`),
];

const CROSSING: readonly FormField[] = [
  must('/vehicle/registrationNumber', 'Registration of the vehicle', '车辆登记号码', BUNDLING),
  field('/cargoReferenceNumber', 'Customs cargo reference number', '海关货物编号（CCRN）', BUNDLING),
];

const soft = { soft: true } as const;
const USUAL: readonly FormField[] = [
  field('/correlationNumber', 'Number shared with the mainland', '与内地报送的关联号', PRACTICE, soft),
  field('/consignmentReference', 'Reference of the consignment', '货物托运编号', PRACTICE, soft),
  field('/controlPoint/name', 'Boundary control point', '陆路边境管制站', PRACTICE, soft),
  field('/vehicle/mainlandPlate', 'Plate on the mainland', '内地车牌', PRACTICE, soft),
  field('/consignor/nameForeign', 'Name of the consignor in English', '付货人英文名称', PRACTICE, soft),
  field('/items/*/descriptionForeign', 'Description in English', '货物英文描述', PRACTICE, soft),
  field('/items/*/hs/code', 'HS code', '商品编码', PRACTICE, soft),
  field('/items/*/quantity/value', 'Quantity', '数量', PRACTICE, soft),
  field('/items/*/originCountry', 'Country of origin', '原产地', PRACTICE, soft),
  field('/items/*/value/amount', 'Value', '货值', PRACTICE, soft),
  field('/grossMass', 'Gross mass', '毛重', PRACTICE, soft),
  field('/packages/*/marks', 'Marks', '唛头', PRACTICE, soft),
  field('/placeOfDelivery/name', 'Place of delivery', '交货地点', PRACTICE, soft),
];

const isFor =
  (authority: string) =>
  (document: Document): boolean =>
    document.type === 'road-cargo' && document.authority === authority;

/** Nothing of Macau is public: what Hong Kong prescribes is asked for, softly. */
const softly = ({ required: _, ...rest }: FormField): FormField => ({ ...rest, clause: PRACTICE, soft: true });

export const ROAD_CARGO_FORMS: readonly Form[] = [
  {
    name: 'hong-kong.road-cargo',
    documentType: 'road-cargo',
    title: { en: 'Road Cargo System of Hong Kong Customs', zh: '香港海关道路货物资料系统' },
    source: 'Hong Kong Customs and Excise Department, Road Cargo System (ROCARS)',
    when: isFor('hong-kong'),
    fields: [...PARTICULARS, ...CROSSING, ...USUAL],
  },
  {
    name: 'macau.road-cargo',
    documentType: 'road-cargo',
    title: { en: 'Road cargo of Macau', zh: '澳门道路货物资料' },
    source: 'no public list of fields',
    when: isFor('macau'),
    fields: [...PARTICULARS, ...CROSSING, ...USUAL].map(softly),
  },
];
