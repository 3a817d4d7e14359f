/** The objects of PDF (ISO 32000-2 §7.3), no more of them than signing needs. @module */

/** `/Name`, decoded; one character is one octet. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A number that is no plain integer, as it is written, so that it is written again so. */
export class PdfReal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `12 0 R` */
export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation = 0) {
    this.number = number;
    this.generation = generation;
  }
}

/** A string with the place where it stands, delimiters included. */
export class PdfString {
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  readonly from: number;
  readonly to: number;
  constructor(bytes: Uint8Array, hex = false, from = 0, to = 0) {
    this.bytes = bytes;
    this.hex = hex;
    this.from = from;
    this.to = to;
  }
}

/** `<< /Key value >>` */
export class PdfDict {
  readonly entries: ReadonlyMap<string, PdfValue>;
  constructor(entries: ReadonlyMap<string, PdfValue> | readonly (readonly [string, PdfValue])[]) {
    this.entries = entries instanceof Map ? entries : new Map(entries);
  }
  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }
  /** The same with entries set, or left out where the value is `undefined`. */
  with(changes: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
    const entries = new Map(this.entries);
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) entries.delete(key);
      else entries.set(key, value);
    }
    return new PdfDict(entries);
  }
}

/** A dictionary with data, not decoded. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly data: Uint8Array;
  constructor(dict: PdfDict, data: Uint8Array) {
    this.dict = dict;
    this.data = data;
  }
}

/** Lists that were read are not changed. */
export type PdfList = readonly PdfValue[];

export type PdfValue = null | boolean | number | PdfReal | PdfName | PdfRef | PdfString | PdfDict | PdfStream | PdfList;

export const isList = (value: PdfValue | undefined): value is PdfList => Array.isArray(value);

/** The name that a value is, if it is one. */
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined;

/** Whether two values are the same; references are the same when they name the same object. */
export function same(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (one === other) return true;
  if (one instanceof PdfName) return other instanceof PdfName && one.name === other.name;
  if (one instanceof PdfReal) return other instanceof PdfReal && one.text === other.text;
  if (one instanceof PdfRef)
    return other instanceof PdfRef && one.number === other.number && one.generation === other.generation;
  if (one instanceof PdfString) return other instanceof PdfString && equal(one.bytes, other.bytes);
  if (one instanceof PdfStream)
    return other instanceof PdfStream && equal(one.data, other.data) && same(one.dict, other.dict);
  if (one instanceof PdfDict) {
    if (!(other instanceof PdfDict) || one.entries.size !== other.entries.size) return false;
    return [...one.entries].every(([key, value]) => same(value, other.get(key)));
  }
  return isList(one) && isList(other) && one.length === other.length && one.every((item, at) => same(item, other[at]));
}

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
