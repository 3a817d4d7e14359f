import { algorithmSpec, type SignatureAlgorithm } from '../../algorithms.ts';
import { rsaBits } from '../../primitives/index.ts';
import type { Certificate } from '../x509/certificate.ts';
import { type PolicyInputs, PolicyState } from './certificate-policies.ts';
import { NameConstraints } from './name-constraints.ts';
import { type Problem, problem } from './problem.ts';

/** What a path is validated under. */
export interface PathRules {
  /** Algorithms that certificates, CRLs and OCSP responses may be signed with. */
  readonly algorithms: readonly SignatureAlgorithm[];
  readonly policies: PolicyInputs;
  /** Bits that an RSA key must have. */
  readonly minRsaBits?: number;
  /** Identity of SM2 authorities. */
  readonly sm2Id?: string;
  /** Purposes of which an authority that lists purposes must have one; it is asked nothing without. */
  readonly usages?: readonly string[];
}

/** What validation found out. */
export interface PathOutcome {
  readonly problems: readonly Problem[];
  /** Certificate policies that hold, in the words of the anchor. */
  readonly policies: readonly string[];
}

const ANY_USAGE = '2.5.29.37.0';

/**
 * Validates a path (RFC 5280 §6.1) at a time. The anchor is an authority's name and key, and its certificate's own limits
 * hold as well (RFC 5937): a root that may issue for one domain does not become a root for all.
 *
 * @param path the one that is asked about first, the anchor last; of length one when that one is itself the anchor
 */
export function validatePath(path: readonly Certificate[], rules: PathRules, at: Date): PathOutcome {
  const [target] = path;
  const anchor = path.at(-1);
  if (target === undefined || anchor === undefined) return { problems: [], policies: [] };
  const problems: Problem[] = path.flatMap((one) => [...dates(one, at), ...strength(one, rules)]);
  if (path.length === 1) return { problems: [...problems, ...understood(target)], policies: [] };
  const names = new NameConstraints();
  const policies = new PolicyState(path.length - 1, rules.policies);
  let lost: Certificate | undefined;
  problems.push(...authority(anchor, rules));
  let left = anchor.extensions.basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY;
  names.add(anchor);
  for (let index = path.length - 2; index >= 0; index--) {
    const one = path[index];
    const issuer = path[index + 1];
    if (one === undefined || issuer === undefined) break;
    const last = index === 0;
    problems.push(...signed(one, issuer, rules));
    if (!one.selfIssued || last) {
      const wrong = names.check(one);
      if (wrong) problems.push(problem('trust', one, wrong.en, wrong.zh, '4.2.1.10'));
    }
    if (!policies.process(one, last)) lost ??= one;
    if (last) {
      problems.push(...understood(one));
      continue;
    }
    if (!policies.prepare(one))
      problems.push(problem('trust', one, 'its policy mapping is not allowed', '策略映射不被允许', '4.2.1.5'));
    problems.push(...authority(one, rules));
    if (!one.selfIssued && left-- <= 0)
      problems.push(
        problem('trust', one, 'the path is longer than an authority allows', '证书路径超过上级允许的长度', '4.2.1.9'),
      );
    left = Math.min(left, one.extensions.basicConstraints?.pathLength ?? left);
    names.add(one);
  }
  const held = policies.finish(target);
  if (held === undefined) lost ??= target;
  if (lost !== undefined) problems.push(noPolicy(lost));
  return { problems, policies: held ?? [] };
}

const noPolicy = (one: Certificate): Problem =>
  problem('trust', one, 'no certificate policy that is asked for holds', '没有符合要求的证书策略', '6.1.3');

function dates(one: Certificate, at: Date): Problem[] {
  if (one.validAt(at)) return [];
  const shown = at.toISOString();
  return at < one.notBefore
    ? [
        problem(
          'validity',
          one,
          `not valid before ${one.notBefore.toISOString()}, asked for ${shown}`,
          `${one.notBefore.toISOString()} 之前无效，判定时间 ${shown}`,
          '4.1.2.5',
        ),
      ]
    : [
        problem(
          'validity',
          one,
          `ran out on ${one.notAfter.toISOString()}, asked for ${shown}`,
          `已于 ${one.notAfter.toISOString()} 到期，判定时间 ${shown}`,
          '4.1.2.5',
        ),
      ];
}

function strength(one: Certificate, { minRsaBits }: PathRules): Problem[] {
  const bits = minRsaBits === undefined || one.publicKey === undefined ? undefined : rsaBits(one.publicKey);
  return bits === undefined || minRsaBits === undefined || bits >= minRsaBits
    ? []
    : [
        problem(
          'trust',
          one,
          `its RSA key has ${bits} bits, fewer than ${minRsaBits}`,
          `其 RSA 密钥为 ${bits} 位，少于 ${minRsaBits} 位`,
          '4.1.2.7',
        ),
      ];
}

/** §6.1.3 (a) 1 and 4: who issued it, and with what. */
function signed(one: Certificate, issuer: Certificate, { algorithms, sm2Id }: PathRules): Problem[] {
  const { algorithm, identifier } = one.signed;
  if (one.issuer.key !== issuer.subject.key)
    return [problem('trust', one, 'its issuer has another name', '颁发者名称不符', '6.1.3')];
  if (algorithm === undefined)
    return [
      problem(
        'trust',
        one,
        `signed with an algorithm that is not known (${identifier.oid})`,
        `签名算法未知（${identifier.oid}）`,
        '4.1.1.2',
      ),
    ];
  if (!algorithms.includes(algorithm))
    return [
      problem(
        'trust',
        one,
        `signed with ${algorithm}, which is not allowed`,
        `签名算法 ${algorithm} 不被允许`,
        '4.1.1.2',
      ),
    ];
  const key = issuer.publicKey;
  if (key === undefined)
    return [problem('trust', issuer, 'its key is of a kind that is not used', '密钥类型不受支持', '4.1.2.7')];
  if (!one.signedWith(key, sm2Id))
    return [problem('trust', one, 'its issuer did not sign it', '并非由其颁发者签名', '6.1.3')];
  return [];
}

/** §6.1.4 (k) to (n): whether it may issue certificates. */
function authority(one: Certificate, { usages }: PathRules): Problem[] {
  const { basicConstraints, keyUsage, extendedKeyUsage } = one.extensions;
  const problems = understood(one);
  if (basicConstraints?.ca !== true)
    problems.push(
      problem('trust', one, 'it is no authority, and issued a certificate', '不是 CA 却签发了证书', '4.2.1.9'),
    );
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign'))
    problems.push(problem('trust', one, 'its key may not sign certificates', '其密钥不得签发证书', '4.2.1.3'));
  if (usages !== undefined && extendedKeyUsage !== undefined)
    if (![ANY_USAGE, ...usages].some((usage) => extendedKeyUsage.includes(usage)))
      problems.push(problem('trust', one, 'it may not issue for this purpose', '不得为此用途签发证书', '4.2.1.12'));
  return problems;
}

function understood(one: Certificate): Problem[] {
  return one.unknownCritical.map((oid) =>
    problem('trust', one, `critical extension ${oid} is not understood`, `无法识别关键扩展 ${oid}`, '4.2'),
  );
}

/** Algorithms in a path that only old receivers ask for. */
export const legacyIn = (path: readonly Certificate[]): SignatureAlgorithm[] =>
  path
    .slice(0, -1)
    .flatMap(({ signed: { algorithm } }) =>
      algorithm !== undefined && algorithmSpec(algorithm).legacy === true ? [algorithm] : [],
    );
