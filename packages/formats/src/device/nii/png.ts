import type { Picture } from './picture.ts';

/**
 * A picture as PNG (ISO/IEC 15948), 16 bits of grey, for browsers. Nothing is compressed, so that the octets are the
 * same with every version of every compressor.
 *
 * @module
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const GREY = 0;
const BITS = 16;
/** Most octets of a stored block (RFC 1951 §3.2.4). */
const BLOCK = 65_535;
const ADLER = 65_521;
/** Octets after which the sums of Adler-32 must be reduced, so that they stay exact. */
const ADLER_RUN = 5_552;

const CRC = Uint32Array.from({ length: 256 }, (_, octet) => {
  let value = octet;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function toPng({ width, height, samples }: Picture): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BITS, GREY, 0, 0, 0], 8);
  const rows = new Uint8Array(height * (1 + width * 2));
  const pixels = new DataView(rows.buffer);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels.setUint16(y * (1 + width * 2) + 1 + x * 2, samples[y * width + x] as number);
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** A zlib stream (RFC 1950) of stored blocks. */
function stored(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < data.length || at === 0; at += BLOCK) {
    const block = data.subarray(at, at + BLOCK);
    const last = at + BLOCK >= data.length ? 1 : 0;
    const [low, high] = [block.length & 0xff, block.length >> 8];
    parts.push(Uint8Array.of(last, low, high, ~low & 0xff, ~high & 0xff), block);
  }
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, adler(data));
  return joined([...parts, sum]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const octet of bytes) value = (CRC[(value ^ octet) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let from = 0; from < bytes.length; from += ADLER_RUN) {
    for (const octet of bytes.subarray(from, from + ADLER_RUN)) {
      a += octet;
      b += a;
    }
    a %= ADLER;
    b %= ADLER;
  }
  return b * 65_536 + a;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
