import { KouanError } from '@kouan/core';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import { decodeBase64 } from '../json/base64.ts';
import { type JsonMember, type JsonValue, readJsonMembers } from '../json/read-json.ts';
import { Refused } from '../json/refusals.ts';
import type { SignatureKind, SignOptions } from '../kind.ts';
import type { VerificationPolicy } from '../policy.ts';
import { rawVerify } from '../primitives/index.ts';

/**
 * Payment data that customs asks of a platform in real time (GACC 2018 no. 179, annex 2): the form field `payExInfoStr`,
 * JSON whose signature is over four of its members in their very spelling.
 *
 * @module
 */

const NAME = 'china-realtime-179';
const SOURCE = 'GACC 2018-179 annex 2';
/** The form field that the JSON is posted in. */
export const REALTIME_179_FIELD = 'payExInfoStr';

/** What is signed, in this order; a text stands in its quotation marks, an object or list is put between two. */
const SIGNED = ['sessionID', 'payExchangeInfoHead', 'payExchangeInfoLists', 'serviceTime'] as const;
const ALL: ReadonlySet<string> = new Set([...SIGNED, 'certNo', 'signValue']);

const SHAPES: Readonly<Record<(typeof SIGNED)[number], (value: JsonValue) => boolean>> = {
  sessionID: (value) => typeof value === 'string' && value !== '',
  payExchangeInfoHead: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  payExchangeInfoLists: (value) => Array.isArray(value) && value.length > 0,
  serviceTime: (value) => typeof value === 'string' && /^\d{13}$/.test(value),
};

/**
 * Dialects of the card that signs. The message does not name its own: 64 octets are r‖s of SM2, anything longer is RSA,
 * with SHA-1 where the policy allows it (the announcement’s own) and SHA-256 elsewhere.
 */
export const REALTIME_179_DIALECTS = {
  sm2: { algorithm: 'SM2-SM3', octets: 64 },
  rsa: { algorithm: 'RSA-SHA256', octets: undefined },
  'rsa-2018': { algorithm: 'RSA-SHA1', octets: undefined },
} as const satisfies Readonly<Record<string, { algorithm: SignatureAlgorithm; octets: number | undefined }>>;

/** How to sign the payment data. */
export interface Realtime179SignOptions extends SignOptions {
  /** Number of the certificate as it is registered with customs; `keyId` of the signer, without. */
  readonly certNo?: string;
}

/**
 * The text to sign: `"sessionID":"…"||"payExchangeInfoHead":"{…}"||"payExchangeInfoLists":"[…]"||"serviceTime":"…"`. The
 * inner JSON stands as it is posted, nothing of it escaped.
 *
 * @param bytes the JSON of the form field, with or without `certNo` and `signValue`
 * @throws Refused (`ERR_KOUAN_FORMAT`) when a member is missing or not of its shape
 */
export const realtime179Text = (bytes: Uint8Array): string => textOf(readJsonMembers(bytes));

function textOf(members: ReadonlyMap<string, JsonMember>): string {
  for (const name of members.keys()) if (!ALL.has(name)) throw new Refused('json-value', name);
  return SIGNED.map((name) => {
    const member = members.get(name);
    if (member === undefined || !SHAPES[name](member.value)) throw new Refused('json-value', name);
    const { raw } = member;
    return `"${name}":${raw.startsWith('"') ? raw : `"${raw}"`}`;
  }).join('||');
}

/** The signed JSON of the form field `payExInfoStr` of GACC announcement 179 of 2018. */
export const chinaRealtime179: SignatureKind<Realtime179SignOptions> = {
  name: NAME,
  title: { en: 'real-time payment data, GACC 179', zh: '海关 179 号公告实时支付数据' },
  source: SOURCE,
  detect: (bytes) => {
    const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
    return /^[ \t\r\n]*\{/.test(head) && /"(sessionID|payExchangeInfoHead)"\s*:/.test(head);
  },
  sign: async (bytes, { signer, certNo = signer.keyId }) => {
    const members = readJsonMembers(bytes);
    if (members.has('signValue')) throw signedAlready();
    if (certNo === undefined) throw unnamed();
    if (!Object.values(REALTIME_179_DIALECTS).some(({ algorithm }) => algorithm === signer.algorithm))
      throw wrongKey(signer.algorithm);
    const value = await signer.sign(Buffer.from(textOf(members)));
    const parts = SIGNED.map((name) => `"${name}":${members.get(name)?.raw}`);
    parts.push(`"certNo":${JSON.stringify(certNo)}`, `"signValue":"${Buffer.from(value).toString('base64')}"`);
    return new Uint8Array(Buffer.from(`{${parts.join(',')}}`));
  },
  read: (bytes, { policy }) => {
    const face = { kind: NAME, source: SOURCE, certificates: [] };
    try {
      const members = readJsonMembers(bytes);
      if (!members.has('signValue')) return [];
      return [{ ...face, ...evidenceOf(members, policy) }];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const reason = { en: `refused: ${error.text.en}`, zh: `拒绝：${error.text.zh}` };
      return [{ ...face, tests: [{ name: 'structure', passed: false, reason, source: error.source }] }];
    }
  },
};

function evidenceOf(
  members: ReadonlyMap<string, JsonMember>,
  policy: VerificationPolicy,
): Pick<Evidence, 'tests' | 'algorithm' | 'content' | 'keyId' | 'made'> {
  const content = new Uint8Array(Buffer.from(textOf(members)));
  const [keyId, value] = ['certNo', 'signValue'].map((name) => members.get(name)?.value);
  if (typeof keyId !== 'string' || keyId === '') throw new Refused('json-value', 'certNo');
  if (typeof value !== 'string' || value === '') throw new Refused('json-value', 'signValue');
  const signature = decodeBase64(value);
  const algorithm = algorithmOf(signature, policy);
  const reason = { en: 'the four members that are signed, as they are spelt', zh: '四个被签名成员，按原文' };
  return {
    tests: [{ name: 'structure', passed: true, reason, source: SOURCE }],
    algorithm,
    content,
    keyId,
    made: (key) => rawVerify(content, key, algorithm, signature, policy.sm2Id),
  };
}

function algorithmOf(signature: Uint8Array, policy: VerificationPolicy): SignatureAlgorithm {
  const { sm2, rsa, 'rsa-2018': old } = REALTIME_179_DIALECTS;
  if (signature.length === sm2.octets) return sm2.algorithm;
  return policy.algorithms?.includes(old.algorithm) === true ? old.algorithm : rsa.algorithm;
}

const signedAlready = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'The payment data is already signed.', zh: '该支付数据已签名。' },
    { hint: { en: 'Sign it without certNo and signValue.', zh: '请去掉 certNo 与 signValue 后签名。' } },
  );

const unnamed = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'The number of the certificate is not known.', zh: '未提供证书编号。' },
    {
      hint: {
        en: 'Give certNo as it is registered with customs, in lower case.',
        zh: '请提供在海关登记的证书编号（小写）。',
      },
    },
  );

const wrongKey = (algorithm: SignatureAlgorithm): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    { en: `Customs does not take ${algorithm} here.`, zh: `海关在此不接受 ${algorithm}。` },
    { hint: { en: 'Sign with the SM2 or RSA key of the E-Port card.', zh: '请使用电子口岸卡的 SM2 或 RSA 密钥。' } },
  );
