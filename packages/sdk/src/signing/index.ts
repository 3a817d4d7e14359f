export { ALGORITHMS, CURRENT_ALGORITHMS, type SignatureAlgorithm } from './algorithms.ts';
export type { Evidence, RevocationData, TimestampToken } from './evidence.ts';
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
export type { TrustedKey, VerifyOptions } from './options.ts';
export type { SignerRule, VerificationPolicy } from './policy.ts';
export { sign } from './sign.ts';
export type { Signer } from './signer.ts';
export { type PemKey, pemSigner } from './signers/pem-signer.ts';
export { type CollectedEvidence, collectEvidence, type EvidenceTarget } from './trust/collect-evidence.ts';
export { type PemBundle, readPemBundle } from './trust/pem-bundle.ts';
export { type PolicyFile, policySchema, readPolicy, readPolicyFile } from './trust/policy-file.ts';
export type { CallLimits, CallOutcome, FetchLike, RevocationEdge } from './trust/revocation/call.ts';
export { type GatheredRevocation, gatherRevocation } from './trust/revocation/gather.ts';
export type { TimestampReader, TimestampReading } from './trust/timestamp.ts';
export type { Trust, TrustOptions } from './trust/trust.ts';
export { type Certificate, readCertificate } from './trust/x509/certificate.ts';
export * from './verification.ts';
export { type PreparedVerifyOptions, prepareTrust, verify } from './verify.ts';
export { CANONICAL_FORMS, type CanonicalForm } from './xml/c14n.ts';
export { type XmlSignOptions, xmldsigEnveloped } from './xml/xmldsig.ts';
