import { createPublicKey, type KeyObject } from 'node:crypto';
import { instantOf, KouanError } from '@kouan/core';
import { CURRENT_ALGORITHMS, type SignatureAlgorithm } from '../algorithms.ts';
import { DerError } from '../asn1/index.ts';
import type { RevocationData } from '../evidence.ts';
import { readPem } from '../keys/pem.ts';
import type { VerifyOptions } from '../options.ts';
import type { TrustPurpose, VerificationPolicy } from '../policy.ts';
import { CertificatePool } from './path/build.ts';
import type { PathRules } from './path/validate.ts';
import type { RevocationSources } from './revocation/question.ts';
import { readSources } from './revocation/sources.ts';
import type { TimestampReader } from './timestamp.ts';
import { type Certificate, readCertificate } from './x509/certificate.ts';

/** A bare key that the verifier knows. */
export interface KnownKey {
  readonly keyId: string;
  readonly key: KeyObject;
  readonly owner?: string;
  /** The one algorithm that it is for. */
  readonly algorithm?: SignatureAlgorithm;
  readonly from?: Date;
  readonly until?: Date;
}

/** What a {@link Trust} is made of: all of a verification but the one input. */
export type TrustOptions = Omit<VerifyOptions, 'detached' | 'documentType'>;

/**
 * What a verifier trusts, read once. Pass the same one to many verifications: what is found out about a certificate is
 * kept for the next signature.
 */
export class Trust {
  readonly anchors: Readonly<Record<TrustPurpose, readonly Certificate[]>>;
  readonly keys: readonly KnownKey[];
  readonly at: Date;
  readonly policy: VerificationPolicy;
  readonly timestamps: TimestampReader | undefined;
  /** All certificates that are at hand, trusted or not. */
  readonly pool: CertificatePool;
  /** The same, in order: those of which a signer may be one where a signature names none. */
  readonly known: readonly Certificate[];
  readonly sources: RevocationSources;
  /** What was found out before, by {@link remember}. */
  private readonly found = new Map<string, unknown>();
  private readonly about = new WeakMap<object, Map<string, unknown>>();

  /** Throws ERR_KOUAN_KEY when a certificate or key cannot be read, ERR_KOUAN_USAGE when the time is none. */
  constructor(options: TrustOptions) {
    this.at = instant(options.at, 'at');
    this.policy = options.policy ?? {};
    this.timestamps = options.timestamps;
    const document = options.trust.flatMap(certificatesOf);
    this.anchors = {
      document,
      timestamp: (options.timestampTrust ?? options.trust).flatMap(certificatesOf),
      ocsp: (options.ocspTrust ?? []).flatMap(certificatesOf),
    };
    this.known = [...document, ...(options.intermediates ?? []).flatMap(certificatesOf)];
    this.pool = new CertificatePool([...this.known, ...this.anchors.timestamp]);
    this.keys = (options.keys ?? []).map(({ keyId, key, owner, algorithm, from, until }) => ({
      keyId,
      key: publicKey(key),
      ...(owner === undefined ? {} : { owner }),
      ...(algorithm === undefined ? {} : { algorithm }),
      ...(from === undefined ? {} : { from: instant(from, 'from') }),
      ...(until === undefined ? {} : { until: instant(until, 'until') }),
    }));
    this.sources = readSources(options.revocation ?? {});
  }

  /** What paths are validated under, but for purposes. */
  get rules(): PathRules {
    const {
      certificateAlgorithms = CURRENT_ALGORITHMS,
      certificatePolicies = {},
      minRsaBits,
      sm2CertificateId,
    } = this.policy;
    return {
      algorithms: certificateAlgorithms,
      policies: certificatePolicies,
      ...(minRsaBits === undefined ? {} : { minRsaBits }),
      ...(sm2CertificateId === undefined ? {} : { sm2Id: sm2CertificateId }),
    };
  }

  /** Revocation data at hand, with more of it. */
  sourcesWith(more: RevocationData | undefined): RevocationSources {
    if (more === undefined) return this.sources;
    const { crls, ocsps, unread } = readSources(more);
    return {
      crls: [...this.sources.crls, ...crls],
      ocsps: [...this.sources.ocsps, ...ocsps],
      unread: [...this.sources.unread, ...unread],
    };
  }

  /** Finds something out about a thing once; the key must name all else that the answer depends on. */
  rememberOf<T>(of: object, key: string, find: () => T): T {
    let known = this.about.get(of);
    if (known === undefined) this.about.set(of, (known = new Map()));
    const before = known.get(key);
    if (before !== undefined) return before as T;
    const answer = find();
    known.set(key, answer);
    return answer;
  }

  /** Finds something out once. The key must name all that the answer depends on. */
  remember<T>(key: string, find: () => T): T {
    const known = this.found.get(key);
    if (known !== undefined) return known as T;
    const answer = find();
    if (this.found.size >= MOST_REMEMBERED) this.found.clear();
    this.found.set(key, answer);
    return answer;
  }
}

const MOST_REMEMBERED = 10_000;

function instant(value: Date | string, name: string): Date {
  const time = typeof value === 'string' ? instantOf(value) : new Date(value).getTime();
  if (time === undefined || Number.isNaN(time))
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `The time \`${name}\` is no day and no time with its offset.`, zh: `\`${name}\` 不是日期或带时区的时间。` },
      { hint: { en: 'For example 2026-01-31T08:00:00+08:00.', zh: '例如 2026-01-31T08:00:00+08:00。' } },
    );
  return new Date(time);
}

/** DER, or PEM with certificates in it. */
export function certificatesOf(source: string | Uint8Array): Certificate[] {
  try {
    if (typeof source !== 'string') {
      // A PEM file that was read as bytes.
      if (source[0] === 0x2d) return certificatesOf(Buffer.from(source).toString('latin1'));
      return [readCertificate(source)];
    }
    const { blocks, broken } = readPem(source);
    const found = blocks.filter(({ label }) => label === 'CERTIFICATE' || label === 'X509 CERTIFICATE');
    if (broken.length > 0 || found.length === 0) throw unreadable(undefined);
    return found.map(({ bytes }) => readCertificate(bytes));
  } catch (error) {
    if (error instanceof DerError) throw unreadable(error);
    throw error;
  }
}

export function publicKey(source: string | Uint8Array): KeyObject {
  try {
    return typeof source === 'string'
      ? createPublicKey(source)
      : createPublicKey({ key: Buffer.from(source), format: 'der', type: 'spki' });
  } catch (cause) {
    throw unreadable(cause);
  }
}

const unreadable = (cause: unknown): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    { en: 'A trusted certificate or key cannot be read.', zh: '无法读取受信证书或密钥。' },
    {
      hint: { en: 'Give X.509 or SPKI in PEM or DER.', zh: '请提供 PEM 或 DER 格式的 X.509 证书或 SPKI 公钥。' },
      cause,
    },
  );
