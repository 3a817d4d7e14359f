export { ALGORITHMS, CURRENT_ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
export { chinaDecSign, DEC_SIGN_NOTICE, type DecSignOptions } from './china/dec-sign.ts';
export {
  chinaRealtime179,
  REALTIME_179_DIALECTS,
  REALTIME_179_FIELD,
  type Realtime179SignOptions,
  realtime179Text,
} from './china/realtime-179.ts';
export { type CmsSignOptions, cmsAttached, cmsDetached } from './cms/cms.ts';
export { embedInCms } from './cms/embed.ts';
export type { CmsDialect, Digest as CmsDigest } from './cms/identifiers.ts';
export { requestTimestamp, type TimestampOptions, timestampFrom } from './cms/request-timestamp.ts';
export { type TimestampEvidence, timestampEvidence } from './cms/timestamp.ts';
export type { TimestampInfo } from './cms/tst-info.ts';
export type { LongTermMaterial, TimestampSource } from './cms/write.ts';
export type { Evidence, RevocationData, TimestampToken } from './evidence.ts';
export * from './explain/index.ts';
export { canonicalJson, canonicalJsonText } from './json/canonical-json.ts';
export { type Credential, type CredentialOptions, credentialOf } from './json/credential.ts';
export {
  exportJwk,
  importJwk,
  importJwkSet,
  type JwkKey,
  jwkThumbprint,
  PINT_KEY_ID,
  trustedKeyOf,
} from './json/jwk.ts';
export { jwsCompact } from './json/jws-compact.ts';
export { type JwsJsonSignOptions, jwsJson } from './json/jws-json.ts';
export type { JwsSignOptions } from './json/protected-header.ts';
export { type JsonLimits, type JsonObject, type JsonValue, readJson } from './json/read-json.ts';
export { REFUSALS, type Refusal as JsonRefusal, type RefusalName, Refused } from './json/refusals.ts';
export { credentialIn, type VcSignOptions, vcJwt } from './json/vc-jwt.ts';
export { type CredentialVerification, type Issuers, verifyCredential } from './json/verify-credential.ts';
export type { CertificateDescription, ExtensionDescription, KeyDescription } from './keys/describe.ts';
export { type InspectedItem, type Inspection, type InspectOptions, inspectKeys } from './keys/inspect.ts';
export { type IssueOptions, issueCertificate } from './keys/issue.ts';
export { KEY_KINDS, type KeyKind, newKey } from './keys/new-key.ts';
export { type PemBlock, type PemText, readPem, writePem } from './keys/pem.ts';
export { type Pkcs12, type Pkcs12Key, type Pkcs12Options, readPkcs12 } from './keys/pkcs12-read.ts';
export { type Pkcs12Content, writePkcs12 } from './keys/pkcs12-write.ts';
export { isEncryptedKey, readPrivateKey, readPublicKey, writePrivateKey } from './keys/read-key.ts';
export {
  certificationRequest,
  certificationRequestBy,
  type ReadRequest,
  type RequestOptions,
  readRequest,
} from './keys/request.ts';
export { type CertificateRequest, type KeyAndCertificate, selfSignedCertificate } from './keys/self-signed.ts';
export type { SubjectPairs } from './keys/subject.ts';
export type { CertificateProfile } from './keys/write-extensions.ts';
export type { SignatureKind, SignOptions } from './kind.ts';
export { kindOf, SIGNATURE_KINDS } from './kinds.ts';
export type { TrustedKey, VerifyOptions } from './options.ts';
export type { Rectangle, VisibleSignature } from './pdf/appearance.ts';
export { type DocumentTimestampOptions, timestampPdf } from './pdf/document-timestamp.ts';
export { embedInPdf, pades } from './pdf/pades.ts';
export type { PadesSignOptions } from './pdf/sign.ts';
export type { SignerRule, TrustPurpose, VerificationPolicy } from './policy.ts';
export { sm2Z } from './primitives/index.ts';
export { sign } from './sign.ts';
export type { Signer } from './signer.ts';
export { certificatesOf } from './signers/certificates.ts';
export { type HeldKey, keySigner } from './signers/key-signer.ts';
export { type MemorySigner, memorySigner } from './signers/memory-signer.ts';
export { type PemKey, pemSigner } from './signers/pem-signer.ts';
export { type Pkcs11Options, pkcs11Signer, type TokenSigner } from './signers/pkcs11/pkcs11-signer.ts';
export type { KeyName as TokenKeyName, TokenName } from './signers/pkcs11/session.ts';
export { type Pkcs11Uri, pkcs11Uri } from './signers/pkcs11/uri.ts';
export { isPkcs12, type Pkcs12File, pkcs12Signer } from './signers/pkcs12-signer.ts';
export { digestFor, type RemoteRequest } from './signers/remote/protocol.ts';
export { type RemoteOptions, type RemoteSigner, type RemoteTls, remoteSigner } from './signers/remote/remote-signer.ts';
export { type UkeyBridge, type UkeyBridgeOptions, type UkeyHealth, ukeyBridge } from './signers/ukey/bridge.ts';
export { UKEY_METHODS, UKEY_URL, type UkeyMethod } from './signers/ukey/protocol.ts';
export { type UkeyOptions, type UkeySigner, ukeySigner } from './signers/ukey/ukey-signer.ts';
export { type CollectedEvidence, collectEvidence, type EvidenceTarget } from './trust/collect-evidence.ts';
export { readMaterial, writeMaterial } from './trust/material.ts';
export { type PemBundle, readPemBundle } from './trust/pem-bundle.ts';
export { type PolicyFile, policySchema, readPolicy, readPolicyFile } from './trust/policy-file.ts';
export type { CallLimits, CallOutcome, FetchLike, RevocationEdge } from './trust/revocation/call.ts';
export { type GatheredRevocation, gatherRevocation } from './trust/revocation/gather.ts';
export type { TimestampReader, TimestampReading } from './trust/timestamp.ts';
export type { Trust, TrustOptions } from './trust/trust.ts';
export { type Certificate, readCertificate } from './trust/x509/certificate.ts';
export type { CertificateExtensions, Extension as CertificateExtension, KeyUsage } from './trust/x509/extensions.ts';
export type { Name as CertificateName } from './trust/x509/name.ts';
export type { PublicKeyInfo } from './trust/x509/public-key.ts';
export * from './verification.ts';
export { type AnyKind, type PreparedVerifyOptions, prepareTrust, verify } from './verify.ts';
export type { XadesSignOptions } from './xades/write.ts';
export {
  type XadesDetachedOptions,
  type XadesEnvelopingOptions,
  xadesDetached,
  xadesEnveloped,
  xadesEnveloping,
} from './xades/xades.ts';
export { CANONICAL_FORMS, type CanonicalForm } from './xml/forms.ts';
export type { DigestName as XmlDigest } from './xml/methods.ts';
export type { XmlPolicy } from './xml/policy.ts';
export { xmlProfilePolicy } from './xml/profile-policy.ts';
export { XML_PROFILES, type XmlProfile, type XmlProfileName } from './xml/profiles.ts';
export type { DetachedOptions, EnvelopingOptions } from './xml/sign-forms.ts';
export type { XmlSignOptions } from './xml/write.ts';
export { xmldsigDetached, xmldsigEnveloped, xmldsigEnveloping } from './xml/xmldsig.ts';
