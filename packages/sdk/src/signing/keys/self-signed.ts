import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  der,
  NULL,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  TRUE,
  time,
  unsignedInteger,
  utf8String,
} from '../asn1/index.ts';

/** What goes into a self-signed certificate. */
export interface CertificateRequest {
  /** Common name. */
  readonly subject: string;
  readonly days: number;
  /** The clock: first moment of validity. */
  readonly now: Date;
  /** True for a certificate that may issue others. */
  readonly ca?: boolean;
  /** Who signs; left out, the certificate signs itself. */
  readonly issuer?: { readonly subject: string; readonly key: string };
}

/** A fresh RSA-2048 key and its certificate, both PEM. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly certificate: string;
}

const DAY = 86_400_000;
const SHA256_RSA = sequence(objectIdentifier('1.2.840.113549.1.1.11'), NULL);
const OID = { commonName: '2.5.4.3', basicConstraints: '2.5.29.19', keyUsage: '2.5.29.15' } as const;

/** Makes an RSA-2048 key with an X.509 v3 certificate, for trials and tests; a customs house will not accept it. */
export function selfSignedCertificate(request: CertificateRequest): KeyAndCertificate {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const spki = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' })).export({
    type: 'spki',
    format: 'der',
  });
  const ca = request.ca === true;
  const extensions = sequence(
    sequence(objectIdentifier(OID.basicConstraints), TRUE, octetString(ca ? sequence(TRUE) : sequence())),
    // keyCertSign + cRLSign, or digitalSignature + nonRepudiation (RFC 5280 §4.2.1.3).
    sequence(objectIdentifier(OID.keyUsage), TRUE, octetString(der(0x03, Buffer.from(ca ? [1, 0x06] : [6, 0xc0])))),
  );
  const tbs = sequence(
    der(0xa0, unsignedInteger(Buffer.from([2]))),
    unsignedInteger(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    SHA256_RSA,
    name(request.issuer?.subject ?? request.subject),
    sequence(time(request.now), time(new Date(request.now.getTime() + request.days * DAY))),
    name(request.subject),
    spki,
    der(0xa3, extensions),
  );
  const bytes = sequence(tbs, SHA256_RSA, bitString(sign('sha256', tbs, request.issuer?.key ?? key)));
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return { key, certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}

function name(commonName: string): Buffer {
  return sequence(setOf(sequence(objectIdentifier(OID.commonName), utf8String(commonName))));
}
