import { isKouanError, KouanError, type Text } from '@kouan/core';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import { decodeBase64 } from '../json/base64.ts';
import type { SignatureKind, SignOptions } from '../kind.ts';
import { rawVerify } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import { canonical } from '../xml/c14n.ts';
import { refuseAmbiguity } from '../xml/content.ts';
import { Refused } from '../xml/refusals.ts';
import { scan } from '../xml/scan.ts';
import { type DecSignPlace, locateDecSign } from './dec-sign-text.ts';

/**
 * The signature in DecSign of a declaration, by a profile of kouan’s own: what the authority signs there is not public.
 *
 * Signed is the DecMessage in Canonical XML 1.0 without comments, as if the element Sign were not in it; OperType,
 * SignDate and Certificate beside it are covered. Sign holds the signature in base64. The algorithm follows from its
 * length, and must fit 200 characters, as the interface table has it.
 *
 * @module
 */

const NAME = 'china-dec-sign';
const SOURCE = 'kouan DecSign profile 1';
const FORM = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Said in the title and in every outcome. */
export const DEC_SIGN_NOTICE: Text = {
  en: 'a profile of kouan’s own: no authority has published what DecSign covers',
  zh: 'kouan 自定义规范：主管部门未公布 DecSign 的签名范围',
};

/** Octets of the signature, and the algorithm that it is of. */
const ALGORITHMS: Readonly<Record<number, readonly SignatureAlgorithm[]>> = {
  64: ['SM2-SM3', 'ECDSA-SHA256', 'Ed25519'],
  96: ['ECDSA-SHA384'],
  132: ['ECDSA-SHA512'],
};

/** How to sign a declaration so. */
export interface DecSignOptions extends SignOptions {
  /** When it is signed; written in China’s time, to a hundredth of a second. */
  readonly at: Date;
  /** Number of the certificate, at most 20 characters; `keyId` of the signer, without. */
  readonly certificate?: string;
}

/** DecSign of a DecMessage by kouan’s own, non-authoritative profile. */
export const chinaDecSign: SignatureKind<DecSignOptions> = {
  name: NAME,
  title: { en: `DecSign, ${DEC_SIGN_NOTICE.en}`, zh: `DecSign，${DEC_SIGN_NOTICE.zh}` },
  source: SOURCE,
  detect: (bytes) => /<(\w+:)?DecMessage[\s>]/.test(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')),
  sign: async (bytes, { signer, at, certificate = signer.keyId }) => {
    if (algorithmsOfLength(signer.algorithm) === undefined) throw tooLong(signer);
    if (certificate !== undefined && !/^[\w-]{1,20}$/.test(certificate)) throw badNumber();
    const place = locateDecSign(textOf(bytes));
    if ((place.parts.get('Sign')?.text ?? '').trim() !== '') throw signedAlready();
    const prepared = prepare(place, {
      SignDate: chinaTime(at),
      ...(certificate === undefined ? {} : { Certificate: certificate }),
    });
    const value = Buffer.from(await signer.sign(signedBytes(prepared))).toString('base64');
    return new Uint8Array(Buffer.from(write(prepared, 'Sign', value)));
  },
  read: (bytes, { policy }) => {
    const face = { kind: NAME, source: SOURCE, certificates: [] };
    const shape = (passed: boolean, en: string, zh: string): Evidence['tests'][number] => ({
      name: 'structure',
      passed,
      reason: { en, zh },
      source: SOURCE,
      warning: DEC_SIGN_NOTICE,
    });
    try {
      const place = locateDecSign(textOf(bytes));
      const value = place.parts.get('Sign')?.text ?? '';
      if (value.trim() === '') return [];
      const signature = decodeBase64(value);
      const [first, ...others] = ALGORITHMS[signature.length] ?? [];
      if (first === undefined)
        return [
          { ...face, tests: [shape(false, 'Sign is of no length that this profile knows', 'Sign 长度不在本规范之内')] },
        ];
      const content = signedBytes(place);
      const algorithm = [first, ...others].find((name) => policy.algorithms?.includes(name)) ?? first;
      const keyId = place.parts.get('Certificate')?.text;
      const claimedAt = timeOf(place.parts.get('SignDate')?.text ?? '');
      return [
        {
          ...face,
          tests: [
            shape(
              true,
              `the DecMessage without Sign; ${DEC_SIGN_NOTICE.en}`,
              `不含 Sign 的 DecMessage；${DEC_SIGN_NOTICE.zh}`,
            ),
          ],
          algorithm,
          content,
          ...(keyId === undefined || keyId === '' ? {} : { keyId }),
          ...(claimedAt === undefined ? {} : { claimedAt }),
          made: (key) => rawVerify(content, key, algorithm, signature, policy.sm2Id),
        },
      ];
    } catch (error) {
      if (!isKouanError(error)) throw error;
      return [{ ...face, tests: [shape(false, `refused: ${error.text.en}`, `拒绝：${error.text.zh}`)] }];
    }
  },
};

/** The text, once the strict parser has read it whole, and nothing in it says one thing to one reader and another to the next. */
function textOf(bytes: Uint8Array): string {
  const document = scan(bytes);
  try {
    refuseAmbiguity(document);
  } catch (error) {
    throw error instanceof Refused ? ambiguousContent() : error;
  }
  return new TextDecoder().decode(bytes);
}

/**
 * What is signed of a DecMessage, whether or not it has been.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` when it is no DecMessage, or not one that can be signed
 */
export const decSignContent = (bytes: Uint8Array): Uint8Array => signedBytes(locateDecSign(textOf(bytes)));

/** What is signed: the canonical document, its Sign cut out of the text. */
function signedBytes({ text, parts }: DecSignPlace): Uint8Array {
  const sign = parts.get('Sign');
  const without = sign === undefined ? text : text.slice(0, sign.from) + text.slice(sign.to);
  return canonical(scan(Buffer.from(without)), FORM);
}

/** A DecMessage with a DecSign that has these elements, whatever it had before. */
function prepare(place: DecSignPlace, values: Readonly<Record<string, string>>): DecSignPlace {
  const { prefix, decSignEnd, text, end } = place;
  const begun =
    decSignEnd === undefined
      ? locateDecSign(`${text.slice(0, end)}<${prefix}DecSign></${prefix}DecSign>${text.slice(end)}`)
      : place;
  return Object.entries(values).reduce((at, [name, value]) => locateDecSign(write(at, name, value)), begun);
}

/** The text with one element of DecSign set; one that is not there yet becomes the last. */
function write({ text, parts, prefix, decSignEnd = 0 }: DecSignPlace, name: string, value: string): string {
  const { from, to } = parts.get(name) ?? { from: decSignEnd, to: decSignEnd };
  return `${text.slice(0, from)}<${prefix}${name}>${value}</${prefix}${name}>${text.slice(to)}`;
}

const algorithmsOfLength = (algorithm: SignatureAlgorithm): string | undefined =>
  Object.keys(ALGORITHMS).find((octets) => ALGORITHMS[Number(octets)]?.includes(algorithm));

const CHINA = 8 * 3_600_000;

/** `yyyyMMddHHmmssSS` in China’s time, which knows no summer time. */
const chinaTime = (at: Date): string => new Date(at.getTime() + CHINA).toISOString().replace(/\D/g, '').slice(0, 16);

function timeOf(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second, hundredth] =
    text.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${hundredth}0+08:00`);
  return Number.isNaN(at.getTime()) || chinaTime(at) !== text ? undefined : at;
}

const ambiguousContent = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: 'There are comments inside text, or processing instructions.', zh: '文本中含注释或处理指令。' },
    { hint: { en: 'Remove them.', zh: '请删除。' } },
  );

const signedAlready = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'The declaration is already signed.', zh: '该报关单已签名。' },
    { hint: { en: 'Sign it with an empty Sign, or none.', zh: '请在 Sign 为空或不存在时签名。' } },
  );

const badNumber = (): KouanError =>
  new KouanError('ERR_KOUAN_USAGE', {
    en: 'The certificate number is not of 1 to 20 letters and digits.',
    zh: '证书编号应为 1 至 20 位字母数字。',
  });

const tooLong = ({ algorithm }: Signer): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    {
      en: `A signature of ${algorithm} does not fit the 200 characters of Sign.`,
      zh: `${algorithm} 签名超出 Sign 的 200 个字符。`,
    },
    { hint: { en: 'Sign with an SM2, P-256 or Ed25519 key.', zh: '请使用 SM2、P-256 或 Ed25519 密钥签名。' } },
  );
