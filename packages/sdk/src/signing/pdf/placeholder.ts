import { KouanError } from '@kouan/core';
import { PdfRaw, serialised } from './serialise.ts';
import type { PdfUpdate } from './update.ts';
import { PdfDict, type PdfRef, type PdfValue } from './values.ts';

/** Octets that a time stamp token takes with the certificates that services send along. */
export const TIMESTAMP_ROOM = 12_288;
const RANGE = '[0 0000000000 0000000000 0000000000]';

/** What a signature dictionary says beside what is filled in last. */
export interface PlaceholderText {
  readonly type: 'Sig' | 'DocTimeStamp';
  readonly subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161';
  readonly room: number;
  readonly said: readonly (readonly [string, PdfValue])[];
}

/** A signature dictionary; ByteRange and Contents stand first, before anything that a caller says. */
export function placeholder({ type, subFilter, room, said }: PlaceholderText): PdfRaw {
  const rest = serialised(new PdfDict(said)).slice(2);
  return new PdfRaw(
    `<</Type /${type}\n/Filter /Adobe.PPKLite\n/SubFilter /${subFilter}\n/ByteRange ${RANGE}\n/Contents <${'0'.repeat(2 * room)}>\n${rest}`,
  );
}

/** A file with room for a signature. */
export interface Placeholder {
  readonly file: Buffer;
  /** Where ByteRange stands. */
  readonly range: number;
  /** Where Contents stands, delimiters included, and the octets that it holds. */
  readonly contents: { readonly from: number; readonly to: number; readonly room: number };
}

/** Writes an update and finds the room in it. */
export function placeholderIn(update: PdfUpdate, signature: PdfRef, room: number): Placeholder {
  const { bytes: file, offsets } = update.write();
  const start = offsets.get(signature.number) ?? 0;
  const range = file.indexOf(RANGE, start);
  const from = file.indexOf('/Contents <', start) + '/Contents '.length;
  return { file, range, contents: { from, to: from + 2 * room + 2, room } };
}

/**
 * The file with what is made over all of it but the room (ISO 32000-2 §12.8.1).
 *
 * @throws KouanError `ERR_KOUAN_LIMIT` when that is larger than the room
 */
export async function filled(
  { file, range, contents: { from, to, room } }: Placeholder,
  make: (over: readonly [Uint8Array, Uint8Array]) => Promise<Uint8Array>,
): Promise<Buffer> {
  const [before, after] = [file.subarray(0, from), file.subarray(to)];
  file.write(`${`[0 ${from} ${to} ${after.length}`.padEnd(RANGE.length - 1)}]`, range, 'latin1');
  const made = await make([before, after]);
  if (made.length > room) throw noRoom(made.length, room);
  file.write(Buffer.from(made).toString('hex'), from + 1, 'latin1');
  return file;
}

const noRoom = (needed: number, had: number): KouanError =>
  new KouanError(
    'ERR_KOUAN_LIMIT',
    {
      en: `The signature takes ${needed} bytes, and ${had} were kept free.`,
      zh: `签名需要 ${needed} 字节，仅预留 ${had} 字节。`,
    },
    { hint: { en: `Sign again with reserve ${needed + 1024}.`, zh: `请以 reserve ${needed + 1024} 重新签名。` } },
  );
