/** Round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = new Uint32Array(64);
/** Initial state: the same of the square roots of the first 8 primes. */
const H = new Uint32Array(8);

for (let prime = 2, count = 0; count < 64; prime += 1) {
  let composite = false;
  for (let by = 2; by * by <= prime; by += 1) composite ||= prime % by === 0;
  if (composite) continue;
  if (count < 8) H[count] = fraction(prime ** (1 / 2));
  K[count] = fraction(prime ** (1 / 3));
  count += 1;
}

function fraction(value: number): number {
  return (value - Math.floor(value)) * 2 ** 32;
}

/**
 * SHA-256 of a text's UTF-8, in hex. Here because a rule set is named by its digest and this package has neither a
 * `node:` import nor an asynchronous function; it guards nothing. Source: FIPS 180-4 §6.2.
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(blocks.length - 4, bytes.length << 3);
  const state = Uint32Array.from(H);
  const w = new Uint32Array(64);
  for (let at = 0; at < blocks.length; at += 64) compress(state, view, at, w);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(state: Uint32Array, view: DataView, at: number, w: Uint32Array): void {
  const of = (index: number): number => w[index] ?? 0;
  for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const s0 = rotate(of(i - 15), 7) ^ rotate(of(i - 15), 18) ^ (of(i - 15) >>> 3);
    const s1 = rotate(of(i - 2), 17) ^ rotate(of(i - 2), 19) ^ (of(i - 2) >>> 10);
    w[i] = of(i - 16) + s0 + of(i - 7) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + of(i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + word;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
