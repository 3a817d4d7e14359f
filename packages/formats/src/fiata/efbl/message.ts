import type { BillOfLading } from '@kouan/sdk';
import { jsonCodec, type TreeMessage } from '../../syntax/tree/index.ts';
import { TABLE } from './table.ts';

export const NAME = 'fiata.efbl';

export const MESSAGE: TreeMessage<BillOfLading> = {
  name: NAME,
  table: TABLE,
  base: { type: 'bill-of-lading', transportDocumentTypeCode: 'BOL', isToOrder: true, isElectronic: true },
  marks: ['exchanged_document', 'supply_chain_consignment'],
  constants: [{ at: ['exchanged_document', 'firstSignatoryAuthentication'], value: {}, also: 'objects' }],
};

export const codec = jsonCodec(MESSAGE);
