import type { Text } from '@kouan/core';
import type { SignatureTestName } from '../verification.ts';

const entry = (test: SignatureTestName, en: string, zh: string, source = 'XMLDSig Core 1.1 §4'): Refusal => ({
  test,
  reason: { en, zh },
  source,
});

/** Why a signature is not looked at further. */
export interface Refusal {
  readonly test: SignatureTestName;
  readonly reason: Text;
  readonly source: string;
}

const BEST = 'XML Signature Best Practices';

/** Everything that an XML signature is refused for by its shape, in one list. */
export const REFUSALS = {
  shape: entry(
    'structure',
    'an element of the signature is missing, doubled or out of place',
    '签名中的元素缺失、重复或错位',
  ),
  signatures: entry('structure', 'more signatures than the policy allows', '签名数量超过策略允许', `${BEST} §2.1`),
  references: entry('structure', 'more references than the policy allows', '引用数量超过策略允许', `${BEST} §2.1`),
  beside: entry('structure', 'a part of the signature holds something beside its elements', '签名部件中夹有多余内容'),
  leaf: entry(
    'structure',
    'a value of the signature holds more than text',
    '签名值中含有文本以外的内容',
    `${BEST} §3.4`,
  ),
  base64: entry('structure', 'a value of the signature is not base64', '签名值不是 base64', 'RFC 4648 §3'),
  parameters: entry(
    'structure',
    'a method of the signature has parameters that are not understood',
    '签名方法含有无法识别的参数',
  ),
  truncated: entry('algorithm', 'a truncated HMAC is refused', '拒绝截断的 HMAC', 'CVE-2009-0217'),
  hmac: entry(
    'algorithm',
    'HMAC is refused: whoever can verify it can make it',
    '拒绝 HMAC：能验证者即能伪造',
    `${BEST} §2.3`,
  ),
  method: entry(
    'algorithm',
    'the signature method is not known or not allowed',
    '签名算法未知或不允许',
    'XMLDSig Core 1.1 §6.1',
  ),
  digestMethod: entry(
    'algorithm',
    'the digest method is not known or not allowed',
    '摘要算法未知或不允许',
    'XMLDSig Core 1.1 §6.2',
  ),
  form: entry('structure', 'the canonical form is not known', '规范化算法未知', 'XMLDSig Core 1.1 §6.5'),
  transform: entry('structure', 'a transform is not allowed', '不允许的转换', `${BEST} §2.1.2`),
  transforms: entry(
    'structure',
    'the transforms are not those of this kind of signature',
    '转换与此类签名不符',
    `${BEST} §2.1.2`,
  ),
  manifest: entry('structure', 'a manifest is not followed', '不处理清单引用', 'XMLDSig Core 1.1 §5.1'),
  external: entry('structure', 'an external reference is never fetched', '从不获取外部引用', `${BEST} §2.1.4`),
  apart: entry(
    'structure',
    'the content is given apart, and the signature is over the same document',
    '内容另行提供，而签名指向本文档',
  ),
  pointer: entry(
    'structure',
    'a reference is no Id of this document',
    '引用不是本文档的 Id',
    'XMLDSig Core 1.1 §4.4.3.2',
  ),
  missing: entry('structure', 'a reference leads nowhere', '引用的元素不存在', 'XMLDSig Core 1.1 §4.4.3.2'),
  duplicateId: entry('structure', 'two elements have the same Id', '两个元素的 Id 相同', `${BEST} §2.1.5`),
  signedPath: entry('structure', 'what is signed is not what is expected', '被签名的不是预期的元素', `${BEST} §2.4`),
  twins: entry(
    'structure',
    'what is signed is not the only one at its place',
    '被签名元素在该位置不唯一',
    `${BEST} §2.4`,
  ),
  place: entry('structure', 'the signature does not stand where it is expected', '签名不在预期的位置', `${BEST} §2.4`),
  notEnveloped: entry(
    'structure',
    'the signature is not in what it signs',
    '签名不在其所签内容之中',
    'XMLDSig Core 1.1 §10',
  ),
  notEnveloping: entry(
    'structure',
    'what is signed is not in the signature',
    '被签内容不在签名之中',
    'XMLDSig Core 1.1 §10',
  ),
  notDetached: entry(
    'structure',
    'the signature is not apart from what it signs',
    '签名未与其所签内容分离',
    'XMLDSig Core 1.1 §10',
  ),
  comment: entry('structure', 'a comment splits text', '注释将文本割裂', `${BEST} §3.4`),
  instruction: entry(
    'structure',
    'a processing instruction stands in the document',
    '文档中含有处理指令',
    `${BEST} §3.4`,
  ),
  certificates: entry('structure', 'more certificates than anybody needs', '证书数量过多'),
  unqualified: entry(
    'structure',
    'the signature does not hold what XAdES says of it exactly once',
    '签名未恰好含有一份 XAdES 限定属性',
    'EN 319 132-1 §4.3',
  ),
  unsignedProperties: entry(
    'structure',
    'what the signature says of itself is not signed, or belongs to another one',
    '限定属性未被签名或属于其他签名',
    'EN 319 132-1 §4.4.1',
  ),
  property: entry(
    'structure',
    'a property is missing, doubled or malformed',
    '限定属性缺失、重复或格式错误',
    'EN 319 132-1 §5',
  ),
  dataObject: entry(
    'structure',
    'a format is told of something that is not signed',
    '数据格式所指内容未被签名',
    'EN 319 132-1 §5.2.4',
  ),
  elsewhere: entry('structure', 'a reference leads out of the signature', '附加引用指向签名之外', `${BEST} §2.4`),
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalName = keyof typeof REFUSALS;

/** Thrown while a signature is read, and caught where its evidence is made. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(name: RefusalName) {
    super(REFUSALS[name].reason.en);
    this.refusal = REFUSALS[name];
  }
}

/** Goes on only under a condition. */
export function need(condition: boolean, otherwise: RefusalName): asserts condition {
  if (!condition) throw new Refused(otherwise);
}
