import { createHash } from 'node:crypto';
import type { Text } from '@kouan/core';
import { canonical } from './c14n.ts';
import { selectionOf, targetOf } from './content.ts';
import { FIELD } from './document.ts';
import type { Side, XmlExplanation } from './explanation.ts';
import { CANONICAL_FORMS, type CanonicalForm } from './forms.ts';
import { spacedBeforeEnd } from './markup.ts';

/** Which mistake of a signer, or of whoever touched the document afterwards, makes the digest fit. */
export function guessOf(side: Side, { algorithm, expected }: NonNullable<XmlExplanation['digest']>): Text | undefined {
  const fits = (bytes: Uint8Array | string): boolean =>
    createHash(algorithm).update(bytes).digest('base64') === expected;
  return GUESSES.find(([, variants]) => variants(side).some(fits))?.[0];
}

const contentText = ({ canonical: form }: Side): string => Buffer.from(form?.bytes ?? []).toString();

/** The input without its signature, as it stands. */
function rest({ input, document, signature }: Side): string {
  const text = Buffer.from(input);
  if (document === undefined || signature === undefined) return text.toString();
  const [from, to] = [
    document.field(signature, FIELD.from),
    document.field(document.field(signature, FIELD.link), FIELD.to),
  ];
  return Buffer.concat([text.subarray(0, from), text.subarray(to)]).toString();
}

/** The content in every other canonical form, with its comments and without. */
function otherForms({ document, shape }: Side): Uint8Array[] {
  if (document === undefined || shape === undefined) return [];
  const [reference] = shape.references;
  const target = targetOf(document, reference);
  if (target === undefined) return [];
  const { subset } = selectionOf(document, shape, reference, target);
  return (Object.keys(CANONICAL_FORMS) as CanonicalForm[]).map((form) =>
    canonical(document, form, { ...subset, comments: true }),
  );
}

const GUESSES: readonly (readonly [Text, (side: Side) => readonly (Uint8Array | string)[]])[] = [
  [
    {
      en: 'The digest fits another canonical form than the one that is named, or one that keeps comments.',
      zh: '摘要与另一种规范化算法（或保留注释的算法）相符，而非所声明的算法。',
    },
    otherForms,
  ],
  [
    {
      en: 'The digest fits the file as it stands: the signer did not canonicalise it.',
      zh: '摘要与文件原样字节相符：签名方未做规范化。',
    },
    (side) => [rest(side), rest(side).replace(/^\ufeff/, ''), rest(side).trim()],
  ],
  [
    {
      en: 'The digest fits the file without its XML declaration: the signer did not canonicalise it.',
      zh: '摘要与去掉 XML 声明的文件相符：签名方未做规范化。',
    },
    (side) => {
      const bare = rest(side).replace(/^\ufeff?<\?xml[^>]*\?>/, '');
      return [bare, bare.trimStart(), bare.trim()];
    },
  ],
  [
    {
      en: 'The digest fits the content with CRLF line ends, which a canonical form never has.',
      zh: '摘要与使用 CRLF 换行的内容相符，而规范形式中不会出现 CRLF。',
    },
    (side) => [contentText(side).replaceAll('\n', '\r\n'), contentText(side).replaceAll('\n', '&#xD;\n')],
  ],
  [
    {
      en: 'The digest fits the content without white space between elements: it was indented after signing.',
      zh: '摘要与元素间无空白的内容相符：签名后文档被重新缩进。',
    },
    (side) => [contentText(side).replace(/>\s+</g, '><'), contentText(side).replace(/>[\r\n]\s*</g, '><')],
  ],
  [
    {
      en: 'The digest fits the content without the white space where the signature stands: it was added with the signature.',
      zh: '摘要与去掉签名处空白的内容相符：插入签名时增加了空白。',
    },
    (side) => [spacedBeforeEnd(contentText(side), ''), spacedBeforeEnd(contentText(side), '\n')],
  ],
];
