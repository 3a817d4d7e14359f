import type { Text } from '@kouan/core';
import type { RevocationData } from '../evidence.ts';
import type { TrustPurpose } from '../policy.ts';
import { certify } from './certify.ts';
import { readable } from './maker.ts';
import { together } from './revocation/status.ts';
import type { Trust } from './trust.ts';

/** Whose evidence is to be kept: a signer's, or that of a time stamping service. */
export interface EvidenceTarget {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly purpose: Exclude<TrustPurpose, 'ocsp'>;
  /** When it was used; the trust's time of judging without. */
  readonly time?: Date;
}

/** What a verifier needs years later, when nobody answers any more: to be embedded beside the signature. */
export interface CollectedEvidence {
  /** Certificates of all paths and of those who signed revocation data, each once, DER. */
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  /** Nothing is missing: with this the same verdict is reached without anybody else. */
  readonly complete: boolean;
  /** What is missing, or speaks against it. */
  readonly missing: readonly Text[];
}

/**
 * Gathers what proves certificates good at their time: paths, CRLs and OCSP responses, only those that the proof rests on
 * (validation data of ETSI EN 319 142-1 §5.4.2.2, EN 319 122-1 §5.5). Takes them from what the trust has at hand and from
 * what came along; fetches nothing.
 */
export function collectEvidence(
  targets: readonly EvidenceTarget[],
  trust: Trust,
  along: { readonly certificates?: readonly Uint8Array[]; readonly revocation?: RevocationData } = {},
): CollectedEvidence {
  const extra = readable(along.certificates ?? []);
  const missing: Text[] = [];
  let used = together();
  for (const { certificate, purpose, time = trust.at } of targets) {
    const [read] = readable([certificate]);
    if (read === undefined) {
      missing.push({ en: 'a certificate cannot be read', zh: '证书无法读取' });
      continue;
    }
    const { path, problems, revocation, pinned } = certify(read, trust, {
      purpose,
      time,
      extra,
      ...(along.revocation === undefined ? {} : { revocation: along.revocation }),
    });
    missing.push(...problems.map(({ reason }) => reason));
    used = together(used, { crls: [], ocsps: [], certificates: (path ?? [read]).map(({ bytes }) => bytes) });
    if (revocation.is === 'unknown') {
      if (!pinned) missing.push(...(revocation.notes.length > 0 ? revocation.notes : [NO_DATA]));
      continue;
    }
    used = together(used, revocation.used);
    if (revocation.is === 'revoked')
      missing.push({ en: `${read.subject} was revoked`, zh: `${read.subject} 已被吊销` });
  }
  return { ...used, complete: missing.length === 0, missing };
}

const NO_DATA: Text = { en: 'there is neither a CRL nor an OCSP response', zh: '没有 CRL 或 OCSP 响应' };
