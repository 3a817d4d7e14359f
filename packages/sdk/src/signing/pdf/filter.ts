import { inflateSync } from 'node:zlib';
import { Broken, need } from '../cms/broken.ts';
import { isList, nameOf, PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** Octets that all cross-reference and object streams of a file may unpack to. */
export const MAX_UNPACKED = 32 * 1024 * 1024;

/**
 * The data of a cross-reference or object stream. Flate with or without a PNG predictor, as writers write these; what
 * else PDF knows is for pictures.
 */
export function unpacked({ dict, data }: PdfStream, limit: number = MAX_UNPACKED): Uint8Array {
  const filter = single(dict.get('Filter'));
  if (filter === undefined || filter === null) return data;
  need(
    nameOf(filter) === 'FlateDecode',
    'a structural stream has another filter than Flate',
    '结构流使用了 Flate 以外的过滤器',
  );
  const plain = inflated(data, limit);
  const parameters = single(dict.get('DecodeParms'));
  return parameters instanceof PdfDict ? unpredicted(plain, parameters) : plain;
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (!isList(value)) return value;
  need(value.length <= 1, 'a structural stream has several filters', '结构流使用了多个过滤器');
  return value[0];
}

function inflated(data: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, maxOutputLength) });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Broken('streams unpack to too much', '流解压后过大');
    throw new Broken('a stream cannot be unpacked', '流无法解压');
  }
}

/** PNG predictors (ISO 32000-2 §7.4.4.4) for one octet a sample, which is all that tables need. */
function unpredicted(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const value = parameters.get(key) ?? otherwise;
    if (typeof value !== 'number' || value < 1 || value > 65_536) throw new Broken('wrong predictor', '预测器参数错误');
    return value;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return bytes;
  const columns = number('Columns', 1);
  const plain = number('Colors', 1) === 1 && number('BitsPerComponent', 8) === 8;
  need(predictor >= 10 && predictor <= 15 && plain, 'wrong predictor', '预测器参数错误');
  need(bytes.length % (columns + 1) === 0, 'rows are not of one length', '行长度不一致');
  const rows = bytes.length / (columns + 1);
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)] as number;
    need(kind <= 4, 'wrong predictor', '预测器参数错误');
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] as number) : 0;
      const above = row > 0 ? (out[at - columns] as number) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] as number) : 0;
      out[at] = (bytes[row * (columns + 1) + 1 + column] as number) + predicted(kind, left, above, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind < 3) return [0, left, above][kind] as number;
  if (kind === 3) return (left + above) >> 1;
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
