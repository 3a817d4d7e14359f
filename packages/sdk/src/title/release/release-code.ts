import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Letters that nobody takes for another, at a gate, over a radio: Crockford's base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 5;

/** A code that releases goods once. Who has it may take them: the register keeps only its digest. */
export interface ReleaseCode {
  /** 100 random bits as 20 letters in groups of five. */
  readonly code: string;
  /** SHA-256 in hex. */
  readonly digest: string;
}

/** Makes a code. @param random source of octets; node's own without */
export function newReleaseCode(random: (octets: number) => Uint8Array = randomBytes): ReleaseCode {
  const letters = Array.from(random(LENGTH), (octet) => ALPHABET[octet & 31]).join('');
  return { code: letters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-'), digest: digestOf(letters) };
}

/** Digest of a code as somebody typed it: case, blanks and dashes do not count, and O is 0, I and L are 1. */
export function releaseDigest(typed: string): string {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return digestOf(letters);
}

/** Compares digests in constant time. */
export const sameDigest = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const digestOf = (letters: string): string => createHash('sha256').update(`kouan release ${letters}`).digest('hex');
