import { bytesOnly, type Finding, type Place, shaped, type Text } from '@kouan/core';
import type { Document } from './documents/index.ts';

/** The standard a written form follows. */
export interface Standard {
  readonly name: string;
  readonly version: string;
  /** Where its clauses can be read. */
  readonly source: string;
}

/** A leaf of the input that the decoder has no place for. */
export interface Unmapped {
  /** Place in the input, written as the format writes places (element path, column name). */
  readonly path: string;
  readonly value: string;
}

/** A field of a document that a format cannot carry. */
export interface Dropped {
  /** RFC 6901 pointer into the document. */
  readonly path: string;
  readonly value: unknown;
}

/** What a decoder could read and what it has to say about it. `document` is absent when nothing could be read. */
export interface Decoded<D extends Document = Document> {
  readonly document?: D;
  /** Where the document begins in an input of many, for example its first row. */
  readonly at?: Place;
  /** Where in the input a field of the document came from, so that later findings can say it too. */
  readonly locate?: (pointer: string) => Place | undefined;
  readonly findings: readonly Finding[];
  readonly unmapped: readonly Unmapped[];
  /** The input as it came, where it could hold several documents and holds this one: a signed one is passed on unchanged. */
  readonly bytes?: Uint8Array;
}

/** What an encoder wrote and what the target could not carry. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
  readonly dropped: readonly Dropped[];
}

/** What the caller knows and the bytes do not say. */
export interface DecodeOptions {
  /** Name for findings; nothing is opened. */
  readonly file?: string;
  /** Settings of one format, for example the column mapping of a table. */
  readonly settings?: unknown;
}

/** One written form of one type of document. */
export interface Format<D extends Document = Document> {
  /** Stable name, for example `china.declaration`. */
  readonly name: string;
  readonly title: Text;
  /** The document that it carries; `any` where it carries every one. */
  readonly documentType: D['type'] | 'any';
  readonly standard: Standard;
  readonly mediaType: string;
  /** File name endings without the dot, the usual one first. */
  readonly extensions: readonly string[];
  /** Largest input in bytes; larger input is a finding and is not read. */
  readonly maxBytes: number;
  /** 0 = not this format, 1 = certain. Sees at most the first 4096 bytes. */
  detect(head: Uint8Array): number;
  /**
   * Never throws for wrong bytes: they come back as findings.
   *
   * @throws KouanError `ERR_KOUAN_USAGE` for a text, or whatever else is not bytes.
   */
  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<D>;
  /**
   * Absent where a format is only read.
   *
   * @throws KouanError `ERR_KOUAN_DOCUMENT` when a value has not the shape of its field.
   */
  encode?(document: D): Encoded;
  /** Every document of an input that is at hand, for formats that hold many. */
  decodeAll?(bytes: Uint8Array, options?: DecodeOptions): readonly Decoded<D>[];
  /** Several documents as one input, where the format holds many. All are of one kind. */
  encodeAll?(documents: readonly D[]): Encoded;
  /** What a document carries inside, to be read by a format of its own; `format` is the one that it announces. */
  open?(document: D): { readonly bytes: Uint8Array; readonly format?: string } | undefined;
  /** One after the other, for files that hold many documents; memory is that of one document. */
  decodeEach?(source: AsyncIterable<Uint8Array>, options?: DecodeOptions): AsyncIterable<Decoded<D>>;
}

const SHAPE: Text = {
  en: 'check(document) names the field. If it finds nothing there, this is a mistake of the format.',
  zh: 'check(document) 会指出字段；若未发现结构问题，则为格式程序的错误。',
};

/** Types a format by its document; what is not bytes, or not a document, gets an error that says so. */
export function defineFormat<D extends Document>(format: Format<D>): Format<D> {
  const { decodeAll, encode, encodeAll } = format;
  return {
    ...format,
    decode: (bytes, options) => format.decode(bytesOnly(bytes), options),
    ...(decodeAll && { decodeAll: (bytes, options) => decodeAll.call(format, bytesOnly(bytes), options) }),
    ...(encode && { encode: (document) => shaped(SHAPE, () => encode.call(format, document)) }),
    ...(encodeAll && { encodeAll: (documents) => shaped(SHAPE, () => encodeAll.call(format, documents)) }),
  };
}

/** True when a format can carry a document of this type. */
export const carries = ({ documentType }: Pick<Format, 'documentType'>, type: Document['type']): boolean =>
  documentType === 'any' || documentType === type;
