import type { Text } from '@kouan/core';
import type { RevocationData } from '../evidence.ts';
import type { TrustPurpose } from '../policy.ts';
import { CertificatePool, chainAsFarAsKnown, pathsOf, type Search } from './path/build.ts';
import { type Problem, problem } from './path/problem.ts';
import { type PathRules, validatePath } from './path/validate.ts';
import { RevocationChecker } from './revocation/checker.ts';
import type { RevocationStatus } from './revocation/status.ts';
import type { Trust } from './trust.ts';
import { usageProblems, usagesFor } from './usage.ts';
import type { Certificate } from './x509/certificate.ts';

/** What is known of a certificate for a purpose at a time. */
export interface Certified {
  /** The one asked about first, the anchor last; absent where it leads to none. */
  readonly path?: readonly Certificate[];
  /** The certificate is itself trusted. */
  readonly pinned: boolean;
  readonly problems: readonly Problem[];
  readonly revocation: RevocationStatus;
  /** Certificate policies that hold. */
  readonly policies: readonly string[];
}

/** What to find out. */
export interface CertifyOptions {
  readonly purpose: Exclude<TrustPurpose, 'ocsp'>;
  /** When the certificate must have been good: the time of signing. */
  readonly time: Date;
  /** The time of judging; nothing that is from after it counts. */
  readonly at?: Date;
  /** Certificates that came along and help to build a path. */
  readonly extra?: readonly Certificate[];
  readonly revocation?: RevocationData;
}

/** Paths that are validated before the best so far is taken. */
const MAX_PATHS = 32;

/** Finds the best path of a certificate: one without a problem and without revocation, if there is one. */
export function certify(certificate: Certificate, trust: Trust, options: CertifyOptions): Certified {
  const { purpose, time, at = trust.at, extra = [], revocation } = options;
  // Data that came along belongs to the one signature.
  if (revocation !== undefined) return find(certificate, trust, options);
  // Most signatures bring their own certificate only, and are judged at the time of judging.
  if (time === trust.at && at === trust.at && extra.every((one) => one === certificate))
    return trust.rememberOf(certificate, `${purpose} ${extra.length}`, () => find(certificate, trust, options));
  const others = extra.map(({ fingerprint }) => fingerprint).join();
  const key = `${certificate.fingerprint} ${purpose} ${time.getTime()} ${at.getTime()} ${others}`;
  return trust.remember(key, () => find(certificate, trust, options));
}

function find(certificate: Certificate, trust: Trust, options: CertifyOptions): Certified {
  const { purpose, time, at = trust.at, extra = [], revocation } = options;
  const anchors = trust.anchors[purpose];
  const usages = usagesFor(purpose, trust.policy);
  const rules: PathRules = { ...trust.rules, ...(usages === undefined ? {} : { usages }) };
  const search: Search = {
    pool: new CertificatePool(extra, trust.pool),
    anchors: new Set(anchors.map(({ fingerprint }) => fingerprint)),
    at: time,
    ...(rules.sm2Id === undefined ? {} : { sm2Id: rules.sm2Id }),
  };
  const sources = trust.sourcesWith(revocation);
  const checker = new RevocationChecker({ ...search, at }, trust.rules, sources, trust.anchors.ocsp);
  const usage = usageProblems(certificate, purpose, trust.policy);
  let best: Certified | undefined;
  let tried = 0;
  for (const path of pathsOf(certificate, search)) {
    if (++tried > MAX_PATHS) break;
    const pinned = path.length === 1;
    const { problems, policies } = validatePath(path, rules, time);
    const status = pinned ? statusOfPinned(certificate, search, checker, time) : checker.pathStatus(path, time);
    const one = {
      path,
      pinned,
      policies,
      problems: [...problems, ...usage],
      revocation: withUnread(status, sources.unread),
    };
    if (rank(one) === 0) return one;
    if (best === undefined || rank(one) < rank(best)) best = one;
  }
  if (best !== undefined) return best;
  const dates = validatePath([certificate], rules, time).problems.filter(({ test }) => test === 'validity');
  const notes: Text[] = [{ en: 'there is no path to ask along', zh: '没有可供核查的证书路径' }];
  return {
    pinned: false,
    policies: [],
    problems: [missing(certificate, search), ...dates, ...usage],
    revocation: { is: 'unknown', notes },
  };
}

const STATUS_RANK = { good: 0, revoked: 1, unknown: 2 } as const;

/** Fewest problems first; then good, revoked, unknown: what is known about one path is not covered up by another. */
const rank = ({ problems, revocation, pinned }: Certified): number =>
  problems.length * 4 + (pinned && revocation.is === 'unknown' ? 0 : STATUS_RANK[revocation.is]);

/** One that is trusted itself needs no issuer; where its issuer is at hand, it is asked all the same. */
function statusOfPinned(
  certificate: Certificate,
  search: Search,
  checker: RevocationChecker,
  time: Date,
): RevocationStatus {
  const chain = chainAsFarAsKnown(certificate, search);
  if (chain.length > 1) return checker.status(chain, 0, time);
  return {
    is: 'unknown',
    notes: [{ en: 'the certificate is trusted itself', zh: '该证书本身即为受信证书' }],
  };
}

const withUnread = (status: RevocationStatus, unread: readonly Text[]): RevocationStatus =>
  status.is === 'unknown' && unread.length > 0 ? { ...status, notes: [...status.notes, ...unread] } : status;

/** Why no path leads to an anchor: what a person has to look for. */
function missing(certificate: Certificate, search: Search): Problem {
  const last = chainAsFarAsKnown(certificate, search).at(-1) ?? certificate;
  const { issuer, selfIssued, publicKey } = last;
  if (selfIssued && publicKey !== undefined && last.signedWith(publicKey, search.sm2Id))
    return problem(
      'trust',
      last,
      'the path ends here, and this one is not trusted',
      '证书路径止于此证书，而它不受信任',
      '6.1',
    );
  const named = search.pool.named(issuer.key);
  if (named.length === 0)
    return problem(
      'trust',
      last,
      `the certificate of its issuer is missing (${issuer})`,
      `缺少其颁发者的证书（${issuer}）`,
      '6.1',
    );
  return named.some((one) => one.publicKey === undefined)
    ? problem(
        'trust',
        last,
        'the key of its issuer is of a kind or size that is not used',
        '其颁发者的密钥类型或长度不受支持',
        '4.1.2.7',
      )
    : problem(
        'trust',
        last,
        `none of the known certificates of ${issuer} signed it`,
        `已知的 ${issuer} 证书均未签发它`,
        '6.1.3',
      );
}
