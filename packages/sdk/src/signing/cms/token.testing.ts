import { createHash, type KeyObject, randomBytes } from 'node:crypto';
import {
  context,
  der,
  generalizedTime,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallUnsigned,
  unsignedInteger,
} from '../asn1/index.ts';
import { algorithmsOf, rawSign } from '../primitives/index.ts';
import { digestIdentifier, signatureIdentifier, signatureOctets } from './algorithms.ts';
import { attribute, attributeSet } from './attributes.ts';
import { certificateId } from './certificate-id.ts';
import { signingCertificate } from './ess.ts';
import { ATTRIBUTE, DIALECTS, TST_INFO } from './identifiers.ts';

/** A time stamping service of any time, which that of openssl is not: it goes by the clock. */
export interface TokenMaker {
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
}

/** A token over bytes (RFC 3161 §2.4.2). */
export function tokenAt({ certificate, key }: TokenMaker, over: Uint8Array, at: Date): Uint8Array {
  const [algorithm = 'ECDSA-SHA256'] = algorithmsOf(key);
  const imprint = octetString(createHash('sha256').update(over).digest());
  const info = sequence(
    smallUnsigned(1),
    objectIdentifier('1.2.3.4.1'),
    sequence(digestIdentifier('sha256'), imprint),
    unsignedInteger(randomBytes(8)),
    generalizedTime(at),
  );
  const signed = attributeSet([
    attribute(ATTRIBUTE.contentType, objectIdentifier(TST_INFO)),
    attribute(ATTRIBUTE.messageDigest, octetString(createHash('sha256').update(info).digest())),
    signingCertificate(certificate, 'sha256'),
  ]);
  const { issuer, serial } = certificateId(certificate);
  const tagged = (number: number, set: Uint8Array): Buffer => {
    const copy = Buffer.from(set);
    copy[0] = context(number);
    return copy;
  };
  const signer = sequence(
    smallUnsigned(1),
    sequence(issuer, serial),
    digestIdentifier('sha256'),
    tagged(0, signed),
    signatureIdentifier(algorithm, 'international'),
    octetString(signatureOctets(algorithm, rawSign(signed, key, algorithm))),
  );
  const body = sequence(
    smallUnsigned(3),
    setOf(digestIdentifier('sha256')),
    sequence(objectIdentifier(TST_INFO), der(context(0), octetString(info))),
    tagged(0, setOf(certificate)),
    setOf(signer),
  );
  return sequence(objectIdentifier(DIALECTS.international.signedData), der(context(0), body));
}
