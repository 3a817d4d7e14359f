import { Broken } from '../cms/broken.ts';
import type { TimestampSource } from '../cms/write.ts';
import { asFormat } from './as-format.ts';
import { signatureFields } from './fields.ts';
import { PdfFile } from './file.ts';
import { newField } from './new-field.ts';
import { filled, type Placeholder, placeholder, placeholderIn, TIMESTAMP_ROOM } from './placeholder.ts';
import { PdfUpdate } from './update.ts';

/** How to stamp a PDF. */
export interface DocumentTimestampOptions {
  /** Where the time stamp comes from. */
  readonly timestamp: TimestampSource;
  /** Octets kept free for the token; 12 KiB without. */
  readonly reserve?: number;
}

/**
 * Adds a time stamp over a whole PDF, its signatures and what was embedded with them, in a revision of its own
 * (document time stamp, EN 319 142-1 §5.4.3): B-LTA behind B-LT. Again, with another service or stronger algorithms,
 * before the certificate of the last one runs out; what shows that service good is embedded before.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` for a file that is not in order or is encrypted, `ERR_KOUAN_LIMIT` when the token
 * found no room, and whatever the source throws
 */
export async function timestampPdf(bytes: Uint8Array, options: DocumentTimestampOptions): Promise<Buffer> {
  const { timestamp, reserve = TIMESTAMP_ROOM } = options;
  const prepared = asFormat(() => prepare(bytes, reserve));
  return filled(prepared, (over) => timestamp(Buffer.concat(over)));
}

function prepare(bytes: Uint8Array, room: number): Placeholder {
  const update = new PdfUpdate(new PdfFile(bytes));
  const { view } = update;
  if (view.trailer.get('Encrypt') !== undefined) throw new Broken('it is encrypted', '文件已加密');
  const stamp = update.add(placeholder({ type: 'DocTimeStamp', subFilter: 'ETSI.RFC3161', room, said: [] }));
  newField(update, signatureFields(view), stamp, {});
  return placeholderIn(update, stamp, room);
}
