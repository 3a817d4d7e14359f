import type { Text } from '@kouan/core';
import type { SignatureTest, SignatureTestName } from '../verification.ts';
import type { Certified } from './certify.ts';
import type { Problem } from './path/problem.ts';
import { legacyIn } from './path/validate.ts';
import type { SigningTime } from './signing-time.ts';
import type { Trust } from './trust.ts';

/** What is to be said of the path of a certificate: trust, validity, usage, revocation. @module */

const PATH = 'RFC 5280 §6.1';
const REVOCATION = 'RFC 5280 §6.3';

/** One test in words. */
export const say = (
  name: SignatureTestName,
  passed: SignatureTest['passed'],
  reason: Text,
  source: string,
  warning?: Text,
): SignatureTest => ({ name, passed, reason, source, ...(warning === undefined ? {} : { warning }) });

/** What a path comes to at the time of signing. */
export function testsOfPath(certified: Certified, when: SigningTime, trust: Trust): readonly SignatureTest[] {
  const { path, pinned, problems } = certified;
  const legacy = path === undefined ? [] : legacyIn(path);
  const old =
    legacy.length > 0 ? { en: `signed with ${legacy.join(', ')}`, zh: `证书签名使用 ${legacy.join('、')}` } : undefined;
  return [
    ofProblems(
      'trust',
      // Nobody knows whether a path is good that does not lead anywhere.
      problems,
      'unknown',
      pinned
        ? { en: 'the certificate is trusted itself', zh: '该证书本身受信任' }
        : { en: 'the certificate leads to a trusted one', zh: '证书可追溯到受信证书' },
      old,
    ),
    ofProblems('validity', problems, false, { en: 'the certificates were valid at that time', zh: '证书在该时间有效' }),
    ofProblems('usage', problems, false, { en: 'the certificate may be used for this', zh: '证书可用于此用途' }),
    revocationTest(certified, when, trust),
  ];
}

function ofProblems(
  name: Problem['test'],
  problems: readonly Problem[],
  otherwise: SignatureTest['passed'],
  good: Text,
  warning?: Text,
): SignatureTest {
  const [first, ...more] = problems.filter(({ test }) => test === name);
  if (first === undefined) return say(name, true, good, PATH, warning);
  const all = [first, ...more].slice(0, 3).map(({ reason }) => reason);
  const reason = { en: all.map(({ en }) => en).join('; '), zh: all.map(({ zh }) => zh).join('；') };
  return say(name, otherwise, reason, first.source);
}

function revocationTest(
  { revocation, pinned }: Certified,
  { time, proven }: SigningTime,
  { policy }: Trust,
): SignatureTest {
  if (revocation.is === 'good') {
    const source = revocation.by === 'ocsp' ? 'RFC 6960 §3.2' : REVOCATION;
    const warning =
      revocation.later === undefined
        ? undefined
        : {
            en: `revoked later, on ${revocation.later.at.toISOString()} (${revocation.later.reason})`,
            zh: `之后于 ${revocation.later.at.toISOString()} 被吊销（${revocation.later.reason}）`,
          };
    return say(
      'revocation',
      true,
      { en: 'no certificate of the path was revoked', zh: '证书路径中没有证书被吊销' },
      source,
      warning,
    );
  }
  if (revocation.is === 'revoked') {
    const { at, reason, invalidSince } = revocation.entry;
    const since = invalidSince === undefined ? '' : `, in doubt since ${invalidSince.toISOString()}`;
    const sinceZh = invalidSince === undefined ? '' : `，自 ${invalidSince.toISOString()} 起存疑`;
    const en = `revoked on ${at.toISOString()} (${reason}${since})`;
    const zh = `已于 ${at.toISOString()} 吊销（${reason}${sinceZh}）`;
    return say(
      'revocation',
      false,
      proven
        ? {
            en: `${en}, before it was signed at ${time.toISOString()}`,
            zh: `${zh}，早于签名时间 ${time.toISOString()}`,
          }
        : { en: `${en}, and nothing proves that it was signed before`, zh: `${zh}，且无法证明签名在此之前` },
      REVOCATION,
    );
  }
  const notes = revocation.notes.slice(0, 3);
  const why =
    notes.length === 0
      ? NO_DATA
      : { en: notes.map(({ en }) => en).join('; '), zh: notes.map(({ zh }) => zh).join('；') };
  const without = pinned || policy.requireRevocation === false;
  return say(
    'revocation',
    'unknown',
    without
      ? { en: `revocation was not asked for: ${why.en}`, zh: `未要求核查吊销状态：${why.zh}` }
      : { en: `it is not known whether it was revoked: ${why.en}`, zh: `吊销状态未知：${why.zh}` },
    REVOCATION,
  );
}

const NO_DATA: Text = { en: 'there is neither a CRL nor an OCSP response for it', zh: '没有可用的 CRL 或 OCSP 响应' };
