import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import {
  type AnyKind,
  type CallOutcome,
  gatherRevocation,
  kindOf,
  type LongTermMaterial,
  prepareTrust,
  type RevocationEdge,
  readMaterial,
  SIGNATURE_KINDS,
  type Trust,
  type Verification,
  type VerifyOptions,
  verify,
  XML_PROFILES,
  type XmlProfileName,
  xmlProfilePolicy,
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
  {
    flags: '--profile <name>',
    about: { en: 'receiver whose identifiers and old algorithms are known', zh: '按该接收方的标识与旧算法验证' },
    choices: Object.keys(XML_PROFILES),
  },
  { flags: '--at <time>', about: { en: 'time to judge at (default: now)', zh: '判定时间（默认当前）' } },
  { flags: '--crl <file>', about: { en: 'revocation list', zh: '证书吊销列表（CRL）' }, many: true },
  { flags: '--ocsp <file>', about: { en: 'OCSP response', zh: 'OCSP 应答' }, many: true },
  {
    flags: '--evidence <file>',
    about: {
      en: 'certificates, revocation lists and OCSP responses of any number, as --save-evidence keeps them',
      zh: '任意数量的证书、吊销列表与 OCSP 应答（如 --save-evidence 所存）',
    },
    many: true,
  },
  {
    flags: '--online <host>',
    about: {
      en: 'host that may be asked about revocation, as ca.example or *.ca.example (default: nobody is)',
      zh: '可联网查询吊销状态的主机，如 ca.example 或 *.ca.example（默认不联网）',
    },
    many: true,
  },
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

/** What the options say about verifying, read once for all files. */
export interface Verifying {
  readonly options: VerifyOptions;
  readonly trust: Trust;
  /** Name of the kind, where it is not to be looked at. */
  readonly kind: string | undefined;
  /** Hosts that may be asked about revocation; nobody is asked without. */
  readonly online: readonly string[];
}

/** Reads trust, policy and revocation data that the options name. */
export async function verifyingOf(options: Options, context: Context): Promise<Verifying> {
  const { certificates, keys } = await readTrusted(textsOf(options, 'trust'));
  const stamps = textsOf(options, 'timestampTrust');
  const policy = textOf(options, 'policy');
  const detached = textOf(options, 'detached');
  const profile = textOf(options, 'profile') as XmlProfileName | undefined;
  const receiver = profile === undefined ? {} : xmlProfilePolicy(profile);
  const all = (name: string): Promise<Uint8Array[]> => Promise.all(textsOf(options, name).map(derOf));
  const kept = textsOf(options, 'evidence');
  const evidence = readMaterial(await Promise.all(kept.map(async (name) => (await openInput(name)).bytes(MAX_SIGNED))));
  const verifyOptions: VerifyOptions = {
    trust: certificates,
    keys,
    intermediates: [...(await readTrusted(textsOf(options, 'chain'))).certificates, ...(evidence.certificates ?? [])],
    ...(stamps.length === 0 ? {} : { timestampTrust: (await readTrusted(stamps)).certificates }),
    at: textOf(options, 'at') ?? context.now(),
    revocation: {
      crls: [...(await all('crl')), ...(evidence.crls ?? [])],
      ocsps: [...(await all('ocsp')), ...(evidence.ocsps ?? [])],
    },
    policy: { ...receiver, ...(policy === undefined ? {} : await readPolicy(policy, context)) },
    ...(detached === undefined ? {} : { detached: await (await openInput(detached)).bytes(MAX_SIGNED) }),
  };
  return {
    options: verifyOptions,
    trust: prepareTrust(verifyOptions),
    kind: textOf(options, 'kind'),
    online: textsOf(options, 'online'),
  };
}

/** One file verified. */
export interface Verified {
  readonly file: string;
  /** None where the bytes look like no kind of signature. */
  readonly kind?: AnyKind;
  readonly bytes: Uint8Array;
  readonly verification: Verification;
  /** Who was asked about revocation, and how that ended. */
  readonly calls?: readonly CallOutcome[];
  /** What was fetched, and what was given beside it. */
  readonly evidence?: LongTermMaterial;
}

/** Verifies one file as the kind that it is. */
export async function verifyFile(file: string, verifying: Verifying): Promise<Verified> {
  const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
  const kind = verifying.kind === undefined ? kindOf(bytes) : kindNamed(verifying.kind);
  if (kind === undefined) return { file, bytes, verification: NOTHING };
  const face = { file, kind, bytes };
  const { options, trust, online } = verifying;
  if (online.length === 0) {
    const { detached } = options;
    return { ...face, verification: verify(bytes, kind, { trust, ...(detached === undefined ? {} : { detached }) }) };
  }
  const { verification, calls, revocation, intermediates } = await gatherRevocation(bytes, kind, options, edge(online));
  return { ...face, verification, calls, evidence: { ...revocation, certificates: intermediates } };
}

/** The network, as far as it was named: addresses come from certificates, which anybody can write. */
const edge = (allow: readonly string[]): RevocationEdge => ({
  allow,
  fetch: (url, init) => fetch(url, init),
  lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  random: (length) => randomBytes(length),
});

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

async function derOf(file: string): Promise<Uint8Array> {
  const bytes = await (await openInput(file)).bytes(MAX_SIGNED);
  // PEM around DER: a CRL as authorities publish it.
  const [, body] =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/-----BEGIN [^-]+-----([\s\S]+?)-----END/) ?? [];
  return body === undefined ? bytes : Buffer.from(body, 'base64');
}
