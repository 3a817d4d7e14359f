import { oneOf, type Value } from '../values/index.ts';

/** Codes that only e-commerce messages have. */
export const OPERATION_KIND: Value = oneOf('1, 2 or 3', { '1': 'new', '2': 'change', '3': 'delete' });
export const STEP: Value = oneOf('1 or 2', { '1': 'store', '2': 'declare' });
export const ID_TYPE: Value = oneOf('1 or 2', { '1': 'identity-card', '2': 'other' });
export const ENTRY_OR_EXIT: Value = oneOf('I or E', { I: 'entry', E: 'exit' });
export const STATISTICS: Value = oneOf('A or B', { A: 'simplified', B: 'summary' });
export const SUMMARY_BY: Value = oneOf('1 or 2', { '1': 'merchant', '2': 'merchant-and-producer' });
export const TAX_STATUS: Value = oneOf('1, 2 or 3', { '1': 'made', '2': 'summarised', '3': 'void' });
export const TOTAL: Value = oneOf('3', { '3': 'total' });
