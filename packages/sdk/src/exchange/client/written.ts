import { hasErrors, instantOf, KouanError } from '@kouan/core';
import type { Document } from '../../documents/index.ts';
import { clientReferenceOf } from '../../documents/reference.ts';
import { carries } from '../../format.ts';
import { type Submission, sha256 } from '../journal/submission.ts';
import type { ClientOptions, Manner, Sendable } from './options.ts';

/**
 * What is sent of a document: its bytes, its reference, and how it is to go. What is said is digested before it is
 * signed, so that a signature made anew does not make another submission.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when the client has no format for it, or its deadline is no instant;
 * `ERR_KOUAN_DOCUMENT` when it cannot be written.
 */
export async function written(one: Sendable, { format, signer }: ClientOptions): Promise<Submission> {
  const submission = 'bytes' in one ? one : await encoded(one, { format, signer } as ClientOptions);
  const { deadline, clientReference } = submission;
  if (deadline === undefined || instantOf(deadline) !== undefined) return submission;
  throw new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The deadline of ${clientReference} is no instant.`, zh: `${clientReference} 的期限不是有效时间。` },
    { hint: { en: 'For example 2026-01-31T17:00:00+08:00.', zh: '例如 2026-01-31T17:00:00+08:00。' } },
  );
}

async function encoded(
  one: Exclude<Sendable, Submission>,
  { format, signer }: Pick<ClientOptions, 'format' | 'signer'>,
): Promise<Submission> {
  const [document, manner] = apart(one);
  const clientReference = clientReferenceOf(document);
  if (format?.encode === undefined || clientReference === undefined || !carries(format, document.type))
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `This client cannot write a ${document.type}.`, zh: `此客户端无法生成 ${document.type}。` },
      {
        hint: {
          en: 'Give createClient the format of the document; the document needs a reference of yours.',
          zh: '请在 createClient 中提供单证格式；单证须有企业内部编号。',
        },
      },
    );
  const { bytes, findings } = format.encode(document);
  if (hasErrors(findings))
    throw new KouanError('ERR_KOUAN_DOCUMENT', {
      en: `${clientReference} cannot be written: ${findings[0]?.message.en}`,
      zh: `${clientReference} 无法写出：${findings[0]?.message.zh}`,
    });
  const base = {
    ...manner,
    clientReference,
    mediaType: format.mediaType,
    fileName: `${sha256(clientReference).slice(0, 32)}.${format.extensions[0] ?? 'xml'}`,
  };
  if (signer === undefined) return { ...base, bytes };
  // Who does not sign does not load what signs.
  const { sign } = await import('../../signing/sign.ts');
  const { xmldsigEnveloped } = await import('../../signing/xml/xmldsig.ts');
  const signed = await sign(bytes, xmldsigEnveloped, { signer });
  return { ...base, bytes: signed, signed: true, contentSha256: sha256(bytes) };
}

function apart(one: Exclude<Sendable, Submission>): [Document, Manner] {
  if (!('document' in one)) return [one, {}];
  const { document, ...manner } = one;
  return [document, manner];
}
