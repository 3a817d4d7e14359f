/**
 * Why signed JSON is refused. One table: a refusal has a name, its words and its clause once, whoever finds it. No
 * `node:` import here or in what is marked pure: the same files verify in a browser.
 *
 * @module
 */
import { KouanError, type KouanErrorCode, type Text } from '@kouan/core';

export interface Refusal extends Text {
  /** Clause of the standard. */
  readonly source: string;
}

const of = (source: string, en: string, zh: string): Refusal => ({ en, zh, source });

export const REFUSALS = {
  // JSON that two readers may read as two things.
  'json-syntax': of('RFC 8259 §2', 'it is not JSON', '不是 JSON'),
  'json-utf8': of('RFC 8259 §8.1', 'the bytes are not UTF-8', '字节不是 UTF-8'),
  'json-bom': of('RFC 8259 §8.1', 'it begins with a byte order mark', '以字节顺序标记开头'),
  'json-trailing': of('RFC 8259 §2', 'something follows the JSON value', 'JSON 值之后还有内容'),
  'json-duplicate': of('RFC 7493 §2.3', 'a member occurs twice in one object', '同一对象中成员重复'),
  'json-surrogate': of('RFC 7493 §2.1', 'a text has half of a surrogate pair', '文本含不成对的代理码元'),
  'json-range': of('RFC 7493 §2.2', 'a number is beyond what a double carries', '数字超出双精度范围'),
  'json-integer': of('RFC 7493 §2.2', 'an integer is beyond 2^53 - 1', '整数超出 2^53 - 1'),
  'json-precision': of('RFC 7493 §2.2', 'a number has more digits than a double keeps', '数字位数超出双精度精度'),
  'json-negative-zero': of('RFC 8785 §3.2.2.3', 'minus zero loses its sign', '负零会失去符号'),
  'json-depth': of('RFC 8259 §9', 'it is nested too deep', '嵌套过深'),
  'json-size': of('RFC 8259 §9', 'it is too large', '内容过大'),
  'json-value': of('RFC 8785 §3.1', 'a value is not one of JSON', '值不属于 JSON'),
  // Base64url that has a second spelling makes a second text of one signature.
  'base64url-alphabet': of('RFC 7515 §2', 'a character is not of base64url', '含 base64url 以外的字符'),
  'base64url-length': of('RFC 4648 §5', 'base64url of no possible length', 'base64url 长度不可能'),
  'base64url-tail': of('RFC 4648 §3.5', 'spare bits of base64url are not zero', 'base64url 末尾多余位不为零'),
  base64: of('RFC 4648 §4', 'it is not base64 in its one form', '不是唯一形式的 base64'),
  // JWS.
  'jws-shape': of('RFC 7515 §3.1', 'it is not header.payload.signature', '不是 header.payload.signature 三段'),
  'jws-json-shape': of('RFC 7515 §7.2', 'it is no JWS in JSON', '不是 JSON 形式的 JWS'),
  'header-size': of('RFC 7515 §4', 'the header is too large', '头部过大'),
  'header-shape': of('RFC 7515 §4', 'the header is not an object', '头部不是对象'),
  'header-parameter': of('RFC 7515 §4.1', 'a header parameter is not of its type', '头部参数类型不符'),
  'header-unprotected': of(
    'RFC 7515 §7.2.1',
    'a parameter that decides stands outside the signature',
    '起决定作用的参数未受签名保护',
  ),
  'alg-missing': of('RFC 7515 §4.1.1', 'no algorithm is named', '未指明算法'),
  'alg-none': of('RFC 8725 §3.2', 'algorithm "none" signs nothing', '算法 "none" 没有签名'),
  'alg-mac': of('RFC 8725 §3.1', 'a MAC is no signature', 'MAC 不是签名'),
  'alg-unknown': of('RFC 7518 §3.1', 'the algorithm is not known', '未知算法'),
  'crit-shape': of('RFC 7515 §4.1.11', 'crit is not a list of names', 'crit 不是名称列表'),
  'crit-unknown': of('RFC 7515 §4.1.11', 'crit names an extension that is not understood', 'crit 含不支持的扩展'),
  b64: of('RFC 7797 §3', 'b64 changes what is signed and is refused', '拒绝改变签名内容的 b64'),
  'key-in-header': of(
    'RFC 8725 §3.10',
    'the header brings its own key, or an address of one',
    '头部自带密钥或密钥地址',
  ),
  'x5c-shape': of('RFC 7515 §4.1.6', 'x5c is not a list of one to ten certificates', 'x5c 不是一至十张证书的列表'),
  'x5t-differs': of(
    'RFC 7515 §4.1.8',
    'x5t#S256 is not of the first certificate of x5c',
    'x5t#S256 与 x5c 首张证书不符',
  ),
  'detached-both': of(
    'RFC 7515 appendix F',
    'the payload is inside and was given beside it too',
    '载荷既在内又另行提供',
  ),
  'signature-length': of('RFC 7518 §3.4', 'the signature is not of its algorithm’s length', '签名长度与算法不符'),
  // Keys.
  'jwk-shape': of('RFC 7517 §4', 'the key is not a JWK of its kind', '密钥不是相应种类的 JWK'),
  'jwk-kind': of('RFC 7518 §6', 'no signature is verified with a key of this kind', '此类密钥不能用于验签'),
  'jwk-point': of('SP 800-186 §3.2.1', 'the point is not on its curve', '公钥点不在曲线上'),
  'jwk-use': of('RFC 7517 §4.2', 'the key is for something else', '密钥用途不符'),
  'jwk-alg': of('RFC 7517 §4.4', 'the key is for another algorithm', '密钥属于另一算法'),
  'jwk-weak': of('NIST SP 800-131A', 'the key is weak', '密钥过弱'),
  'jwk-duplicate': of('RFC 7517 §4.5', 'two keys have one kid', '两把密钥的 kid 相同'),
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalName = keyof typeof REFUSALS;

const CODES: readonly (readonly [RegExp, KouanErrorCode])[] = [
  [/^(json|header)-(size|depth)$/, 'ERR_KOUAN_LIMIT'],
  [/^jwk-/, 'ERR_KOUAN_KEY'],
];

/** What the pure readers throw; a kind makes it the reason of a failed test. */
export class Refused extends KouanError {
  readonly refusal: RefusalName;
  /** Clause of the standard. */
  readonly source: string;

  /** @param at where: an offset in the text, or the name of a member */
  constructor(refusal: RefusalName, at?: string | number) {
    const { en, zh, source } = REFUSALS[refusal];
    const code = CODES.find(([names]) => names.test(refusal))?.[1] ?? 'ERR_KOUAN_FORMAT';
    super(code, at === undefined ? { en, zh } : { en: `${en} (${at})`, zh: `${zh}（${at}）` });
    this.refusal = refusal;
    this.source = source;
  }
}
