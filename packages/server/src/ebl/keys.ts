import { createECDH, createHash, createHmac, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  exportJwk,
  issueCertificate,
  type JsonObject,
  keySigner,
  PINT_KEY_ID,
  readCertificate,
  type Signer,
  writePem,
} from '@kouan/sdk/signing';

/** A key of a desk: the same for the same seed, and so no secret. No authority accepts it. */
export interface DeskKey {
  readonly code: string;
  readonly signer: Signer;
  /** PEM: its certificate, then the root of the reference server. */
  readonly certificate: string;
  readonly jwk: JsonObject;
  /** What it shows to other desks that it is it. */
  readonly token: string;
}

/** Keys sign acts of any year that a test may set its clock to. */
const FROM = new Date('2000-01-01T00:00:00Z');
const UNTIL = new Date('2099-12-31T23:59:59Z');
/** PKCS#8 before the 32 octets of an Ed25519 key (RFC 8410 §7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SERIAL = 16;
const POINT = 32;

const derived = (seed: number, what: string): Buffer =>
  createHash('sha256').update(`kouan reference e-B/L ${seed} ${what}`).digest();

/** A P-256 key whose secret is derived; a number that is none on the curve, one in 2^32, is drawn again. */
function keyOf(seed: number, code: string): KeyObject {
  for (let round = 0; ; round++) {
    const d = derived(seed, `key ${code} ${round}`);
    const curve = createECDH('prime256v1');
    try {
      curve.setPrivateKey(d);
    } catch {
      continue;
    }
    const point = curve.getPublicKey();
    const part = (from: number): string => point.subarray(from, from + POINT).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x: part(1), y: part(1 + POINT) };
    return createPrivateKey({ key: jwk, format: 'jwk' });
  }
}

const serialOf = (seed: number, code: string): Buffer =>
  Buffer.concat([Buffer.of(1), derived(seed, `serial ${code}`).subarray(0, SERIAL - 1)]);

/**
 * Keys of desks under one root. The root signs with Ed25519, whose signatures are the same each time: so are the
 * certificates, and what they are pinned by.
 */
export function deskKeys(seed: number, codes: readonly string[]): readonly DeskKey[] {
  const rootKey = createPrivateKey({
    key: Buffer.concat([ED25519, derived(seed, 'root')]),
    format: 'der',
    type: 'pkcs8',
  });
  const validity = { notBefore: FROM, notAfter: UNTIL };
  const root = issueCertificate({
    ...validity,
    subject: 'kouan reference e-B/L root',
    key: rootKey,
    serial: serialOf(seed, 'root'),
    ca: true,
  });
  const issuer = { certificate: readCertificate(root), key: rootKey };
  return codes.map((code) => {
    const key = keyOf(seed, code);
    const leaf = issueCertificate({ ...validity, subject: code, key, issuer, serial: serialOf(seed, code) });
    const jwk = exportJwk(key, { characters: PINT_KEY_ID });
    return {
      code,
      signer: keySigner({ key, certificates: [new X509Certificate(leaf)], keyId: String(jwk['kid']) }),
      certificate: `${writePem('CERTIFICATE', leaf)}${writePem('CERTIFICATE', root)}`,
      jwk,
      token: createHmac('sha256', derived(seed, 'token')).update(code).digest('base64url'),
    };
  });
}
