import type { KeyObject } from 'node:crypto';
import type { Text } from '@kouan/core';
import { algorithmSpec, CURRENT_ALGORITHMS, type SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import type { SignerRule } from '../policy.ts';
import { rsaBits } from '../primitives/index.ts';
import { SIGNATURE_TESTS, type Signature, type SignatureTest, type SignatureTestName } from '../verification.ts';
import { ruleFor } from './authority.ts';
import { type Certified, type CertifyOptions, certify } from './certify.ts';
import { identityOf, identityOfKey, type Maker, makerOf, readable } from './maker.ts';
import { say, testsOfPath } from './path-tests.ts';
import { type SigningTime, signingTime } from './signing-time.ts';
import type { TimestampReader } from './timestamp.ts';
import type { KnownKey, Trust } from './trust.ts';

/** What else a judge is told of a signature. */
export interface JudgeOptions {
  /** What the document is, for the policy's `signers`. */
  readonly documentType?: string;
  /** What the signer's certificate must be for; `document` without, `timestamp` for a token that stands alone. */
  readonly purpose?: CertifyOptions['purpose'];
  /** Reads time stamps; the trust's own without. */
  readonly timestamps?: TimestampReader;
}

/** Decides on one signature: its key, the path of its certificate, time, usage, revocation and authority. */
export function judge(evidence: Evidence, trust: Trust, options: JudgeOptions = {}): Signature {
  const { kind, algorithm, content, source, claimedAt } = evidence;
  const tests: SignatureTest[] = evidence.tests.slice();
  if (algorithm !== undefined) tests.push(algorithmTest(algorithm, source, trust));
  const end = (verdict: Signature['verdict']): Judged =>
    algorithm === undefined
      ? { verdict, kind, tests: inOrder(tests) }
      : { verdict, kind, algorithm, tests: inOrder(tests) };
  if (failed(tests)) return end('invalid');
  // Without its content nobody can ask a key; without anything that is wrong or unknown there is no signature either.
  if (algorithm === undefined || evidence.made === undefined)
    return end(tests.some(({ passed }) => passed === 'unknown') ? 'indeterminate' : 'invalid');
  const embedded = readable(evidence.certificates);
  const maker = makerOf(evidence, embedded, trust);
  tests.push(makerTest(maker, source));
  if ('nobody' in maker) return end('indeterminate');
  if (!('certificate' in maker || 'known' in maker)) return end('invalid');
  const small = smallKey('known' in maker ? maker.known.key : maker.certificate.publicKey, source, trust);
  if (small !== undefined) {
    tests.push(small);
    return end('invalid');
  }
  const when = signingTime(evidence, trust, trust.timestamps ?? options.timestamps);
  tests.push(...when.tests);
  const certified =
    'certificate' in maker
      ? certify(maker.certificate, trust, {
          purpose: options.purpose ?? 'document',
          time: when.time,
          extra: embedded,
          ...(evidence.revocation === undefined ? {} : { revocation: evidence.revocation }),
        })
      : undefined;
  const more =
    'known' in maker ? keyTests(maker.known, when, trust) : certified ? pathTests(certified, when, trust) : [];
  tests.push(...more);
  if (trust.policy.signers !== undefined) tests.push(authorityTest(maker, kind, trust.policy.signers, options));
  const afterRevocation = when.proven && certified?.revocation.is === 'revoked' && certified.problems.length === 0;
  const verdict = afterRevocation
    ? 'invalid'
    : tests.every((one) => passes(one, certified, trust))
      ? 'valid'
      : 'indeterminate';
  const judged = end(verdict);
  judged.signer = 'known' in maker ? identityOfKey(maker.known) : identityOf(maker.certificate);
  if (certified?.path !== undefined) judged.path = certified.path.map(identityOf);
  if (when.proven) judged.signedAt = { at: when.time.toISOString(), by: 'timestamp' };
  else if (claimedAt !== undefined) judged.signedAt = { at: claimedAt.toISOString(), by: 'signer' };
  if (content !== undefined) judged.content = content;
  return judged;
}

/** A signature while it is judged; filled in one piece, since a verifier judges many. */
type Judged = { -readonly [Key in keyof Signature]: Signature[Key] };

const failed = (tests: readonly SignatureTest[]): boolean => tests.some(({ passed }) => passed === false);

/** Whether a test lets a signature be valid: it passed, or the policy does without it. */
function passes({ name, passed }: SignatureTest, certified: Certified | undefined, { policy }: Trust): boolean {
  if (passed !== 'unknown') return passed;
  if (name === 'revocation') return certified?.pinned === true || policy.requireRevocation === false;
  return name === 'timestamp' && policy.requireTimestamp !== true;
}

/** In the order in which they are shown; several of one name stay as they came. */
function inOrder(tests: SignatureTest[]): readonly SignatureTest[] {
  // A dozen that nearly stand in order: each goes before those of a later name.
  for (let at = 1; at < tests.length; at++) {
    const one = tests[at] as SignatureTest;
    let to = at;
    for (; to > 0 && RANK[(tests[to - 1] as SignatureTest).name] > RANK[one.name]; to--)
      tests[to] = tests[to - 1] as SignatureTest;
    tests[to] = one;
  }
  return tests;
}

const RANK = Object.fromEntries(SIGNATURE_TESTS.map((name, at) => [name, at])) as Readonly<
  Record<SignatureTestName, number>
>;

function algorithmTest(algorithm: SignatureAlgorithm, source: string, { policy }: Trust): SignatureTest {
  if (!(policy.algorithms ?? CURRENT_ALGORITHMS).includes(algorithm))
    return say('algorithm', false, { en: `${algorithm} is not allowed`, zh: `不允许使用 ${algorithm}` }, source);
  const warning = algorithmSpec(algorithm).legacy === true ? LEGACY : undefined;
  return say('algorithm', true, { en: algorithm, zh: algorithm }, source, warning);
}

/** An RSA key of fewer bits than the policy asks for makes signatures as little as an algorithm that it does not allow. */
function smallKey(key: KeyObject | undefined, source: string, { policy }: Trust): SignatureTest | undefined {
  const { minRsaBits } = policy;
  const bits = minRsaBits === undefined || key === undefined ? undefined : rsaBits(key);
  if (minRsaBits === undefined || bits === undefined || bits >= minRsaBits) return undefined;
  return say(
    'algorithm',
    false,
    {
      en: `the RSA key has ${bits} bits, and the policy asks for ${minRsaBits}`,
      zh: `RSA 密钥为 ${bits} 位，策略要求 ${minRsaBits} 位`,
    },
    source,
  );
}

const LEGACY: Text = {
  en: 'broken, and only good for receivers that ask for it',
  zh: '该算法已不安全，仅用于仍要求它的接收方',
};

function makerTest(maker: Maker, source: string): SignatureTest {
  if ('unreadable' in maker)
    return say(
      'certificate',
      false,
      { en: `the certificate cannot be read: ${maker.unreadable}`, zh: `证书无法读取：${maker.unreadable}` },
      'RFC 5280 §4.1',
    );
  if ('nobody' in maker) return say('signature', 'unknown', NOBODY, source);
  return 'wrong' in maker ? say('signature', false, WRONG, source) : say('signature', true, MADE, source);
}

const NOBODY: Text = { en: 'neither a certificate nor a known key is at hand', zh: '既没有证书，也没有已知密钥' };
const WRONG: Text = { en: 'no acceptable certificate fits this signature', zh: '没有可接受的证书与签名相符' };
const MADE: Text = { en: 'the key made this signature', zh: '签名由该密钥生成' };

/** A bare key is trusted by being known; it counts between its instants. */
const keyTests = (known: KnownKey, when: SigningTime, trust: Trust): readonly SignatureTest[] =>
  when.time === trust.at ? onceFor(known, trust, () => testsOfKey(known, when)) : testsOfKey(known, when);

function testsOfKey({ keyId, from, until }: KnownKey, { time }: SigningTime): readonly SignatureTest[] {
  const inTime = (from === undefined || time >= from) && (until === undefined || time <= until);
  return [
    say(
      'trust',
      true,
      { en: `the key is known as ${keyId}`, zh: `该密钥为已知的 ${keyId}` },
      'the verifier’s own keys',
    ),
    say(
      'validity',
      inTime,
      inTime
        ? { en: 'the key counted at that time', zh: '密钥在该时间有效' }
        : { en: `the key did not count at ${time.toISOString()}`, zh: `密钥在 ${time.toISOString()} 无效` },
      'the verifier’s own keys',
    ),
  ];
}

const pathTests = (certified: Certified, when: SigningTime, trust: Trust): readonly SignatureTest[] =>
  when.proven
    ? testsOfPath(certified, when, trust)
    : onceFor(certified, trust, () => testsOfPath(certified, when, trust));

const said = new WeakMap<object, { readonly trust: Trust; readonly tests: readonly SignatureTest[] }>();

/** What is to be said of a key or path that is judged at the time of judging: the same for every signature of it. */
function onceFor(of: object, trust: Trust, make: () => readonly SignatureTest[]): readonly SignatureTest[] {
  const known = said.get(of);
  if (known?.trust === trust) return known.tests;
  const tests = make();
  said.set(of, { trust, tests });
  return tests;
}

function authorityTest(
  maker: Maker,
  kind: string,
  signers: readonly SignerRule[],
  { documentType }: JudgeOptions,
): SignatureTest {
  const what = documentType ?? kind;
  return ruleFor(maker, { kind, documentType }, signers) === undefined
    ? say(
        'authority',
        false,
        { en: `the policy does not let this signer sign ${what}`, zh: `策略不允许该签名者签署 ${what}` },
        'policy, signers',
      )
    : say(
        'authority',
        true,
        { en: `the policy lets this signer sign ${what}`, zh: `策略允许该签名者签署 ${what}` },
        'policy, signers',
      );
}
