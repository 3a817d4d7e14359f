import { createPrivateKey } from 'node:crypto';
import { type IssueOptions, issueCertificate, readCertificate } from '@kouan/sdk/signing';
import { octetsOf } from './octets.ts';

/** PKCS#8 before the 32 octets of an Ed25519 key (RFC 8410 §7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SERIAL = 16;

/** A serial number that is the same for the same seed and name, and positive. */
export const serialOf = (seed: number, name: string): Buffer =>
  Buffer.concat([Buffer.of(1), octetsOf(seed, `${name} serial`).subarray(0, SERIAL - 1)]);

/**
 * A root that signs with Ed25519, whose signatures are the same each time: so are certificates under it, and what they are
 * pinned by. No authority knows it.
 */
export function rootOf(seed: number, name: string, about: Pick<IssueOptions, 'subject' | 'notBefore' | 'notAfter'>) {
  const key = createPrivateKey({
    key: Buffer.concat([ED25519, octetsOf(seed, `${name} root`)]),
    format: 'der',
    type: 'pkcs8',
  });
  const certificate = issueCertificate({ ...about, key, serial: serialOf(seed, `${name} root`), ca: true });
  return { der: certificate, certificate: readCertificate(certificate), key };
}
