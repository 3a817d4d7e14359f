import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import {
  bitString,
  bitsNamed,
  context,
  der,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallUnsigned,
  TRUE,
  time,
  unsignedInteger,
  utf8String,
} from '../asn1/index.ts';
import { rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import { pemSigner } from '../signers/pem-signer.ts';
import { signatureIdentifier, signatureOctets } from './algorithms.ts';

/** A key with its certificate, as tests need them. */
export interface Identity {
  readonly key: KeyObject;
  readonly keyPem: string;
  readonly certificate: Buffer;
  readonly pem: string;
  readonly name: Buffer;
  readonly algorithm: SignatureAlgorithm;
  readonly signer: Signer;
}

/** Instants at which all of them count. */
export const NOW = new Date('2026-06-01T00:00:00Z');
const FROM = new Date('2026-01-01T00:00:00Z');
const UNTIL = new Date('2046-01-01T00:00:00Z');

export interface IdentityRequest {
  readonly subject: string;
  readonly algorithm?: SignatureAlgorithm;
  readonly ca?: boolean;
  readonly issuer?: Identity;
  /** Extended key usage, critical. */
  readonly purposes?: readonly string[];
  /** Another certificate for a key that there is. */
  readonly key?: KeyObject;
  readonly serial?: Uint8Array;
}

/** Makes a key and a certificate, of any algorithm. */
export function identity(request: IdentityRequest): Identity {
  const { subject, algorithm = 'RSA-SHA256', ca = false, issuer } = request;
  const key = request.key ?? keyFor(algorithm);
  const name = sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(subject))));
  const spki = publicPart(key);
  const by = issuer ?? { key, algorithm, name };
  const method = signatureIdentifier(by.algorithm, 'international');
  const keyId = octetString(randomBytes(8));
  const extensions = [
    sequence(objectIdentifier('2.5.29.14'), octetString(keyId)),
    sequence(objectIdentifier('2.5.29.19'), TRUE, octetString(ca ? sequence(TRUE) : sequence())),
    sequence(objectIdentifier('2.5.29.15'), TRUE, octetString(ca ? bitsNamed(0, 1, 5, 6) : bitsNamed(0, 1))),
  ];
  if (request.purposes !== undefined) {
    const list = sequence(...request.purposes.map(objectIdentifier));
    extensions.push(sequence(objectIdentifier('2.5.29.37'), TRUE, octetString(list)));
  }
  const tbs = sequence(
    der(context(0), smallUnsigned(2)),
    unsignedInteger(request.serial ?? randomBytes(9)),
    method,
    by.name,
    sequence(time(FROM), time(UNTIL)),
    name,
    spki,
    der(context(3), sequence(...extensions)),
  );
  const value = signatureOctets(by.algorithm, rawSign(tbs, by.key, by.algorithm));
  const certificate = sequence(tbs, method, bitString(value));
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`;
  const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const chain = issuer === undefined ? pem : pem + issuer.pem;
  const signer = pemSigner({ key: keyPem, certificate: chain, algorithm });
  return { key, keyPem, certificate, pem, name, algorithm, signer };
}

function keyFor(algorithm: SignatureAlgorithm): KeyObject {
  const { key, curve } = algorithmSpec(algorithm);
  if (key === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  if (key === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: key === 'sm2' ? 'SM2' : (curve ?? '') });
  return privateKey;
}

function publicPart(key: KeyObject): Buffer {
  return Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}
