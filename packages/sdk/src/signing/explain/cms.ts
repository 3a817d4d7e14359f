import { createHash, X509Certificate } from 'node:crypto';
import type { Text } from '@kouan/core';
import { DerError, oidOf, timeOf } from '../asn1/index.ts';
import { unarmored } from '../cms/armor.ts';
import { only } from '../cms/attributes.ts';
import { Broken, refusal } from '../cms/broken.ts';
import { ATTRIBUTE, digestOf } from '../cms/identifiers.ts';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.ts';
import { type Explain, type Explained, type ExplainedPart, syntaxOf } from './explained.ts';

/** CMS taken apart: content, its digest as an attribute says it, and the attributes that are signed. @module */

const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ATTRIBUTE).map(([name, oid]) => [oid, name]),
);

/** Every signer of a CMS message, detached or not. */
export const explainCms =
  (kind: string): Explain =>
  (bytes, { detached }) => {
    try {
      const data = readSignedData(unarmored(bytes));
      return data.signers.map((signer) => explainSigner(kind, data, signer, data.content ?? detached));
    } catch (error) {
      return [{ kind, facts: [], parts: [], broken: refusal(error) }];
    }
  };

/** One signer over bytes that may come in pieces, as those of a PDF do. */
export function explainSigner(
  kind: string,
  data: SignedData,
  { digest, signature, signed, value, unsigned }: SignerInfo,
  content: Uint8Array | undefined,
): Explained {
  const hash = digestOf(digest.oid);
  const parts: ExplainedPart[] = [];
  if (content !== undefined) {
    const expected = signed === undefined ? undefined : octets(signed, ATTRIBUTE.messageDigest);
    parts.push({
      name: 'content',
      title: { en: 'content', zh: '内容' },
      bytes: content,
      syntax: syntaxOf(content),
      steps: [data.content === undefined ? APART : INSIDE],
      ...(hash === undefined
        ? {}
        : {
            digest: {
              algorithm: hash.toUpperCase(),
              found: createHash(hash).update(content).digest('base64'),
              ...(expected === undefined ? {} : { expected: Buffer.from(expected).toString('base64') }),
            },
          }),
    });
  }
  if (signed !== undefined)
    parts.push({
      name: 'signed-attributes',
      title: { en: 'attributes, which are what is signed', zh: '签名属性（实际被签名的字节）' },
      bytes: signed.set,
      syntax: 'binary',
      steps: [AS_SET],
    });
  return {
    kind,
    algorithm: signature.oid,
    facts: [
      fact('digest', '摘要算法', hash ?? digest.oid),
      ...(signed?.all ?? []).map(({ oid }) => attributeFact(oid, signed as NonNullable<typeof signed>)),
      ...(unsigned?.all ?? []).map(({ oid }) => fact('unsigned attribute', '未签名属性', nameOf(oid))),
      ...data.certificates.map((one) => fact('certificate', '证书', subjectOf(one))),
      fact('signature', '签名值', `${value.length} B`),
    ],
    parts,
  };
}

const APART: Text = { en: 'given apart from the signature', zh: '与签名分离提供' };
const INSIDE: Text = { en: 'inside the message', zh: '内含于消息' };
const AS_SET: Text = { en: 'with the tag of a SET OF (RFC 5652 §5.4)', zh: '以 SET OF 标签编码（RFC 5652 §5.4）' };

const nameOf = (oid: string): string => ATTRIBUTE_NAMES[oid] ?? oid;
const fact = (en: string, zh: string, value: string) => ({ name: { en, zh }, value });

type Signed = NonNullable<SignerInfo['signed']>;

function attributeFact(oid: string, signed: Signed): Explained['facts'][number] {
  const name = nameOf(oid);
  try {
    const value = only(signed, oid);
    if (value !== undefined && oid === ATTRIBUTE.signingTime) return fact(name, name, timeOf(value).toISOString());
    if (value !== undefined && oid === ATTRIBUTE.contentType) return fact(name, name, oidOf(value));
    return fact(name, name, `${value?.content.length ?? 0} B`);
  } catch (error) {
    return fact(name, name, refusal(error).en);
  }
}

function octets(signed: Signed, oid: string): Uint8Array | undefined {
  try {
    return only(signed, oid)?.content;
  } catch (error) {
    if (error instanceof Broken || error instanceof DerError) return undefined;
    throw error;
  }
}

function subjectOf(der: Uint8Array): string {
  try {
    return new X509Certificate(der).subject.replaceAll('\n', ', ');
  } catch {
    return `${der.length} B`;
  }
}
