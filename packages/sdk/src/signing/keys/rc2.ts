/**
 * RC2 (RFC 2268), decryption in CBC only: old .p12 files hold their certificates under it with 40 bits, and OpenSSL 3 no
 * longer does it. It protects nothing; nothing is ever encrypted with it here.
 *
 * @module
 */

// PITABLE of RFC 2268 §2: a permutation of the octets, made of the digits of pi.
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);

/** The 64 words that a key is expanded to (RFC 2268 §2). */
function expand(key: Uint8Array, bits: number): Uint16Array {
  const octets = new Uint8Array(128);
  octets.set(key);
  const at = (index: number): number => octets[index] ?? 0;
  const pi = (index: number): number => PI[index & 0xff] ?? 0;
  for (let i = key.length; i < 128; i++) octets[i] = pi(at(i - 1) + at(i - key.length));
  const effective = Math.ceil(bits / 8);
  octets[128 - effective] = pi(at(128 - effective) & (0xff >> (8 * effective - bits)));
  for (let i = 127 - effective; i >= 0; i--) octets[i] = pi(at(i + 1) ^ at(i + effective));
  return Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8));
}

const TURNS = [1, 2, 3, 5] as const;

/** One block of four words (RFC 2268 §4). */
function decryptBlock(words: Uint16Array, key: Uint16Array): void {
  const word = (index: number): number => words[index & 3] ?? 0;
  let next = 63;
  const mix = (): void => {
    for (const i of [3, 2, 1, 0] as const) {
      const turned = ((word(i) >>> TURNS[i]) | (word(i) << (16 - TURNS[i]))) & 0xffff;
      const taken = (word(i + 3) & word(i + 2)) + (~word(i + 3) & word(i + 1));
      words[i] = turned - (key[next--] ?? 0) - taken;
    }
  };
  const mash = (): void => {
    for (const i of [3, 2, 1, 0] as const) words[i] = word(i) - (key[word(i + 3) & 63] ?? 0);
  };
  for (let round = 0; round < 16; round++) {
    if (round === 5 || round === 11) mash();
    mix();
  }
}

/**
 * Decrypts RC2 in CBC and takes the padding off (RFC 5652 §6.3).
 *
 * @param bits effective length of the key
 * @returns `undefined` where the padding is wrong
 */
export function rc2Decrypt(bytes: Uint8Array, key: Uint8Array, bits: number, iv: Uint8Array): Uint8Array | undefined {
  if (bytes.length === 0 || bytes.length % 8 !== 0) return undefined;
  const words = expand(key, bits);
  const out = Buffer.alloc(bytes.length);
  let before = Buffer.from(iv);
  for (let at = 0; at < bytes.length; at += 8) {
    const block = Buffer.from(bytes.subarray(at, at + 8));
    const four = Uint16Array.from({ length: 4 }, (_, i) => block.readUInt16LE(2 * i));
    decryptBlock(four, words);
    for (const [i, one] of four.entries()) out.writeUInt16LE(one ^ before.readUInt16LE(2 * i), at + 2 * i);
    before = block;
  }
  const padding = out.at(-1) ?? 0;
  if (padding < 1 || padding > 8 || !out.subarray(-padding).every((octet) => octet === padding)) return undefined;
  return out.subarray(0, out.length - padding);
}
