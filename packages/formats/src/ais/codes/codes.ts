import type { Text } from '@kouan/core';

/** Meanings of the numbers of a field. A number that is not there is reserved. */
export type Codes = Readonly<Record<number, Text>>;

/** Codes from 0 on, in order. */
export const codesFrom = (...texts: readonly (readonly [en: string, zh: string])[]): Codes =>
  Object.fromEntries(texts.map(([en, zh], code) => [code, { en, zh }]));
