import { createHash } from 'node:crypto';
import type { Text } from '@kouan/core';
import {
  type Der,
  Members,
  namedBits,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
  smallInteger,
  smallUnsigned,
  TAG,
  TRUE,
  textOf,
  unsignedInteger,
} from '../asn1/index.ts';
import { digestIdentifier } from './algorithms.ts';
import { Broken } from './broken.ts';
import type { Digest } from './identifiers.ts';

/** What a time stamp is asked for with (RFC 3161 §2.4.1). */
export interface TimestampQuery {
  readonly over: Uint8Array;
  readonly hash: Exclude<Digest, 'sha1'>;
  /** Random octets: the answer must hold the same number. */
  readonly nonce?: Uint8Array;
  /** Policy under which it is to be issued, dotted. */
  readonly policy?: string;
  /** Whether the service's certificate is to come with it; true without. */
  readonly certificate?: boolean;
}

/** Writes a TimeStampReq. */
export function writeTimestampQuery(query: TimestampQuery): Buffer {
  const { over, hash, nonce, policy, certificate = true } = query;
  return sequence(
    smallUnsigned(1),
    sequence(digestIdentifier(hash), octetString(createHash(hash).update(over).digest())),
    ...(policy === undefined ? [] : [objectIdentifier(policy)]),
    ...(nonce === undefined ? [] : [unsignedInteger(nonce)]),
    ...(certificate ? [TRUE] : []),
  );
}

/** PKIFailureInfo of RFC 3161 §2.4.2, and whether trying again can help. */
export const TIMESTAMP_FAILURES: Readonly<
  Record<number, { readonly name: string; readonly text: Text; readonly retryable?: true }>
> = {
  0: { name: 'badAlg', text: { en: 'the digest algorithm is not supported', zh: '不支持该摘要算法' } },
  2: { name: 'badRequest', text: { en: 'the request is not permitted or supported', zh: '请求不被允许或不受支持' } },
  5: { name: 'badDataFormat', text: { en: 'the request has the wrong format', zh: '请求格式错误' } },
  14: {
    name: 'timeNotAvailable',
    text: { en: 'the time source is not available', zh: '时间源不可用' },
    retryable: true,
  },
  15: { name: 'unacceptedPolicy', text: { en: 'the policy is not supported', zh: '不支持该策略' } },
  16: { name: 'unacceptedExtension', text: { en: 'an extension is not supported', zh: '不支持某扩展' } },
  17: {
    name: 'addInfoNotAvailable',
    text: { en: 'the additional information is not available', zh: '无法提供所请求的附加信息' },
  },
  25: { name: 'systemFailure', text: { en: 'the service has failed', zh: '服务故障' }, retryable: true },
};

/** What a service answered: a token, or why there is none. */
export type TimestampReply =
  | { readonly granted: true; readonly token: Uint8Array }
  | { readonly granted: false; readonly status: number; readonly failures: readonly number[]; readonly says: string };

/** Reads a TimeStampResp. Throws Broken or DerError. */
export function readTimestampReply(bytes: Uint8Array): TimestampReply {
  const parts = new Members(readDer(bytes));
  const info = new Members(parts.take(TAG.sequence));
  const token = parts.maybe(TAG.sequence);
  parts.end();
  const status = smallInteger(info.take(TAG.integer));
  const says = info.maybe(TAG.sequence);
  const failures = info.maybe(TAG.bitString);
  info.end();
  // 0 granted, 1 granted with changes; whatever else has no token.
  if (status > 1)
    return { granted: false, status, failures: [...(failures ? namedBits(failures) : [])], says: spoken(says) };
  if (token === undefined) throw new Broken('granted, and no token', '已批准但没有时间戳');
  return { granted: true, token: token.bytes };
}

function spoken(of: Der | undefined): string {
  if (of === undefined) return '';
  const parts = new Members(of);
  const texts: string[] = [];
  while (parts.more && texts.length < 8) texts.push(textOf(parts.take()));
  parts.rest();
  return texts
    .join(' ')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 300);
}
