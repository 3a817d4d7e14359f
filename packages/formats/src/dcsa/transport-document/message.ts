import type { BillOfLading } from '@kouan/sdk';
import { messageForm } from '../message.ts';
import { transportDocument } from './fields.ts';

export const NAME = 'dcsa.transport-document';

/** The transport document, both ways. */
export const message = messageForm<BillOfLading>(NAME, 'bill-of-lading', transportDocument);
