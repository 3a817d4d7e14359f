import type { Text } from '@kouan/core';

/** Which way goods go, seen from the country that declares. */
export type Direction = 'import' | 'export';

/** What a converter may know beside the value. */
export interface ConvertContext {
  readonly direction?: Direction;
}

/** Writes a value of a paper as the target has it; `undefined` where there is no such value. */
export interface Converter {
  readonly name: string;
  /** What it expects and makes. */
  readonly about: Text;
  convert(value: unknown, context: ConvertContext): unknown;
}
