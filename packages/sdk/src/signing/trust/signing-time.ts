import type { Text } from '@kouan/core';
import { CURRENT_ALGORITHMS } from '../algorithms.ts';
import type { Evidence, TimestampToken } from '../evidence.ts';
import type { SignatureTest } from '../verification.ts';
import { type Certified, certify } from './certify.ts';
import { makerOf, readable } from './maker.ts';
import { CLOCK_SKEW } from './revocation/status.ts';
import type { TimestampReader } from './timestamp.ts';
import type { Trust } from './trust.ts';
import type { Certificate } from './x509/certificate.ts';

/** What time stamps say. */
export interface SigningTime {
  /** When the signature was there at the latest: the time at which its certificate must have been good. */
  readonly time: Date;
  /** A time stamp that was verified says so; else it is the time of judging. */
  readonly proven: boolean;
  /** The `timestamp` test, where there is a stamp or the policy asks for one. */
  readonly tests: readonly SignatureTest[];
  /** Paths of the services that were believed. */
  readonly services: readonly (readonly Certificate[])[];
}

const SOURCE = 'RFC 3161 §2.4.2';

/**
 * Asks the time stamps of a signature, the last first: each is believed if its service could be trusted at the time that
 * is proven so far, and an archive stamp proves an earlier time for all that it covers (ETSI EN 319 102-1 §5.5, §5.6).
 */
export function signingTime(evidence: Evidence, trust: Trust, reader: TimestampReader | undefined): SigningTime {
  const { timestamps = [] } = evidence;
  if (timestamps.length === 0) {
    const tests = trust.policy.requireTimestamp === true ? [test('unknown', NONE)] : [];
    return { time: trust.at, proven: false, services: [], tests };
  }
  const nothing = { time: trust.at, proven: false, services: [] };
  if (reader === undefined) return { ...nothing, tests: [test('unknown', UNREAD)] };
  const read = timestamps.slice(0, MOST).map((one) => ({ one, ...reader(one.token, one.over) }));
  let proven = trust.at;
  let earliest: Date | undefined;
  const failures: SignatureTest[] = [];
  const services: (readonly Certificate[])[] = [];
  let who = '';
  for (const { one, evidence: own, genTime } of order(read)) {
    const checked = genTime === undefined ? broken(own) : stamp(beside(own, evidence), genTime, proven, trust);
    if (!('path' in checked)) {
      failures.push(checked);
      continue;
    }
    services.push(checked.path);
    who = checked.path[0]?.subject.toString() ?? '';
    if (genTime === undefined) continue;
    if (one.archive === true) proven = genTime;
    if (earliest === undefined || genTime < earliest) earliest = genTime;
  }
  if (earliest === undefined) return { ...nothing, tests: failures.slice(0, 1) };
  const shown = earliest.toISOString();
  const good = test(true, { en: `it was there at ${shown}, says ${who}`, zh: `${who} 证明其在 ${shown} 已存在` });
  const [failure] = failures;
  return {
    time: earliest,
    proven: true,
    services,
    tests: [failure === undefined ? good : { ...good, warning: failure.reason }],
  };
}

/** Time stamps of one signature: those that CMS takes, and one for each update that a PDF may have. */
const MOST = 72;

/**
 * Archive stamps first, the last that was added before those that it covers: one that says an earlier time and covers
 * nothing, because it was put behind the others, must not be judged at the time that they prove.
 */
const order = <T extends { readonly one: TimestampToken; readonly genTime?: Date }>(all: readonly T[]): T[] => [
  ...all.filter(({ one }) => one.archive === true).reverse(),
  ...all
    .filter(({ one }) => one.archive !== true)
    .sort((a, b) => (b.genTime?.getTime() ?? 0) - (a.genTime?.getTime() ?? 0)),
];

/**
 * A token with what lies beside the signature that it is over: what proves a service good is embedded there (DSS of
 * EN 319 142-1 §5.4.2.2), and counts by its own signature. Its own certificates stay first.
 */
export function beside(token: Evidence, { certificates, revocation }: Evidence): Evidence {
  const { crls = [], ocsps = [] } = token.revocation ?? {};
  const all = { crls: [...crls, ...(revocation?.crls ?? [])], ocsps: [...ocsps, ...(revocation?.ocsps ?? [])] };
  return {
    ...token,
    certificates: [...token.certificates, ...certificates],
    ...(all.crls.length + all.ocsps.length === 0 ? {} : { revocation: all }),
  };
}

/** Whether a stamp may be believed: in order, by a service that is trusted for it at the time proven so far. */
function stamp(
  evidence: Evidence,
  genTime: Date,
  proven: Date,
  trust: Trust,
): { readonly path: readonly Certificate[] } | SignatureTest {
  if (evidence.tests.some(({ passed }) => passed === false)) return broken(evidence);
  if (genTime.getTime() > proven.getTime() + CLOCK_SKEW)
    return test(false, { en: 'the time stamp comes from the future', zh: '时间戳晚于判定时间' });
  const { algorithm } = evidence;
  const allowed = trust.policy.algorithms ?? CURRENT_ALGORITHMS;
  if (algorithm === undefined || !allowed.includes(algorithm))
    return test('unknown', { en: 'the algorithm of the time stamp is not allowed', zh: '时间戳的签名算法不被允许' });
  const embedded = readable(evidence.certificates);
  const maker = makerOf(evidence, embedded, trust);
  if (!('certificate' in maker))
    return 'nobody' in maker || 'known' in maker
      ? test('unknown', { en: 'the certificate of the time stamp is missing', zh: '缺少时间戳服务的证书' })
      : test(false, { en: 'the time stamp is not signed by its service', zh: '时间戳签名与其服务证书不符' });
  const certified = certify(maker.certificate, trust, {
    purpose: 'timestamp',
    time: proven,
    extra: embedded,
    ...(evidence.revocation === undefined ? {} : { revocation: evidence.revocation }),
  });
  return service(certified, genTime, trust);
}

/** Reasons for which a service was given up without doubt about what it signed before (RFC 3161 §4.1). */
const HARMLESS: ReadonlySet<string> = new Set([
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'unspecified',
]);

function service(
  { path, problems, revocation, pinned }: Certified,
  genTime: Date,
  trust: Trust,
): { readonly path: readonly Certificate[] } | SignatureTest {
  const [first] = problems;
  if (path === undefined || first !== undefined)
    return test('unknown', prefix(first?.reason ?? { en: 'no path', zh: '没有证书路径' }));
  if (revocation.is === 'revoked') {
    const { at, reason } = revocation.entry;
    const harmless = HARMLESS.has(reason) && at > genTime;
    if (!harmless)
      return test(
        'unknown',
        prefix({ en: `revoked on ${at.toISOString()} (${reason})`, zh: `已于 ${at.toISOString()} 吊销（${reason}）` }),
      );
  }
  if (revocation.is === 'unknown' && !pinned && trust.policy.requireRevocation !== false)
    return test('unknown', prefix({ en: 'it is not known whether it was revoked', zh: '吊销状态未知' }));
  return { path };
}

const prefix = ({ en, zh }: Text): Text => ({ en: `the time stamp is not trusted: ${en}`, zh: `时间戳不可信：${zh}` });

const NONE: Text = { en: 'there is no time stamp', zh: '没有时间戳' };
const UNREAD: Text = { en: 'nobody was given to read the time stamp', zh: '未提供读取时间戳的方法' };

function broken({ tests }: Evidence): SignatureTest {
  const failed = tests.find(({ passed }) => passed === false);
  return test(false, {
    en: `the time stamp is not in order: ${failed?.reason.en ?? 'no time'}`,
    zh: `时间戳有误：${failed?.reason.zh ?? '没有时间'}`,
  });
}

const test = (passed: SignatureTest['passed'], reason: Text): SignatureTest => ({
  name: 'timestamp',
  passed,
  reason,
  source: SOURCE,
});
