import type { Text } from '@kouan/core';
import { explainXml } from '../xml/explain.ts';
import type { Explain, ExplainedPart } from './explained.ts';

const CANONICAL: Text = { en: 'canonicalized, without the signature', zh: '去除签名并规范化' };
const SIGNED_INFO: Text = { en: 'canonicalized where it stands', zh: '在原处规范化' };

/** What an XML signature is over; beside a good one also what differs and does no harm. */
export const explainXmlAs =
  (kind: string): Explain =>
  (bytes, { good }) => {
    const read = explainXml(bytes, good === undefined ? {} : { good });
    const { canonical, signedInfo, digest, refused, guess, firstDifference, harmless = [] } = read;
    const parts: ExplainedPart[] = [];
    if (canonical !== undefined)
      parts.push({
        name: 'content',
        title: { en: 'content in its canonical form', zh: '内容的规范形式' },
        bytes: canonical,
        syntax: 'xml',
        steps: [CANONICAL],
        ...(digest === undefined
          ? {}
          : {
              digest: { algorithm: digest.algorithm.toUpperCase(), expected: digest.expected, found: digest.found },
            }),
      });
    if (signedInfo !== undefined)
      parts.push({
        name: 'signed-info',
        title: { en: 'SignedInfo, which is what the key signs', zh: 'SignedInfo（密钥实际签名的字节）' },
        bytes: signedInfo,
        syntax: 'xml',
        steps: [SIGNED_INFO],
      });
    const notes: Text[] = [
      ...(guess === undefined ? [] : [guess]),
      ...(firstDifference === undefined ? [] : [firstDifference.cause]),
      ...harmless,
    ];
    return [
      {
        kind,
        facts: [],
        parts,
        ...(notes.length === 0 ? {} : { notes }),
        ...(refused === undefined ? {} : { broken: refused }),
      },
    ];
  };
