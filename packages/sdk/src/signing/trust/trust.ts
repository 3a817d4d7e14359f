import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { VerifyOptions } from '../options.ts';
import type { VerificationPolicy } from '../policy.ts';

/** A bare key that the verifier knows. */
export interface KnownKey {
  readonly keyId: string;
  readonly key: KeyObject;
  readonly owner?: string;
  readonly from?: Date;
  readonly until?: Date;
}

/** What a verifier trusts, read once. */
export class Trust {
  readonly anchors: readonly X509Certificate[];
  readonly keys: readonly KnownKey[];
  readonly at: Date;
  readonly policy: VerificationPolicy;
  readonly options: VerifyOptions;

  /** Throws ERR_KOUAN_KEY when a certificate or key cannot be read, ERR_KOUAN_USAGE when the time is none. */
  constructor(options: VerifyOptions) {
    this.options = options;
    this.at = new Date(options.at);
    if (Number.isNaN(this.at.getTime()))
      throw new KouanError('ERR_KOUAN_USAGE', { en: 'The time `at` is not a date.', zh: '`at` 不是有效时间。' });
    this.policy = options.policy ?? {};
    this.anchors = options.trust.map(anchor);
    this.keys = (options.keys ?? []).map(({ keyId, key, owner, from, until }) => ({
      keyId,
      key: publicKey(key),
      ...(owner === undefined ? {} : { owner }),
      ...(from === undefined ? {} : { from: new Date(from) }),
      ...(until === undefined ? {} : { until: new Date(until) }),
    }));
  }
}

function anchor(source: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(source);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function publicKey(source: string | Uint8Array): KeyObject {
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
