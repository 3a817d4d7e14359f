import { CertificatePool, pathsOf, type Search } from '../path/build.ts';
import { type PathRules, validatePath } from '../path/validate.ts';
import type { Certificate } from '../x509/certificate.ts';
import { statusByCrl } from './by-crl.ts';
import { statusByOcsp } from './by-ocsp.ts';
import type { Believer, RevocationSources } from './question.ts';
import { type RevocationStatus, together, type UsedData } from './status.ts';

/** Answers in one check; data that makes more questions was made to do so. */
const MAX_QUESTIONS = 200;
const MAX_DEPTH = 4;

/**
 * Says whether certificates of paths were revoked (RFC 5280 §6.3, RFC 6960), by data that is at hand. Data counts by its
 * own signature: whose key made it is validated to the same anchor, and asked about in turn.
 */
export class RevocationChecker implements Believer {
  readonly sources: RevocationSources;
  readonly rules: PathRules;
  readonly at: Date;
  readonly trustedResponders: readonly Certificate[];
  private readonly search: Search;
  private readonly asked: string[] = [];
  private questions = 0;

  constructor(
    search: Search,
    rules: PathRules,
    sources: RevocationSources,
    trustedResponders: readonly Certificate[] = [],
  ) {
    this.search = search;
    this.rules = rules;
    this.at = search.at;
    this.sources = sources;
    this.trustedResponders = trustedResponders;
  }

  /**
   * Status of one certificate of a path at a time.
   *
   * @param index place of the certificate; its issuer comes behind it
   */
  status(path: readonly Certificate[], index: number, time: Date): RevocationStatus {
    const certificate = path[index];
    const issuer = path[index + 1];
    if (certificate === undefined || issuer === undefined) return { is: 'unknown', notes: [] };
    if (++this.questions > MAX_QUESTIONS || this.asked.length >= MAX_DEPTH)
      return { is: 'unknown', notes: [{ en: 'the data asks too many questions', zh: '吊销数据层级过多' }] };
    this.asked.push(certificate.fingerprint);
    try {
      const above = path.slice(index + 1);
      const byOcsp = statusByOcsp({ certificate, issuer, above, time }, this);
      const byCrl = statusByCrl({ certificate, issuer, above, time }, this);
      return decide(byOcsp, byCrl);
    } finally {
      this.asked.pop();
    }
  }

  /** Whether nothing in a path, from an index on, was revoked at a time; the data that says so, or why not. */
  pathStatus(path: readonly Certificate[], time: Date, from = 0): RevocationStatus {
    let used: UsedData = { crls: [], ocsps: [], certificates: [] };
    let asOf = this.at;
    let later: { readonly later: NonNullable<(RevocationStatus & { is: 'good' })['later']> } | undefined;
    for (let index = from; index < path.length - 1; index++) {
      const status = this.status(path, index, time);
      if (status.is !== 'good') return status;
      used = together(used, status.used);
      if (status.asOf < asOf) asOf = status.asOf;
      if (index === from && status.later !== undefined) later = { later: status.later };
    }
    return { is: 'good', by: used.ocsps.length > 0 ? 'ocsp' : 'crl', used, asOf, ...later };
  }

  /**
   * See {@link Believer.believes}. One whose own status is being asked for is not asked about again: a CRL may speak
   * about the certificate that signed it (PKITS 4.14.30).
   */
  believes(signer: Certificate, above: readonly Certificate[], time: Date, noCheck = false): UsedData | undefined {
    const anchor = above.at(-1);
    const search = { ...this.search, pool: new CertificatePool(above, this.search.pool), at: time };
    let tried = 0;
    for (const path of pathsOf(signer, search)) {
      if (++tried > 8) return undefined;
      if (path.at(-1)?.fingerprint !== anchor?.fingerprint) continue;
      if (validatePath(path, { ...this.rules, policies: {} }, time).problems.length > 0) continue;
      const certificates = path.map(({ bytes }) => bytes);
      const skip = noCheck || this.asked.includes(signer.fingerprint) ? 1 : 0;
      const status = this.pathStatus(path, time, skip);
      if (status.is === 'good') return together({ crls: [], ocsps: [], certificates }, status.used);
    }
    return undefined;
  }

  named(key: string, above: readonly Certificate[]): readonly Certificate[] {
    const here = above.filter(({ subject }) => subject.key === key);
    return [...new Set([...here, ...this.search.pool.named(key)])].slice(0, 16);
  }
}

/** Revoked beats good, unless it was a hold and what is newer says that it is over. */
function decide(a: RevocationStatus, b: RevocationStatus): RevocationStatus {
  if (a.is === 'unknown' && b.is === 'unknown') return { is: 'unknown', notes: [...a.notes, ...b.notes] };
  if (a.is === 'unknown') return b;
  if (b.is === 'unknown') return a;
  if (a.is === b.is) return a;
  const [revoked, good] = a.is === 'revoked' ? [a, b] : [b, a];
  const held = revoked.is === 'revoked' && revoked.entry.reason === 'certificateHold';
  return held && good.asOf > revoked.asOf ? good : revoked;
}
