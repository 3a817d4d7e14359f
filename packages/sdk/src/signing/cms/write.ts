import { KouanError } from '@kouan/core';
import { algorithmSpec } from '../algorithms.ts';
import { context, der, objectIdentifier, octetString, sequence, setOf, smallUnsigned, time } from '../asn1/index.ts';
import type { RevocationData } from '../evidence.ts';
import type { Signer } from '../signer.ts';
import { digestFor, digestIdentifier, signatureIdentifier, signatureOctets } from './algorithms.ts';
import { attribute, attributeSet } from './attributes.ts';
import { certificateId } from './certificate-id.ts';
import { signingCertificate } from './ess.ts';
import { hashOf } from './hash-of.ts';
import { ATTRIBUTE, type CmsDialect, DIALECTS, OCSP_RESPONSE } from './identifiers.ts';

/** What a verifier of later years needs: it goes in beside the signature. */
export interface LongTermMaterial extends RevocationData {
  readonly certificates?: readonly Uint8Array[];
}

/** Asks for a time stamp over a signature; answers with the token, DER. */
export type TimestampSource = (over: Uint8Array) => Promise<Uint8Array>;

/** What goes into a SignedData. */
export interface SignedDataRequest {
  readonly signer: Signer;
  /** The content, in pieces. */
  readonly over: readonly Uint8Array[];
  /** True when the content goes in. */
  readonly attached?: boolean;
  readonly signedAt?: Date | undefined;
  readonly dialect?: CmsDialect | undefined;
  readonly timestamp?: TimestampSource | undefined;
  readonly embed?: LongTermMaterial | undefined;
}

/**
 * Signs: CAdES-BES, that is contentType, messageDigest and signingCertificateV2 under the signature, signingTime where
 * a time is given (RFC 5652 §5, EN 319 122-1 §5).
 *
 * @throws KouanError `ERR_KOUAN_KEY` for a signer without a certificate, or with a legacy algorithm
 */
export async function writeSignedData(request: SignedDataRequest): Promise<Buffer> {
  const { signer, over, dialect = 'international', embed = {} } = request;
  const { algorithm, certificates } = signer;
  const [own] = certificates;
  if (own === undefined || algorithmSpec(algorithm).legacy === true) throw cannot(own === undefined);
  const digest = digestFor(algorithm);
  const { data, signedData } = DIALECTS[dialect];
  const signed = attributeSet([
    attribute(ATTRIBUTE.contentType, objectIdentifier(data)),
    attribute(ATTRIBUTE.messageDigest, octetString(hashOf(digest, over))),
    signingCertificate(own, digest),
    ...(request.signedAt === undefined ? [] : [attribute(ATTRIBUTE.signingTime, time(request.signedAt))]),
  ]);
  const value = signatureOctets(algorithm, await signer.sign(signed));
  const { issuer, serial } = certificateId(own);
  const token = await request.timestamp?.(value);
  const announced = digestIdentifier(digest, dialect);
  const info = sequence(
    smallUnsigned(1),
    sequence(issuer, serial),
    announced,
    tagged(signed, 0),
    signatureIdentifier(algorithm, dialect),
    octetString(value),
    ...(token === undefined ? [] : [der(context(1), attribute(ATTRIBUTE.timestampToken, token))]),
  );
  const bag = unique([...certificates, ...(embed.certificates ?? [])]);
  const revocation = [...(embed.crls ?? []), ...(embed.ocsps ?? []).map(otherRevocation)];
  const content = request.attached === true ? [der(context(0), octetString(Buffer.concat(over)))] : [];
  return sequence(
    objectIdentifier(signedData),
    der(
      context(0),
      sequence(
        // 5 with revocation data in another form than CRLs, else 1 (RFC 5652 §5.1).
        smallUnsigned((embed.ocsps ?? []).length > 0 ? 5 : 1),
        setOf(announced),
        sequence(objectIdentifier(data), ...content),
        tagged(setOf(...bag), 0),
        ...(revocation.length === 0 ? [] : [tagged(setOf(...unique(revocation)), 1)]),
        setOf(info),
      ),
    ),
  );
}

/** A SET under an implicit tag. */
export function tagged(set: Buffer, number: number): Buffer {
  set[0] = context(number);
  return set;
}

/** An OCSP response among the CRLs (RFC 5940 §2.1). */
export const otherRevocation = (ocsp: Uint8Array): Buffer => der(context(1), objectIdentifier(OCSP_RESPONSE), ocsp);

/** Each once, in their order. */
export const unique = (all: readonly Uint8Array[]): Uint8Array[] =>
  all.filter((one, index) => all.findIndex((other) => Buffer.compare(one, other) === 0) === index);

const cannot = (bare: boolean): KouanError =>
  bare
    ? new KouanError(
        'ERR_KOUAN_KEY',
        { en: 'The signer has no certificate.', zh: '签名者没有证书。' },
        { hint: { en: 'CMS names the signer by certificate: give one.', zh: 'CMS 以证书标识签名者，请提供证书。' } },
      )
    : new KouanError(
        'ERR_KOUAN_KEY',
        { en: 'SHA-1 is not signed with any more.', zh: '不再使用 SHA-1 签名。' },
        { hint: { en: 'Use RSA-SHA256 or stronger.', zh: '请使用 RSA-SHA256 或更强算法。' } },
      );
