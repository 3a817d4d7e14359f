const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Where a size stands in a field of its own (ZIP64), or is not known. */
const UNKNOWN = 0xffffffff;

/** What the directory of a ZIP file says before anything is unpacked. */
export interface ZipDirectory {
  readonly entries: number;
  readonly bytes: number;
  readonly names: readonly string[];
}

/**
 * Reads the directory at the end of a ZIP file (APPNOTE 4.3.12, 4.3.16), so that a bomb is seen before it goes off.
 * `undefined` when there is none, or it needs ZIP64, which no table of ours does.
 */
export function zipDirectory(bytes: Uint8Array): ZipDirectory | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = -1;
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (view.getUint32(at, true) === END) {
      end = at;
      break;
    }
  }
  if (end < 0) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let total = 0;
  const names: string[] = [];
  for (let n = 0; n < entries; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return undefined;
    const size = view.getUint32(at + 24, true);
    if (size === UNKNOWN) return undefined;
    total += size;
    const nameLength = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { entries, bytes: total, names };
}
