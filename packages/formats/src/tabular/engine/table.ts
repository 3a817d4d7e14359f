import type { Decoded, DecodeOptions, Document, Encoded } from '@kouan/sdk';
import { decode, decodeAll, decodeEach } from './decode.ts';
import { encode } from './encode.ts';
import { Fields } from './fields.ts';
import { layoutOf } from './layout.ts';
import { planOf } from './mapping.ts';
import { type ColumnName, Names } from './names.ts';
import type { Sheet } from './sheet.ts';

/** A sheet made ready: both directions, and what its columns are called. */
export interface Table<D extends Document = Document> {
  readonly sheet: Sheet;
  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<D>;
  decodeAll(bytes: Uint8Array, options?: DecodeOptions): readonly Decoded<D>[];
  decodeEach(source: AsyncIterable<Uint8Array>, options?: DecodeOptions): AsyncIterable<Decoded<D>>;
  encode(document: D): Encoded;
  encodeAll(documents: readonly D[]): Encoded;
  /** True when a header is the name of a field. */
  knows(header: string): boolean;
  columns(): readonly ColumnName[];
  /**
   * Which column keeps the rows of one document together, as the reader does it.
   *
   * @param settings the mapping, where there is one
   * @param names the header
   * @throws KouanError `ERR_KOUAN_USAGE` when the mapping is wrong.
   */
  groupColumn(settings: unknown, names: readonly string[]): number | undefined;
}

/** Both directions of a sheet. */
export function tableOf<D extends Document>(sheet: Sheet): Table<D> {
  const fields = new Fields(sheet);
  const names = new Names(sheet, fields);
  const meanings = { fields, names };
  return {
    sheet,
    decode: (bytes, options) => decode(sheet, meanings, bytes, options) as Decoded<D>,
    decodeAll: (bytes, options) => [...decodeAll(sheet, meanings, bytes, options)] as Decoded<D>[],
    decodeEach: (source, options) => decodeEach(sheet, meanings, source, options) as AsyncIterable<Decoded<D>>,
    encode: (document) => encode(sheet, fields, [document]),
    encodeAll: (documents) => encode(sheet, fields, documents),
    knows: (header) => names.column(header) !== undefined,
    columns: () => names.all(),
    groupColumn: (settings, header) => layoutOf(sheet, planOf(meanings, settings), header, 1).group?.index,
  };
}
