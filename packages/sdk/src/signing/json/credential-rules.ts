import type { SignatureTest } from '../verification.ts';
import { CREDENTIALS_V2, isUrl, timeOf } from './credential.ts';
import { isObject, type JoseHeader } from './header.ts';
import type { JsonObject, JsonValue } from './read-json.ts';

/** What the envelope of a credential must be, one row a rule. Pure. @module */

interface Seen {
  readonly header: JoseHeader;
  readonly credential: JsonObject;
}

interface Rule {
  readonly source: string;
  /** What is wrong where it does not hold. */
  readonly en: string;
  readonly zh: string;
  holds(seen: Seen): boolean;
}

/** Media type of the envelope and of what is in it (VC-JOSE-COSE §3.1.1). */
export const TYP = 'vc+jwt';
export const CTY = 'vc';

const rule = (source: string, en: string, zh: string, holds: Rule['holds']): Rule => ({ source, en, zh, holds });

export const CREDENTIAL_RULES: readonly Rule[] = [
  rule('VC-JOSE-COSE §3.1.1', 'typ is not vc+jwt', 'typ 不是 vc+jwt', ({ header }) => mediaType(header.typ) === TYP),
  rule(
    'VC-JOSE-COSE §3.1.1',
    'cty is not vc',
    'cty 不是 vc',
    ({ header }) => header.cty === undefined || mediaType(header.cty) === CTY,
  ),
  rule(
    'VC-JOSE-COSE §3.1.3',
    'a claim vc or vp of version 1.1 is there',
    '含 1.1 版的 vc 或 vp 声明',
    ({ credential }) => !has(credential, 'vc') && !has(credential, 'vp'),
  ),
  rule(
    'VC-JOSE-COSE §3.1.3',
    'iss, sub or jti says something else than the credential',
    'iss、sub 或 jti 与凭证不一致',
    ({ credential }) => claimsAgree(credential),
  ),
  rule(
    'VC-JOSE-COSE §4.1',
    'kid is a DID of somebody else than the issuer',
    'kid 的 DID 不属于签发者',
    ({ header, credential }) => kidAgrees(header.kid, issuerOf(credential)),
  ),
  rule(
    'VCDM 2.0 §4.3',
    '@context does not begin with that of version 2.0',
    '@context 首项不是 2.0 版上下文',
    ({ credential }) => contextHolds(own(credential, '@context')),
  ),
  rule(
    'VCDM 2.0 §4.4',
    'id is no URL',
    'id 不是 URL',
    ({ credential }) => !has(credential, 'id') || isUrl(credential.id),
  ),
  rule(
    'VCDM 2.0 §4.5',
    'type does not name VerifiableCredential',
    'type 未包含 VerifiableCredential',
    ({ credential }) => listOf(own(credential, 'type')).includes('VerifiableCredential'),
  ),
  rule('VCDM 2.0 §4.7', 'issuer is no URL', 'issuer 不是 URL', ({ credential }) => issuerOf(credential) !== undefined),
  rule('VCDM 2.0 §4.8', 'credentialSubject says nothing', 'credentialSubject 为空', ({ credential }) =>
    subjectHolds(own(credential, 'credentialSubject')),
  ),
  rule(
    'VCDM 2.0 §4.9',
    'validFrom or validUntil is no time with a zone, or they are the wrong way round',
    'validFrom 或 validUntil 不是带时区的时间，或先后颠倒',
    ({ credential }) => periodHolds(credential),
  ),
];

/** Every rule that does not hold, as a failed test; one that passed when all hold. */
export function credentialTests(seen: Seen): readonly SignatureTest[] {
  const broken = CREDENTIAL_RULES.filter(({ holds }) => !holds(seen));
  if (broken.length > 0)
    return broken.map(({ source, en, zh }) => ({ name: 'structure', passed: false, reason: { en, zh }, source }));
  const reason = { en: 'one credential of version 2.0, enveloped', zh: '一份 2.0 版可验证凭证（封装）' };
  return [{ name: 'structure', passed: true, reason, source: 'VC-JOSE-COSE §3.1.1' }];
}

/** URL of the issuer. */
export function issuerOf(credential: JsonObject): string | undefined {
  const issuer = own(credential, 'issuer');
  const url = isObject(issuer) ? own(issuer, 'id') : issuer;
  return isUrl(url) ? url : undefined;
}

const has = (of: JsonObject, name: string): boolean => Object.hasOwn(of, name);
const own = (of: JsonObject, name: string): JsonValue | undefined => (has(of, name) ? of[name] : undefined);
const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as JsonValue];

/** Media types are compared without case; `application/` may be left out (RFC 7515 §4.1.9). */
const mediaType = (text: string | undefined): string | undefined => text?.toLowerCase().replace(/^application\//, '');

function claimsAgree(credential: JsonObject): boolean {
  const subjects = listOf(own(credential, 'credentialSubject'));
  const [subject] = subjects;
  const subjectId = subjects.length === 1 && isObject(subject) ? own(subject, 'id') : undefined;
  const agree = (claim: string, value: JsonValue | undefined): boolean =>
    !has(credential, claim) || credential[claim] === value;
  return agree('iss', issuerOf(credential)) && agree('sub', subjectId) && agree('jti', own(credential, 'id'));
}

/** A `kid` that is a DID URL names its owner; any other is an index into the verifier’s own keys. */
const kidAgrees = (kid: string | undefined, issuer: string | undefined): boolean =>
  kid === undefined || !kid.startsWith('did:') || kid.split(/[#?/]/, 1)[0] === issuer;

function contextHolds(context: JsonValue | undefined): boolean {
  if (!Array.isArray(context)) return context === CREDENTIALS_V2;
  const [first, ...others] = context as readonly JsonValue[];
  return first === CREDENTIALS_V2 && others.every((one) => isUrl(one) || isObject(one));
}

const subjectHolds = (subject: JsonValue | undefined): boolean => {
  const all = listOf(subject);
  return (
    all.length > 0 &&
    all.every((one) => isObject(one) && Object.keys(one).length > 0 && (!has(one, 'id') || isUrl(one.id)))
  );
};

function periodHolds(credential: JsonObject): boolean {
  const [from, until] = ['validFrom', 'validUntil'].map((name) => own(credential, name));
  const [begin, end] = [timeOf(from), timeOf(until)];
  if ((from !== undefined && begin === undefined) || (until !== undefined && end === undefined)) return false;
  return begin === undefined || end === undefined || begin <= end;
}
