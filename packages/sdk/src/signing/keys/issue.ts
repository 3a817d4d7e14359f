import { type KeyObject, randomBytes } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { context, der, readDer, sequence, smallUnsigned, time, unsignedInteger } from '../asn1/index.ts';
import { writeAlgorithm } from '../trust/x509/algorithm-identifier.ts';
import type { Certificate } from '../trust/x509/certificate.ts';
import { readPublicKeyInfo } from '../trust/x509/public-key.ts';
import { refused } from './refused.ts';
import { algorithmOf, publicInfo, signStructure } from './sign-structure.ts';
import { type SubjectPairs, writeName } from './subject.ts';
import { type CertificateProfile, keyIdentifier, writeKeyIdentifiers, writeProfile } from './write-extensions.ts';

/** A certificate to be made. */
export interface IssueOptions extends CertificateProfile {
  /** See {@link writeName}; or the DER of a name, as a request has it. */
  readonly subject: string | SubjectPairs | Uint8Array;
  /** Whose certificate it is: either half of the key. */
  readonly key: KeyObject;
  /** Who signs; left out, the certificate signs itself, and `key` must be private. */
  readonly issuer?: { readonly certificate: Certificate; readonly key: KeyObject };
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The first that the issuer's key has, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Positive, up to 20 octets; random without. */
  readonly serial?: Uint8Array;
}

/**
 * Issues an X.509 v3 certificate (RFC 5280 §4.1), self-signed or by an authority; DER.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when the key cannot sign so, or a name cannot be written
 */
export function issueCertificate(options: IssueOptions): Uint8Array {
  const { issuer, key, notBefore, notAfter, subject } = options;
  if (!(notAfter > notBefore))
    throw refused(
      'The certificate would end before it begins.',
      '证书的截止时间早于起始时间。',
      'Give a later end.',
      '请指定更晚的截止时间。',
    );
  const signingKey = issuer?.key ?? key;
  if (signingKey.type !== 'private')
    throw refused(
      'The key that signs is not private.',
      '签发所用密钥不是私钥。',
      'Give the private key of the issuer.',
      '请提供颁发者的私钥。',
    );
  const algorithm = algorithmOf(signingKey, options.algorithm);
  const name = subject instanceof Uint8Array ? readDer(subject).bytes : writeName(subject);
  const spki = publicInfo(key);
  const own = keyIdentifier(readPublicKeyInfo(readDer(spki)).bits);
  const above = issuer?.certificate.extensions.subjectKeyId ?? (issuer === undefined ? own : undefined);
  const tbs = sequence(
    der(context(0), smallUnsigned(2)),
    // Positive and unforeseeable, 127 bits: what is signed cannot be chosen by another (RFC 5280 §4.1.2.2).
    unsignedInteger(options.serial ?? Buffer.concat([Buffer.of(1), randomBytes(15)])),
    writeAlgorithm(algorithm),
    issuer?.certificate.subject.bytes ?? name,
    sequence(time(notBefore), time(notAfter)),
    name,
    spki,
    der(context(3), sequence(...writeProfile(options), ...writeKeyIdentifiers(own, above))),
  );
  return new Uint8Array(signStructure(tbs, signingKey, algorithm));
}
