/** The boxes of Form RCEP that an exporter fills. @module */
import type { Form, FormField } from '../form.ts';
import { field, must } from './field.ts';

const box = (number: number): string => `RCEP Article 3.17, Annex 3B; Form RCEP box ${number}`;

const FIELDS: readonly FormField[] = [
  must('/agreement', 'Agreement', '协定', 'RCEP Article 3.17'),
  must('/exporter/name', 'Exporter', '出口商名称', box(1)),
  must('/exporter/address', 'Address of the exporter', '出口商地址', box(1)),
  must('/exporter/country', 'Country of the exporter', '出口商国家', box(1)),
  must('/importer/name', 'Importer or consignee', '进口商或收货人名称', box(2)),
  must('/importer/address', 'Address of the importer', '进口商或收货人地址', box(2)),
  must('/importer/country', 'Country of the importer', '进口商或收货人国家', box(2)),
  field('/producer/name', 'Producer', '生产商', box(3), { or: ['/producerDisclosure'] }),
  field('/transport/departureDate', 'Departure', '离港日期', box(4)),
  field('/transport/meansName', 'Vessel or flight', '船名/航班', box(4)),
  field('/transport/portOfLoading', 'Port of loading', '装货港', box(4)),
  field('/transport/portOfDischarge', 'Port of discharge', '卸货港', box(4)),
  must('/items/*/itemNumber', 'Item', '项号', box(6)),
  field('/items/*/marks', 'Marks', '唛头', box(7)),
  must('/items/*/packages/quantity', 'Packages', '件数', box(8)),
  must('/items/*/packages/kind', 'Kind of packages', '包装种类', box(8)),
  must('/items/*/description', 'Description', '货物描述', box(8)),
  must('/items/*/hs/code', 'HS code', 'HS 编码（6 位）', box(9)),
  must('/items/*/criterion', 'Origin conferring criterion', '原产地标准', box(10)),
  must('/items/*/originCountry', 'RCEP country of origin', 'RCEP 原产国', box(11)),
  must('/items/*/quantity/value', 'Quantity', '数量', box(12), { or: ['/items/*/grossMass'] }),
  must('/items/*/invoiceNumbers', 'Invoice', '发票号', box(13)),
  must('/invoices/*/number', 'Number of the invoice', '发票编号', box(13)),
  must('/invoices/*/date', 'Date of the invoice', '发票日期', box(13)),
  field('/remarks', 'Remarks', '备注', box(14)),
  must('/importingParty', 'Importing country', '进口国', box(15)),
  must('/declaration/place', 'Place of the declaration', '申报地点', box(15)),
  must('/declaration/date', 'Date of the declaration', '申报日期', box(15)),
  must('/declaration/signatory', 'Who declares', '申报人', box(15)),
];

export const CERTIFICATE_FORM: Form = {
  name: 'rcep.certificate',
  documentType: 'certificate-of-origin',
  title: { en: 'Form RCEP, as the exporter applies for it', zh: 'RCEP 原产地证书申请' },
  source: 'RCEP Article 3.17 and Annex 3B; Form RCEP',
  fields: FIELDS,
};
