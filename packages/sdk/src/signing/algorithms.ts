/** How a key and a hash make a signature. */
export interface AlgorithmSpec {
  /** Which keys can have made it: nothing in a message may choose another kind of key. */
  readonly key: 'rsa' | 'ec' | 'ed25519' | 'sm2';
  /** Name in node:crypto; Ed25519 hashes by itself. */
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sm3' | undefined;
  /** Named curve of OpenSSL. */
  readonly curve?: 'prime256v1' | 'secp384r1' | 'secp521r1';
  /** RSASSA-PSS with MGF1 over the same hash and a salt of its length (RFC 8017 §9.1). */
  readonly pss?: true;
  /** Verified only where a receiver demands it, with a warning; never chosen by us. */
  readonly legacy?: true;
  /** `alg` of JOSE (RFC 7518 §3.1, RFC 8037). */
  readonly jose?: string;
  /** Identifier in XMLDSig (RFC 9231, chinaport 2022-04). */
  readonly xml?: string;
  /** Object identifier of the signature in X.509 and CMS. */
  readonly oid: string;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const CHINAPORT = 'http://www.chinaport.gov.cn/2022/04/xmldsig#';

/** Every signature algorithm that kouan knows; each written form names it in its own way. */
export const ALGORITHMS = {
  'RSA-SHA256': { key: 'rsa', hash: 'sha256', jose: 'RS256', xml: `${MORE}rsa-sha256`, oid: '1.2.840.113549.1.1.11' },
  'RSA-SHA384': { key: 'rsa', hash: 'sha384', jose: 'RS384', xml: `${MORE}rsa-sha384`, oid: '1.2.840.113549.1.1.12' },
  'RSA-SHA512': { key: 'rsa', hash: 'sha512', jose: 'RS512', xml: `${MORE}rsa-sha512`, oid: '1.2.840.113549.1.1.13' },
  'RSA-PSS-SHA256': {
    key: 'rsa',
    hash: 'sha256',
    pss: true,
    jose: 'PS256',
    xml: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
    oid: '1.2.840.113549.1.1.10',
  },
  'RSA-PSS-SHA384': {
    key: 'rsa',
    hash: 'sha384',
    pss: true,
    jose: 'PS384',
    xml: 'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1',
    oid: '1.2.840.113549.1.1.10',
  },
  'RSA-PSS-SHA512': {
    key: 'rsa',
    hash: 'sha512',
    pss: true,
    jose: 'PS512',
    xml: 'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1',
    oid: '1.2.840.113549.1.1.10',
  },
  'ECDSA-SHA256': {
    key: 'ec',
    hash: 'sha256',
    curve: 'prime256v1',
    jose: 'ES256',
    xml: `${MORE}ecdsa-sha256`,
    oid: '1.2.840.10045.4.3.2',
  },
  'ECDSA-SHA384': {
    key: 'ec',
    hash: 'sha384',
    curve: 'secp384r1',
    jose: 'ES384',
    xml: `${MORE}ecdsa-sha384`,
    oid: '1.2.840.10045.4.3.3',
  },
  'ECDSA-SHA512': {
    key: 'ec',
    hash: 'sha512',
    curve: 'secp521r1',
    jose: 'ES512',
    xml: `${MORE}ecdsa-sha512`,
    oid: '1.2.840.10045.4.3.4',
  },
  Ed25519: {
    key: 'ed25519',
    hash: undefined,
    jose: 'EdDSA',
    xml: 'http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519',
    oid: '1.3.101.112',
  },
  'SM2-SM3': { key: 'sm2', hash: 'sm3', xml: `${CHINAPORT}sm2-sm3`, oid: '1.2.156.10197.1.501' },
  'RSA-SHA1': {
    key: 'rsa',
    hash: 'sha1',
    legacy: true,
    xml: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    oid: '1.2.840.113549.1.1.5',
  },
} as const satisfies Readonly<Record<string, AlgorithmSpec>>;

/** Name of a signature algorithm. */
export type SignatureAlgorithm = keyof typeof ALGORITHMS;

/** What is known of an algorithm. */
export const algorithmSpec = (name: SignatureAlgorithm): AlgorithmSpec => ALGORITHMS[name];

/** The algorithms that a verifier accepts unless its policy says otherwise. */
export const CURRENT_ALGORITHMS: readonly SignatureAlgorithm[] = (
  Object.keys(ALGORITHMS) as SignatureAlgorithm[]
).filter((name) => algorithmSpec(name).legacy !== true);
