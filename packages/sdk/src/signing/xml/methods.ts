import { ALGORITHMS, type SignatureAlgorithm } from '../algorithms.ts';

/** Namespace of XML signatures. */
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
/** The one transform that is no canonical form. */
export const ENVELOPED = `${DS}enveloped-signature`;

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const CHINAPORT = 'http://www.chinaport.gov.cn/2022/04/xmldsig#';

/** A hash of content. */
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sm3';

/** Identifiers of hashes (XMLDSig Core 1.1 §6.2, RFC 9231 §2.1, chinaport 2022-04). */
export const DIGEST_METHODS: Readonly<Record<string, DigestName>> = {
  [`${XMLENC}sha256`]: 'sha256',
  [`${MORE}sha384`]: 'sha384',
  [`${XMLENC}sha512`]: 'sha512',
  [`${CHINAPORT}sm3`]: 'sm3',
  [`${DS}sha1`]: 'sha1',
};

/** Octets of a digest. */
export const DIGEST_SIZES: Readonly<Record<DigestName, number>> = {
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  sm3: 32,
};

/** Identifiers of signature algorithms, from the one table of algorithms. */
export const SIGNATURE_METHODS: Readonly<Record<string, SignatureAlgorithm>> = Object.fromEntries(
  Object.entries(ALGORITHMS).map(([name, { xml }]) => [xml, name as SignatureAlgorithm]),
);

/** The identifier that stands for a value. */
export function identifierOf<T>(table: Readonly<Record<string, T>>, value: T): string | undefined {
  return Object.keys(table).find((uri) => table[uri] === value);
}
