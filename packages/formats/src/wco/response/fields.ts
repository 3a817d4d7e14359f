import type { RowTable } from '../placing/place.ts';
import { TEXT } from '../placing/values.ts';
import { INSTANT } from './times.ts';

/** What of a notification a receipt has a field for. */
export const RECEIPT_TABLE: RowTable = {
  places: [
    { key: 'FunctionCode', path: ['channel'], value: TEXT },
    { key: 'FunctionalReferenceID', path: ['messageId'], value: TEXT },
    { key: 'IssueDateTime/DateTimeString', path: ['noticedAt'], value: INSTANT },
    { key: 'Declaration/FunctionalReferenceID', path: ['clientReference'], value: TEXT },
    { key: 'Declaration/ID', path: ['declarationNumber'], value: TEXT },
  ],
};
