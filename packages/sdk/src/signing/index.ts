export { ALGORITHMS, CURRENT_ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
export type { RevocationData } from './evidence.ts';
export { type CertificateRequest, type KeyAndCertificate, selfSignedCertificate } from './keys/self-signed.ts';
export type { SignatureKind, SignOptions } from './kind.ts';
export type { TrustedKey, VerifyOptions } from './options.ts';
export type { SignerRule, VerificationPolicy } from './policy.ts';
export { sign } from './sign.ts';
export type { Signer } from './signer.ts';
export { type PemKey, pemSigner } from './signers/pem-signer.ts';
export * from './verification.ts';
export { verify } from './verify.ts';
export { CANONICAL_FORMS, type CanonicalForm } from './xml/forms.ts';
export type { XmlPolicy } from './xml/policy.ts';
export { XML_PROFILES, type XmlProfile, type XmlProfileName, xmlProfilePolicy } from './xml/profiles.ts';
export type { XmlSignOptions } from './xml/write.ts';
export {
  type DetachedOptions,
  type EnvelopingOptions,
  xmldsigDetached,
  xmldsigEnveloped,
  xmldsigEnveloping,
} from './xml/xmldsig.ts';
