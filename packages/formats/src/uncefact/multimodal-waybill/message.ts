import type { ConsignmentNote } from '@kouan/sdk';
import { jsonCodec, type TreeMessage } from '../../syntax/tree/index.ts';
import { TABLE } from './table.ts';

export const NAME = 'uncefact.multimodal-waybill';

export const MESSAGE: TreeMessage<ConsignmentNote> = {
  name: NAME,
  table: TABLE,
  base: { type: 'consignment-note', kind: 'multimodal', items: [] },
  marks: ['exchangedDocument', 'specifiedConsignment'],
  constants: [{ at: ['exchangedDocument', 'typeCode', 'content'], value: '700', also: ['703', '720'] }],
};

export const codec = jsonCodec(MESSAGE);
