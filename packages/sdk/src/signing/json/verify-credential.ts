import type { VerifyOptions } from '../options.ts';
import { plainHex } from '../trust/authority.ts';
import type { Signature, SignatureTest, Verdict } from '../verification.ts';
import { type PreparedVerifyOptions, verify } from '../verify.ts';
import type { Credential } from './credential.ts';
import { issuerOf } from './credential-rules.ts';
import type { JsonObject } from './read-json.ts';
import { credentialIn, vcJwt } from './vc-jwt.ts';

/** Which keys are an issuer’s: by its URL, names of bare keys or fingerprints of certificates (SHA-256, hex). */
export type Issuers = Readonly<Record<string, readonly string[]>>;

/** What a credential says, and whether it may. */
export interface CredentialVerification {
  /** The signature’s, and at most `indeterminate` unless the key is known to be the issuer’s. */
  readonly verdict: Verdict;
  readonly signature: Signature;
  /** Absent when the signature is invalid. */
  readonly credential?: Credential;
  /** What {@link credentialOf} put in. */
  readonly document?: JsonObject;
  readonly issuer?: string;
}

/**
 * Verifies a credential and that its issuer signed it: any trusted key makes a good signature, and only the issuer’s own
 * makes the issuer say it (VC-JOSE-COSE §4). The key belongs to the issuer when `issuers` says so.
 *
 * @throws KouanError as {@link verify} does
 */
export function verifyCredential(
  bytes: Uint8Array,
  options: (VerifyOptions | PreparedVerifyOptions) & { readonly issuers: Issuers },
): CredentialVerification {
  const { signatures, verdict, content } = verify(bytes, vcJwt, options);
  const [signature] = signatures;
  if (signature === undefined || content === undefined || verdict === 'invalid')
    return { verdict: 'invalid', signature: signature as Signature };
  const read = credentialIn(content);
  const issuer = issuerOf(read.credential) ?? '';
  const { keyId, fingerprint } = signature.signer ?? {};
  const own = Object.hasOwn(options.issuers, issuer) ? (options.issuers[issuer] ?? []) : [];
  const belongs = own.some((one) => one === keyId || plainHex(one) === fingerprint);
  const tests = [...signature.tests, authority(issuer, belongs)];
  const settled = belongs ? verdict : 'indeterminate';
  return { verdict: settled, signature: { ...signature, verdict: settled, tests }, ...read, issuer };
}

const authority = (issuer: string, belongs: boolean): SignatureTest => ({
  name: 'authority',
  passed: belongs ? true : 'unknown',
  reason: belongs
    ? { en: `the key is of ${issuer}`, zh: `密钥属于 ${issuer}` }
    : { en: `the key is not known to be of ${issuer}`, zh: `未知密钥是否属于 ${issuer}` },
  source: 'VC-JOSE-COSE §4',
});
