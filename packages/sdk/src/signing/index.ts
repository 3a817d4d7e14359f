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
export { requestTimestamp, type TimestampOptions, timestampFrom } from './cms/request-timestamp.ts';
export { type TimestampEvidence, timestampEvidence } from './cms/timestamp.ts';
export type { TimestampInfo } from './cms/tst-info.ts';
export type { LongTermMaterial, TimestampSource } from './cms/write.ts';
export type { RevocationData } from './evidence.ts';
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
export { REFUSALS, type RefusalName, Refused } from './json/refusals.ts';
export { credentialIn, type VcSignOptions, vcJwt } from './json/vc-jwt.ts';
export { type CertificateRequest, type KeyAndCertificate, selfSignedCertificate } from './keys/self-signed.ts';
export type { SignatureKind, SignOptions } from './kind.ts';
export type { TrustedKey, VerifyOptions } from './options.ts';
export type { SignerRule, VerificationPolicy } from './policy.ts';
export { sign } from './sign.ts';
export type { Signer } from './signer.ts';
export { certificatesOf } from './signers/certificates.ts';
export { type HeldKey, keySigner } from './signers/key-signer.ts';
export { type MemorySigner, memorySigner } from './signers/memory-signer.ts';
export { isEncryptedKey, type PemKey, pemSigner, privateKeyOf } from './signers/pem-signer.ts';
export { type Pkcs11Options, pkcs11Signer, type TokenSigner } from './signers/pkcs11/pkcs11-signer.ts';
export { type Pkcs11Uri, pkcs11Uri } from './signers/pkcs11/uri.ts';
export { digestFor, type RemoteRequest } from './signers/remote/protocol.ts';
export { type RemoteOptions, type RemoteSigner, type RemoteTls, remoteSigner } from './signers/remote/remote-signer.ts';
export { type UkeyBridge, type UkeyBridgeOptions, type UkeyHealth, ukeyBridge } from './signers/ukey/bridge.ts';
export { UKEY_METHODS, UKEY_URL, type UkeyMethod } from './signers/ukey/protocol.ts';
export { type UkeyOptions, type UkeySigner, ukeySigner } from './signers/ukey/ukey-signer.ts';
export * from './verification.ts';
export { type PreparedVerifyOptions, prepareTrust, verify } from './verify.ts';
export { CANONICAL_FORMS, type CanonicalForm } from './xml/c14n.ts';
export { type XmlSignOptions, xmldsigEnveloped } from './xml/xmldsig.ts';
