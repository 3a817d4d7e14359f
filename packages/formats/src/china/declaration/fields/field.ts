import type { Value } from '../../values/index.ts';

/** Longest value: a number of characters, or `'19,5'` for 19 digits of which 5 stand after the point. */
export type Length = number | `${number},${number}`;

/** One element of DecMessage and its place in the document. */
export interface Field {
  readonly element: string;
  /** Name in the interface table, for messages in Chinese. */
  readonly nameZh: string;
  readonly value: Value;
  readonly maxLength: number;
  /** Digits before and after the point, for decimals. */
  readonly digits?: { readonly whole: number; readonly fraction: number };
  /** Keys from the row's document object; absent when only this format knows the field. */
  readonly path: readonly string[] | undefined;
  /** The store step requires it. */
  readonly toStore: boolean;
  /** The declare step requires it. */
  readonly toDeclare: boolean;
}

/**
 * One row of the table.
 *
 * @param required `S` to store, `D` to declare, `SD` both
 */
export function field(
  element: string,
  nameZh: string,
  value: Value,
  length: Length,
  path?: string,
  required = '',
): Field {
  const [total = 0, fraction = 0] = typeof length === 'string' ? length.split(',').map(Number) : [];
  return {
    element,
    nameZh,
    value,
    maxLength: typeof length === 'number' ? length : total + 2,
    ...(typeof length === 'number' ? {} : { digits: { whole: total - fraction, fraction } }),
    path: path?.split('.'),
    toStore: required.includes('S'),
    toDeclare: required.includes('D'),
  };
}
