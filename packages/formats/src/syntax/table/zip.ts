import { crc32, inflateRawSync } from 'node:zlib';

/** APPNOTE 4.3.7, 4.3.12, 4.3.16: signatures and lengths of the fixed parts. */
const LOCAL = { mark: 0x04034b50, length: 30 } as const;
const ENTRY = { mark: 0x02014b50, length: 46 } as const;
const END = { mark: 0x06054b50, length: 22 } as const;
/** Where a size stands in a field of its own (ZIP64), or is not known. */
const UNKNOWN = 0xffffffff;
/** 4.4.5: how the bytes of a file are packed; 4.4.4: general purpose flags. */
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** A file as the directory has it. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Reads the directory at the end of a ZIP file, so that a bomb is seen before it goes off. `undefined` when there is
 * none, or it needs ZIP64, which no table of ours does.
 */
export function zipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes);
  let end = -1;
  for (let at = bytes.length - END.length; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (view.getUint32(at, true) === END.mark) {
      end = at;
      break;
    }
  }
  if (end < 0) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    if (at + ENTRY.length > bytes.length || view.getUint32(at, true) !== ENTRY.mark) return undefined;
    const name = bytes.subarray(at + ENTRY.length, at + ENTRY.length + view.getUint16(at + 28, true));
    const entry: ZipEntry = {
      name: Buffer.from(name).toString('utf8'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entry.size === UNKNOWN || entry.packed === UNKNOWN) return undefined;
    entries.push(entry);
    at += ENTRY.length + name.length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * The bytes of one file, held against what the directory says of them.
 *
 * @throws Error that says what is wrong
 */
export function unpacked(bytes: Uint8Array, { name, flags, method, crc, packed, size, offset }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  const broken = (what: string): Error => new Error(`${name}: ${what}`);
  if (offset + LOCAL.length > bytes.length || view.getUint32(offset, true) !== LOCAL.mark)
    throw broken('no local header');
  if ((flags & ENCRYPTED) !== 0) throw broken('encrypted');
  const from = offset + LOCAL.length + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw broken('cut off');
  const data = bytes.subarray(from, from + packed);
  if (method !== STORED && method !== DEFLATED) throw broken(`compression method ${method}`);
  const all = method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  if (all.length !== size) throw broken(`${all.length} bytes, not ${size}`);
  if (crc32(all) !== crc) throw broken('another checksum');
  return all;
}

/**
 * The same files, unpacked: whoever reads them next needs not know how to inflate, and cannot be kept busy by bytes that
 * nobody can inflate.
 */
export function storedZip(bytes: Uint8Array, entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = unpacked(bytes, entry);
    const name = Buffer.from(entry.name, 'utf8');
    // From version to extra field, both headers have the same parts in the same order.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(entry.crc, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(number(LOCAL.mark), common, name, data);
    directory.push(number(ENTRY.mark), Buffer.from([20, 0]), common, place, name);
    offset += LOCAL.length + name.length + data.length;
  }
  const end = Buffer.alloc(END.length - 4);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(
    directory.reduce((sum, one) => sum + one.length, 0),
    8,
  );
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, number(END.mark), end]);
}

function number(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
