import { X509Certificate } from 'node:crypto';
import { CURRENT_ALGORITHMS } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import { fits } from '../primitives/index.ts';
import type { Signature, SignatureTest, SignatureTestName, SignerIdentity } from '../verification.ts';
import type { Trust } from './trust.ts';

const PATH = 'RFC 5280 §6.1';

/** Decides on one signature: its key, the path of its certificate, time, usage, revocation and authority. */
export function judge(evidence: Evidence, trust: Trust): Signature {
  const tests: SignatureTest[] = [...evidence.tests];
  const say = (
    name: SignatureTestName,
    passed: boolean | 'unknown',
    en: string,
    zh: string,
    source: string = evidence.source,
  ): void => void tests.push({ name, passed, reason: { en, zh }, source });
  const { kind, algorithm, content, made } = evidence;
  const face = { kind, tests, ...(algorithm === undefined ? {} : { algorithm }) };
  if (algorithm !== undefined) {
    const allowed = (trust.policy.algorithms ?? CURRENT_ALGORITHMS).includes(algorithm);
    say(
      'algorithm',
      allowed,
      allowed ? algorithm : `${algorithm} is not allowed`,
      allowed ? algorithm : `不允许使用 ${algorithm}`,
    );
  }
  if (algorithm === undefined || made === undefined || tests.some(({ passed }) => passed === false))
    return { verdict: 'invalid', ...face };
  const { anchors, at } = trust;
  const embedded = evidence.certificates.map(parse);
  const candidates = embedded.length > 0 ? embedded : anchors;
  const leaf = candidates.find((c) => c !== undefined && fits(c.publicKey, algorithm) && made(c.publicKey));
  const proven = leaf !== undefined;
  const noKey = candidates.length === 0;
  say(
    'signature',
    proven ? true : noKey ? 'unknown' : false,
    proven ? 'the key made this signature' : 'no acceptable certificate fits this signature',
    proven ? '签名由该密钥生成' : '没有可接受的证书与签名相符',
  );
  if (!proven) return { verdict: noKey ? 'indeterminate' : 'invalid', ...face };
  const path = anchors.find((a) => a.raw.equals(leaf.raw)) ?? anchors.find((a) => issued(leaf, a));
  say(
    'trust',
    path ? true : 'unknown',
    path ? 'the certificate is trusted or issued by a trusted one' : 'the certificate does not lead to a trusted one',
    path ? '证书可信或由可信证书签发' : '证书无法追溯到可信证书',
    PATH,
  );
  const inTime = [leaf, path].every((c) => !c || (at >= new Date(c.validFrom) && at <= new Date(c.validTo)));
  say(
    'validity',
    inTime,
    inTime ? 'the certificates were valid at that time' : 'a certificate was not valid at that time',
    inTime ? '证书在该时间有效' : '证书在该时间无效',
    PATH,
  );
  say('revocation', 'unknown', 'revocation was not checked', '未检查吊销状态', 'RFC 5280 §6.3');
  const pinned = path?.raw.equals(leaf.raw) === true;
  const valid = path !== undefined && inTime && (pinned || trust.policy.requireRevocation === false);
  return {
    verdict: valid ? 'valid' : 'indeterminate',
    ...face,
    signer: identityOf(leaf),
    ...(content === undefined ? {} : { content }),
  };
}

function identityOf(leaf: X509Certificate): SignerIdentity {
  return {
    subject: leaf.subject,
    issuer: leaf.issuer,
    serial: leaf.serialNumber,
    notBefore: new Date(leaf.validFrom).toISOString(),
    notAfter: new Date(leaf.validTo).toISOString(),
    fingerprint: leaf.fingerprint256,
  };
}

function parse(bytes: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

const issued = (leaf: X509Certificate, by: X509Certificate): boolean =>
  by.ca && leaf.checkIssued(by) && leaf.verify(by.publicKey);
