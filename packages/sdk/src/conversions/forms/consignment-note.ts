/** What the law of each mode wants on its note. @module */
import type { Document } from '../../documents/index.ts';
import type { ConsignmentNote } from '../../documents/trade/consignment-note.ts';
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

/** Fields that every law asks for, with the letter or number that each gives them. */
const COMMON = (law: (about: keyof typeof CIM) => string): readonly FormField[] => [
  must('/issuedOn', 'Date', '填制日期', law('date')),
  must('/placeOfIssue/name', 'Place of issue', '填制地点', law('date')),
  must('/consignor/name', 'Consignor', '发货人', law('consignor')),
  must('/consignor/addressLines', 'Address of the consignor', '发货人地址', law('consignor'), {
    or: ['/consignor/city'],
  }),
  must('/carrier/name', 'Carrier', '承运人', law('carrier'), { or: ['/carriages/*/carrier/name'] }),
  must('/placeOfTakingOver/name', 'Place of taking over', '接收地点', law('takingOver'), {
    or: ['/placeOfTakingOver/code'],
  }),
  must('/takenOverAt', 'Date of taking over', '接收日期', law('takingOver')),
  must('/placeOfDelivery/name', 'Place of delivery', '交付地点', law('delivery'), { or: ['/placeOfDelivery/code'] }),
  must('/consignee/name', 'Consignee', '收货人', law('consignee')),
  must('/consignee/addressLines', 'Address of the consignee', '收货人地址', law('consignee'), {
    or: ['/consignee/city'],
  }),
  must('/items/*/description', 'Description of the goods', '货物名称', law('goods'), {
    or: ['/items/*/descriptionForeign'],
  }),
  must('/items/*/packages/*/kind', 'Packing', '包装方法', law('goods'), {
    or: ['/packages/*/kind', '/packages/*/kindText', '/items/*/packages/*/kindText'],
  }),
  must('/items/*/packages/*/quantity', 'Packages', '件数', law('packages'), { or: ['/packages/*/quantity'] }),
  field('/marks', 'Marks', '唛头', law('packages'), { or: ['/packages/*/marks'] }),
  must('/items/*/grossMass', 'Gross mass', '毛重', law('mass'), { or: ['/grossMass'] }),
  field('/documents/*/number', 'Papers for customs', '海关所需单证', law('papers')),
  field('/paymentOfCharges', 'Charges', '运输费用', law('charges'), { or: ['/charges/*/amount'] }),
];

const CIM = {
  date: '(a)',
  consignor: '(b)',
  carrier: '(c)',
  takingOver: '(e)',
  delivery: '(f)',
  consignee: '(g)',
  goods: '(h)',
  packages: '(i)',
  mass: '(m)',
  papers: '(n)',
  charges: '(o)',
} as const;

const CMR: typeof CIM | Record<keyof typeof CIM, string> = {
  ...CIM,
  takingOver: '(d)',
  delivery: '(d)',
  consignee: '(e)',
  goods: '(f)',
  packages: '(g)',
  mass: '(h)',
  charges: '(i)',
  papers: '(j)',
};

const cim = (about: keyof typeof CIM): string => `CIM Article 7 §1 ${CIM[about]}`;
const cmr = (about: keyof typeof CIM): string => `CMR Article 6 §1 ${CMR[about]}`;
const smgs = (): string => 'SMGS Article 15 §1';
const usual = (): string => 'practice; CMR Article 6 as its model';

const EQUIPMENT = (clause: string): readonly FormField[] => [
  must('/wagons/*/number', 'Wagon', '车号', clause, { or: ['/equipment/*/number'] }),
  field('/equipment/*/number', 'Container', '集装箱号', clause, { ifRows: true }),
];

const ROUTE = (clause: string): readonly FormField[] => [
  must('/borderStations/*/name', 'Border stations', '国境口岸站', clause, { or: ['/borderStations/*/nationalCode'] }),
  must('/items/*/etsngCode', 'Code of the goods', '货物编码', clause, { or: ['/items/*/nhmCode', '/items/*/hs/code'] }),
  field('/equipment/*/seals', 'Seals', '封印', clause, { ifRows: true }),
  field('/massDeterminedBy', 'How the mass was found', '确定重量的方法', clause),
];

const ofKind =
  (...kinds: readonly ConsignmentNote['kind'][]) =>
  (document: Document): boolean =>
    document.type === 'consignment-note' && kinds.includes(document.kind);

const soften = (fields: readonly FormField[]): readonly FormField[] => fields.map((one) => ({ ...one, soft: true }));

const form = (
  name: string,
  title: Form['title'],
  source: string,
  kinds: readonly ConsignmentNote['kind'][],
  fields: readonly FormField[],
): Form => ({ name, documentType: 'consignment-note', title, source, when: ofKind(...kinds), fields });

export const CONSIGNMENT_NOTE_FORMS: readonly Form[] = [
  form(
    'rail.cim',
    { en: 'CIM consignment note', zh: 'CIM 铁路运单' },
    'CIM Article 7',
    ['rail-cim'],
    [...COMMON(cim), ...EQUIPMENT('CIM Article 7 §1 (j), (l)')],
  ),
  form(
    'rail.smgs',
    { en: 'SMGS consignment note', zh: '国际货协运单' },
    'SMGS Article 15',
    ['rail-smgs'],
    [...COMMON(smgs), ...EQUIPMENT(smgs()), ...ROUTE(smgs())],
  ),
  form(
    'rail.cim-smgs',
    { en: 'CIM/SMGS consignment note', zh: '国际货约/国际货协运单' },
    'CIM Article 7; SMGS Article 15',
    ['rail-cim-smgs'],
    [
      ...COMMON(cim),
      ...EQUIPMENT('CIM Article 7 §1 (j), (l); SMGS Article 15 §1'),
      ...ROUTE(smgs()),
      must('/reconsignmentPlace/name', 'Where the law changes', '转换地点', 'CIM/SMGS consignment note manual', {
        soft: true,
      }),
    ],
  ),
  form(
    'road.cmr',
    { en: 'CMR consignment note', zh: 'CMR 公路运单' },
    'CMR Article 6',
    ['road-cmr', 'road'],
    [...COMMON(cmr)],
  ),
  form(
    'waybill',
    { en: 'Waybill', zh: '运单' },
    'practice; no law lists the fields for all carriers',
    ['sea', 'air', 'inland-water'],
    soften(COMMON(usual)),
  ),
  form(
    'multimodal',
    { en: 'Multimodal transport document', zh: '多式联运单证' },
    'UNCTAD/ICC rules for multimodal transport documents; practice',
    ['multimodal'],
    soften([
      ...COMMON(usual),
      must('/legs/*/mode', 'Mode of each leg', '各段运输方式', usual()),
      must('/legs/*/documentNumber', 'Paper of each leg', '各段运单号', usual()),
    ]),
  ),
];
