import { KouanError } from '@kouan/core';
import type { Evidence } from './evidence.ts';
import type { SignatureKind, SignOptions } from './kind.ts';
import type { VerifyOptions } from './options.ts';
import { judge } from './trust/judge.ts';
import type { TimestampReader } from './trust/timestamp.ts';
import { Trust, type TrustOptions } from './trust/trust.ts';
import { type Signature, type Verification, worstOf } from './verification.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const MAX_SIGNATURES = 16;

/** A kind, whatever it needs to sign. */
// biome-ignore lint/suspicious/noExplicitAny: signing options are contravariant; reading needs none of them.
export type AnyKind = SignatureKind<any extends SignOptions ? any : never>;

/** A {@link Trust} that was prepared, and what belongs to the one input. */
export interface PreparedVerifyOptions extends Pick<VerifyOptions, 'detached' | 'documentType'> {
  readonly trust: Trust;
}

/**
 * Reads certificates, keys and revocation data once, for many inputs: `verify(bytes, kind, { trust: prepareTrust(…) })`.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when the time is none, `ERR_KOUAN_KEY` when what is trusted cannot be read
 */
export const prepareTrust = (options: TrustOptions): Trust => new Trust(options);

const isPrepared = (options: VerifyOptions | PreparedVerifyOptions): options is PreparedVerifyOptions =>
  options.trust instanceof Trust;

/**
 * Verifies everything that is signed in the bytes against given trust at a given time; fails closed.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when the time is none, `ERR_KOUAN_KEY` when what is trusted cannot be read,
 * `ERR_KOUAN_LIMIT` when the input is larger than the policy allows
 */
export const verify = (
  bytes: Uint8Array,
  kind: AnyKind,
  options: VerifyOptions | PreparedVerifyOptions,
): Verification => verified(bytes, kind, options, (one) => one);

/** What is found of an input while threads still compute. */
export interface VerificationAhead {
  /** Right if `holds` comes to be true, and worth nothing otherwise: {@link verify} says then what is so. */
  readonly verification: Verification;
  readonly holds: Promise<boolean>;
}

/**
 * Verifies as {@link verify} does, but that the arithmetic is done by other threads: every key that is asked is taken to
 * have made its signature, until they have found out.
 */
export function verifyAhead(
  bytes: Uint8Array,
  kind: AnyKind,
  options: VerifyOptions | PreparedVerifyOptions,
): VerificationAhead {
  const asked: Promise<boolean>[] = [];
  const verification = verified(bytes, kind, options, (one) => {
    const { madeAside } = one;
    return madeAside === undefined ? one : { ...one, made: (key) => asked.push(madeAside(key)) > 0 };
  });
  return { verification, holds: Promise.all(asked).then((all) => all.every(Boolean)) };
}

/** @param seen what a judge is shown of each signature */
function verified(
  bytes: Uint8Array,
  kind: AnyKind,
  options: VerifyOptions | PreparedVerifyOptions,
  seen: (one: Evidence) => Evidence,
): Verification {
  const { detached, documentType } = options;
  const trust = isPrepared(options) ? options.trust : new Trust(options);
  const { policy } = trust;
  const { maxBytes = MAX_BYTES, maxSignatures = MAX_SIGNATURES } = policy;
  if (bytes.length > maxBytes || (detached?.length ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const { at } = trust;
  const evidence = kind.read(bytes, detached === undefined ? { policy, at } : { policy, at, detached });
  const asked: { documentType?: string; timestamps?: TimestampReader } = {};
  if (documentType !== undefined) asked.documentType = documentType;
  if (kind.timestamps !== undefined) asked.timestamps = kind.timestamps;
  const signatures: Signature[] = evidence.slice(0, maxSignatures).map((one) => judge(seen(one), trust, asked));
  if (evidence.length === 0) signatures.push(absent(kind));
  if (evidence.length > maxSignatures) signatures.push(tooMany(kind, maxSignatures));
  const verdict = worstOf(signatures.map((one) => one.verdict));
  const content = verdict === 'invalid' ? undefined : common(signatures);
  return { verdict, signatures, ...(content === undefined ? {} : { content }) };
}

/** What all of them cover: one that covers less would let a reader take the rest for signed. */
function common(signatures: readonly Signature[]): Uint8Array | undefined {
  const [first, ...rest] = signatures.map(({ content }) => content);
  if (first === undefined) return undefined;
  return rest.every((one) => one !== undefined && Buffer.compare(one, first) === 0) ? first : undefined;
}

const absent = ({ name, source }: AnyKind): Signature => ({
  verdict: 'invalid',
  kind: name,
  tests: [{ name: 'present', passed: false, reason: { en: 'no signature', zh: '没有签名' }, source }],
});

const tooMany = ({ name, source }: AnyKind, most: number): Signature => ({
  verdict: 'invalid',
  kind: name,
  tests: [
    {
      name: 'structure',
      passed: false,
      reason: { en: `more than ${most} signatures`, zh: `签名超过 ${most} 个` },
      source,
    },
  ],
});

const tooLarge = (most: number): KouanError =>
  new KouanError(
    'ERR_KOUAN_LIMIT',
    { en: `The signed input is larger than ${most} bytes.`, zh: `签名输入超过 ${most} 字节。` },
    { hint: { en: 'Set maxBytes of the policy if it may be.', zh: '如确有需要，请调整策略中的 maxBytes。' } },
  );
