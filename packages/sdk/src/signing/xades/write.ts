import { createHash } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { LongTermMaterial, TimestampSource } from '../cms/write.ts';
import type { CanonicalForm } from '../xml/forms.ts';
import { DIGEST_METHODS } from '../xml/methods.ts';
import { escaped } from '../xml/print.ts';
import { type Qualified, type Signing, signing, type XmlSignOptions } from '../xml/write.ts';
import { SIGNED_PROPERTIES, XADES } from './names.ts';

/** How to sign as XAdES. Receivers of China E-Port have profiles of their own, and none of them knows it. */
export interface XadesSignOptions extends Omit<XmlSignOptions, 'profile' | 'keyName'> {
  /** The time that the signer claims. */
  readonly signedAt: Date;
  /** Media type of what is signed: `text/xml`, or `application/octet-stream` where it lies apart, without. */
  readonly mimeType?: string;
  /** Where a time stamp over the signature comes from: B-T. */
  readonly timestamp?: TimestampSource;
  /** What is needed to verify it in later years: B-LT. */
  readonly embed?: LongTermMaterial;
}

/**
 * What it takes to sign once as XAdES baseline B-B, with a time stamp B-T, with what is embedded B-LT (EN 319 132-1 §6).
 *
 * @throws KouanError `ERR_KOUAN_KEY` for a signer without a certificate
 */
export function qualifying(options: XadesSignOptions, mimeType: string): Signing {
  const [own] = options.signer.certificates;
  if (own === undefined)
    throw new KouanError(
      'ERR_KOUAN_KEY',
      { en: 'The signer has no certificate.', zh: '签名者没有证书。' },
      { hint: { en: 'XAdES binds the certificate: give one.', zh: 'XAdES 须绑定证书，请提供证书。' } },
    );
  const job = signing(options);
  return {
    ...job,
    qualify: (digest, digestMethod) =>
      qualified({ ...options, mimeType: options.mimeType ?? mimeType }, { own, digest, digestMethod, form: job.form }),
  };
}

interface Facts {
  readonly own: Uint8Array;
  /** Of the content: Ids are made of it, so that two signatures over different things have different ones. */
  readonly digest: Uint8Array;
  readonly digestMethod: string;
  readonly form: CanonicalForm;
}

function qualified(
  { signedAt, mimeType = '', timestamp, embed }: XadesSignOptions,
  { own, digest, digestMethod, form }: Facts,
): Qualified {
  const id = `xades-${Buffer.from(digest).toString('hex').slice(0, 16)}`;
  const [contentId, propertiesId] = [`${id}-content`, `${id}-properties`];
  const signed = [
    `<xades:SignedProperties Id="${propertiesId}">`,
    '<xades:SignedSignatureProperties>',
    `<xades:SigningTime>${signedAt.toISOString().replace(/\.\d+/, '')}</xades:SigningTime>`,
    '<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>',
    `<ds:DigestMethod Algorithm="${digestMethod}"/>`,
    `<ds:DigestValue>${digestOf(digestMethod, own)}</ds:DigestValue>`,
    '</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>',
    '</xades:SignedSignatureProperties>',
    '<xades:SignedDataObjectProperties>',
    `<xades:DataObjectFormat ObjectReference="#${contentId}">`,
    `<xades:MimeType>${escaped(mimeType)}</xades:MimeType>`,
    '</xades:DataObjectFormat></xades:SignedDataObjectProperties>',
    '</xades:SignedProperties>',
  ].join('');
  return {
    id,
    contentId,
    propertiesId,
    type: SIGNED_PROPERTIES,
    object: (unsigned) =>
      `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#${id}">${signed}${unsigned}</xades:QualifyingProperties></ds:Object>`,
    unsigned: async (over) => {
      const properties = [
        ...(timestamp === undefined ? [] : [stampText(await timestamp(over), form)]),
        ...materialTexts(embed ?? {}),
      ];
      if (properties.length === 0) return '';
      const all = `<xades:UnsignedSignatureProperties>${properties.join('')}</xades:UnsignedSignatureProperties>`;
      return `<xades:UnsignedProperties>${all}</xades:UnsignedProperties>`;
    },
  };
}

const digestOf = (method: string, bytes: Uint8Array): string =>
  createHash(DIGEST_METHODS[method] ?? 'sha256')
    .update(bytes)
    .digest('base64');

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** SignatureTimeStamp (EN 319 132-1 §5.3). */
const stampText = (token: Uint8Array, form: CanonicalForm): string =>
  `<xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm="${form}"/><xades:EncapsulatedTimeStamp>${base64(token)}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>`;

/** CertificateValues and RevocationValues (EN 319 132-1 §5.4). */
function materialTexts({ certificates = [], crls = [], ocsps = [] }: LongTermMaterial): string[] {
  const list = (outer: string, inner: string, all: readonly Uint8Array[]): string[] =>
    all.length === 0
      ? []
      : [
          `<xades:${outer}>${all.map((one) => `<xades:${inner}>${base64(one)}</xades:${inner}>`).join('')}</xades:${outer}>`,
        ];
  const lists = [
    ...list('CRLValues', 'EncapsulatedCRLValue', crls),
    ...list('OCSPValues', 'EncapsulatedOCSPValue', ocsps),
  ];
  return [
    ...list('CertificateValues', 'EncapsulatedX509Certificate', certificates),
    ...(lists.length === 0 ? [] : [`<xades:RevocationValues>${lists.join('')}</xades:RevocationValues>`]),
  ];
}
