import { createHmac, X509Certificate } from 'node:crypto';
import { exportJwk, issueCertificate, type JsonObject, PINT_KEY_ID, type Signer, writePem } from '@kouan/sdk/signing';
import { curveKey } from '../derived/curve-key.ts';
import { curveSigner } from '../derived/curve-signer.ts';
import { octetsOf } from '../derived/octets.ts';
import { rootOf, serialOf } from '../derived/root.ts';

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
/** Before the name of everything that is derived here. */
const ROOM = 'e-B/L';

/**
 * Keys of desks under one root, and signers whose signatures are the same each time. The root signs with Ed25519: its
 * certificates are the same, too, and what they are pinned by.
 */
export function deskKeys(seed: number, codes: readonly string[]): readonly DeskKey[] {
  const validity = { notBefore: FROM, notAfter: UNTIL };
  const issuer = rootOf(seed, ROOM, { ...validity, subject: 'kouan reference e-B/L root' });
  return codes.map((code) => {
    const pair = curveKey('P-256', (round) => octetsOf(seed, `${ROOM} key ${code} ${round}`));
    const { key } = pair;
    const leaf = issueCertificate({
      ...validity,
      subject: code,
      key,
      issuer,
      serial: serialOf(seed, `${ROOM} ${code}`),
    });
    const jwk = exportJwk(key, { characters: PINT_KEY_ID });
    return {
      code,
      signer: curveSigner(pair, { certificates: [new X509Certificate(leaf)], keyId: String(jwk['kid']) }),
      certificate: `${writePem('CERTIFICATE', leaf)}${writePem('CERTIFICATE', issuer.der)}`,
      jwk,
      token: createHmac('sha256', octetsOf(seed, `${ROOM} token`))
        .update(code)
        .digest('base64url'),
    };
  });
}
