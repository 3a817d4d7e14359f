import type { SignatureAlgorithm } from './algorithms.ts';
import type { XmlPolicy } from './xml/policy.ts';

/** What a certificate is trusted for. */
export type TrustPurpose = 'document' | 'timestamp' | 'ocsp';

/** Who may sign what. */
export interface SignerRule {
  /** SHA-256 of the certificate (hex), or a name that its subject must hold, as `O=Example` or `CN=…`. */
  readonly signer: { readonly fingerprint: string } | { readonly subject: string } | { readonly keyId: string };
  /** Kinds of signature, by name; any without. */
  readonly kinds?: readonly string[];
  /** Types of document; any without. */
  readonly documents?: readonly string[];
}

/** What a verifier asks for; data, so that it can be a file. */
export interface VerificationPolicy {
  /** Algorithms that are accepted; all current ones without. One that is legacy must be named here. */
  readonly algorithms?: readonly SignatureAlgorithm[];
  /** Algorithms that certificates, CRLs and OCSP responses may be signed with; all current ones without. */
  readonly certificateAlgorithms?: readonly SignatureAlgorithm[];
  /** Bits that an RSA key must have, of a signer and of every certificate of its path; 2048 without, and never fewer. */
  readonly minRsaBits?: number;
  /** What is asked of certificate policies (RFC 5280 §6.1.1); nothing without. */
  readonly certificatePolicies?: {
    /** Policies of which one must hold, dotted; any without. */
    readonly accepted?: readonly string[];
    /** One must hold in every certificate of the path. */
    readonly requireExplicit?: boolean;
    readonly inhibitMapping?: boolean;
    readonly inhibitAny?: boolean;
  };
  /** Input that is larger is refused; 32 MiB without. */
  readonly maxBytes?: number;
  /** Signatures in one input; 16 without. */
  readonly maxSignatures?: number;
  /** Indeterminate unless it is known that no certificate of the path was revoked; true without. */
  readonly requireRevocation?: boolean;
  /** Indeterminate without a time stamp that can be verified. */
  readonly requireTimestamp?: boolean;
  /** Key usage that a signer's certificate must have; `digitalSignature` or `nonRepudiation` without. */
  readonly keyUsage?: readonly ('digitalSignature' | 'nonRepudiation')[];
  /** Extended key usages of which one must be there, dotted; any without. */
  readonly extendedKeyUsage?: readonly string[];
  /** Who may sign; anybody who is trusted without. */
  readonly signers?: readonly SignerRule[];
  /** Lets comments inside text and processing instructions of XML pass. */
  readonly lenientContent?: boolean;
  /** Lets CMS without signed attributes pass; what such a signature is over can be taken for something else. */
  readonly withoutAttributes?: boolean;
  /** Identity that SM2 signatures are made with; `1234567812345678` without. */
  readonly sm2Id?: string;
  /** Identity that SM2 authorities sign certificates with; `1234567812345678` without. */
  readonly sm2CertificateId?: string;
  /** What is expected of XML signatures beside that. */
  readonly xml?: XmlPolicy;
}
