import { oneOf, separated, type Value } from '../values/index.ts';

/** Codes that only messages of bonded zones have. */
export const RELATED_TYPE: Value = oneOf('1, 2 or 3', {
  '1': 'bonded-inventory',
  '2': 'stock-list',
  '3': 'bill-of-lading',
});
export const RELATED_NUMBERS: Value = separated('values separated by \\', '\\');
export const OPERATION: Value = oneOf('1, 2 or 3', { '1': 'new', '2': 'change', '3': 'void' });
export const MOVEMENT: Value = oneOf('I or E', { I: 'entry', E: 'exit' });
export const DIRECTION: Value = oneOf('I or E', { I: 'import', E: 'export' });
export const GOODS_KIND: Value = oneOf('I or E', { I: 'material', E: 'product' });
export const PASS_KIND: Value = oneOf('1, 2, 3, 4, 5 or 6', {
  '1': 'enter-first',
  '2': 'first-line',
  '3': 'second-line',
  '4': 'not-declared',
  '5': 'registered-at-gate',
  '6': 'empty-vehicle',
});
export const BINDING: Value = oneOf('1, 2 or 3', {
  '1': 'one-vehicle-many-documents',
  '2': 'one-vehicle-one-document',
  '3': 'many-vehicles-one-document',
});
export const DECLARED: Value = oneOf('1 or 2', { '1': true, '2': false });
export const DECLARATION_RELATION: Value = oneOf('1 or 2', { '1': 'related', '2': 'corresponding' });
export const CHANGE: Value = oneOf('0, 1, 2 or 3', { '0': 'none', '1': 'changed', '2': 'deleted', '3': 'added' });
export const DANGEROUS: Value = oneOf('0 or 1', { '0': false, '1': true });
