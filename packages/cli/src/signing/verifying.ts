import {
  type AnyKind,
  kindOf,
  SIGNATURE_KINDS,
  type Verification,
  type VerifyOptions,
  verify,
} from '@kouan/sdk/signing';
import { openInput } from '../flow/files.ts';
import { type Options, textOf, textsOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { unknownName } from '../frame/usage.ts';
import { readPolicy } from './policy-file.ts';
import { readTrusted } from './trusted.ts';

/** Options of every command that verifies. */
export const VERIFY_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--trust <file|folder>',
    about: { en: 'trusted certificates and public keys', zh: '受信证书与公钥（文件或目录）' },
    many: true,
  },
  {
    flags: '--timestamp-trust <file|folder>',
    about: {
      en: 'roots of time stamping services (default: those of --trust)',
      zh: '时间戳服务的根证书（默认同 --trust）',
    },
    many: true,
  },
  {
    flags: '--chain <file|folder>',
    about: { en: 'certificates that may help on the way and are not trusted', zh: '可用于构建证书链、但不受信的证书' },
    many: true,
  },
  { flags: '--policy <file>', about: { en: 'what is asked for, JSON', zh: '验证策略（JSON）' } },
  { flags: '--at <time>', about: { en: 'time to judge at (default: now)', zh: '判定时间（默认当前）' } },
  { flags: '--crl <file>', about: { en: 'revocation list', zh: '证书吊销列表（CRL）' }, many: true },
  { flags: '--ocsp <file>', about: { en: 'OCSP response', zh: 'OCSP 应答' }, many: true },
  {
    flags: '--detached <file>',
    about: { en: 'content that lies apart from its signature', zh: '与签名分离的原文' },
  },
  {
    flags: '--kind <name>',
    about: { en: 'kind of signature (default: looked at)', zh: '签名种类（默认自动识别）' },
    choices: SIGNATURE_KINDS.map(({ name }) => name),
  },
];

export const MAX_SIGNED = 64 * 1024 * 1024;

/** Trust, policy, time and revocation data that the options name. */
export async function verifyOptionsOf(options: Options, { now }: Pick<Context, 'now'>): Promise<VerifyOptions> {
  const { certificates, keys } = await readTrusted(textsOf(options, 'trust'));
  const stamps = textsOf(options, 'timestampTrust');
  const chain = await readTrusted(textsOf(options, 'chain'));
  const policy = textOf(options, 'policy');
  const detached = textOf(options, 'detached');
  const [crls, ocsps] = await Promise.all(
    [textsOf(options, 'crl').map(bytesOf), textsOf(options, 'ocsp').map(bytesOf)].map((all) => Promise.all(all)),
  );
  return {
    trust: certificates,
    keys,
    intermediates: chain.certificates,
    ...(stamps.length === 0 ? {} : { timestampTrust: (await readTrusted(stamps)).certificates }),
    at: textOf(options, 'at') ?? now(),
    revocation: { crls: crls ?? [], ocsps: ocsps ?? [] },
    ...(policy === undefined ? {} : { policy: await readPolicy(policy) }),
    ...(detached === undefined ? {} : { detached: await (await openInput(detached)).bytes(MAX_SIGNED) }),
  };
}

/** One file verified. */
export interface Verified {
  readonly file: string;
  /** None where the bytes look like no kind of signature. */
  readonly kind?: AnyKind;
  readonly bytes: Uint8Array;
  readonly verification: Verification;
}

/** Verifies one file as the kind that it is. */
export async function verifyFile(file: string, options: VerifyOptions, asked?: string): Promise<Verified> {
  const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
  const kind = asked === undefined ? kindOf(bytes) : kindNamed(asked);
  if (kind === undefined) return { file, bytes, verification: NOTHING };
  return { file, kind, bytes, verification: verify(bytes, kind, options) };
}

function kindNamed(name: string): AnyKind {
  const kind = SIGNATURE_KINDS.find((one) => one.name === name);
  if (kind !== undefined) return kind;
  throw unknownName(
    { en: 'kind of signature', zh: '签名种类' },
    name,
    SIGNATURE_KINDS.map((one) => one.name),
  );
}

/** A file that looks like nothing signed. */
const NOTHING: Verification = {
  verdict: 'invalid',
  signatures: [
    {
      verdict: 'invalid',
      kind: 'none',
      tests: [
        {
          name: 'present',
          passed: false,
          reason: { en: 'the file is of no kind of signature that is known', zh: '该文件不属于任何已知的签名种类' },
          source: 'docs/signing.md',
        },
      ],
    },
  ],
};

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
  // PEM around DER: a CRL as authorities publish it.
  const [, body] =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/-----BEGIN [^-]+-----([\s\S]+?)-----END/) ?? [];
  return body === undefined ? bytes : Buffer.from(body, 'base64');
}
