import { randomBytes } from 'node:crypto';
import { isKouanError, KouanError, type Text } from '@kouan/core';
import { endpointAddress } from '../../exchange/transport/address.ts';
import { unsignedInteger } from '../asn1/index.ts';
import { refusal } from './broken.ts';
import { type TimestampEvidence, timestampEvidence } from './timestamp.ts';
import {
  readTimestampReply,
  TIMESTAMP_FAILURES,
  type TimestampQuery,
  type TimestampReply,
  writeTimestampQuery,
} from './timestamp-query.ts';
import type { TimestampSource } from './write.ts';

/** Where a time stamp comes from, and how it is asked for. */
export interface TimestampOptions {
  /** Address of the service: https, or http on this machine. */
  readonly url: string;
  /** SHA-256 without. */
  readonly hash?: TimestampQuery['hash'];
  readonly policy?: string;
  /** Milliseconds until it is given up; 30 000 without. */
  readonly timeoutMs?: number;
  /** Answer that is larger is refused; 256 KiB without. */
  readonly maxBytes?: number;
  /** Many services have http only; the token is signed, and only a digest is told. */
  readonly allowPlainHttp?: boolean;
  readonly signal?: AbortSignal;
  /** Sends instead of the built-in one. */
  readonly fetch?: typeof fetch;
}

/**
 * Asks a service for a time stamp over bytes (RFC 3161 §3.4) and takes no other answer than one over these bytes, with
 * the same nonce and policy. Whether the service is trusted is not asked here.
 *
 * @returns the token, DER
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, `ERR_KOUAN_NETWORK` where nobody answers,
 * `ERR_KOUAN_UNAVAILABLE` where the service cannot work now, `ERR_KOUAN_PROTOCOL` for an answer that is not in order,
 * `ERR_KOUAN_ABORTED`
 */
export async function requestTimestamp(over: Uint8Array, options: TimestampOptions): Promise<Uint8Array> {
  const { hash = 'sha256', policy } = options;
  const url = endpointAddress(options.url, options.allowPlainHttp);
  const nonce = randomBytes(8);
  const query = writeTimestampQuery({ over, hash, nonce, ...(policy === undefined ? {} : { policy }) });
  const reply = readReply(await post(url, query, options));
  if (!reply.granted) throw rejected(reply);
  const read = timestampEvidence(reply.token, over);
  const wrong = read.tests.find(({ passed }) => passed === false)?.reason ?? unasked(read, nonce, options);
  if (wrong !== undefined) throw broken(wrong);
  return reply.token;
}

/** The same as a source for `sign`. */
export const timestampFrom =
  (options: TimestampOptions): TimestampSource =>
  (over) =>
    requestTimestamp(over, options);

function unasked(
  { info }: TimestampEvidence,
  nonce: Uint8Array,
  { hash = 'sha256', policy }: TimestampOptions,
): Text | undefined {
  if (info === undefined) return { en: 'there is no time', zh: '没有时间' };
  const sent = unsignedInteger(nonce).subarray(2);
  if (info.nonce === undefined || Buffer.compare(info.nonce, sent) !== 0)
    return { en: 'the nonce is not ours', zh: '随机数不符' };
  if (info.imprint.digest !== hash)
    return { en: 'the digest is not the one that was asked for', zh: '摘要算法与请求不符' };
  if (policy !== undefined && info.policy !== policy)
    return { en: 'the policy is not the one that was asked for', zh: '策略与请求不符' };
  return undefined;
}

async function post(url: URL, query: Uint8Array, options: TimestampOptions): Promise<Uint8Array> {
  const { timeoutMs = 30_000, maxBytes = 256 * 1024, signal, fetch: send = fetch } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: query,
      redirect: 'error',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw answered(response.status);
    }
    const type = response.headers.get('content-type') ?? '';
    if (!/^application\/timestamp-reply\s*(;|$)/i.test(type)) {
      await response.body?.cancel();
      throw broken({ en: 'the answer is no time stamp reply', zh: '应答不是时间戳应答' });
    }
    return await limited(response, maxBytes);
  } catch (cause) {
    if (isKouanError(cause)) throw cause;
    if (signal?.aborted === true)
      throw new KouanError('ERR_KOUAN_ABORTED', {
        en: 'Asking for a time stamp was stopped.',
        zh: '时间戳请求已中止。',
      });
    throw new KouanError(
      'ERR_KOUAN_NETWORK',
      limit.aborted
        ? {
            en: `The time stamping service did not answer within ${timeoutMs} ms.`,
            zh: `时间戳服务在 ${timeoutMs} 毫秒内未应答。`,
          }
        : { en: 'The time stamping service cannot be reached.', zh: '无法连接时间戳服务。' },
      { hint: { en: 'Try again, or name another service.', zh: '请重试或更换服务。' }, cause },
    );
  }
}

async function limited(response: Response, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (response.body === null) throw broken({ en: 'the answer is empty', zh: '应答为空' });
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw broken({ en: `the answer is larger than ${most} bytes`, zh: `应答超过 ${most} 字节` });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function readReply(bytes: Uint8Array): TimestampReply {
  try {
    return readTimestampReply(bytes);
  } catch (error) {
    throw broken(refusal(error));
  }
}

function rejected({ status, failures, says }: Extract<TimestampReply, { granted: false }>): KouanError {
  const known = failures.map((bit) => TIMESTAMP_FAILURES[bit]);
  const why = known.map((one, at) => one?.text ?? { en: `failure ${failures[at]}`, zh: `错误 ${failures[at]}` });
  const [en, zh] = [why.map((one) => one.en).join(', '), why.map((one) => one.zh).join('，')];
  const retryable = known.some((one) => one?.retryable === true);
  return new KouanError(
    retryable ? 'ERR_KOUAN_UNAVAILABLE' : 'ERR_KOUAN_PROTOCOL',
    {
      en: `The time stamping service refused (status ${status}): ${en || 'no reason given'}.${says === '' ? '' : ` It says: ${says}`}`,
      zh: `时间戳服务拒绝（状态 ${status}）：${zh || '未说明原因'}。${says === '' ? '' : `原文：${says}`}`,
    },
    { retryable },
  );
}

const answered = (status: number): KouanError =>
  new KouanError(status >= 500 || status === 429 ? 'ERR_KOUAN_UNAVAILABLE' : 'ERR_KOUAN_PROTOCOL', {
    en: `The time stamping service answered with ${status}.`,
    zh: `时间戳服务返回 ${status}。`,
  });

const broken = ({ en, zh }: Text): KouanError =>
  new KouanError('ERR_KOUAN_PROTOCOL', { en: `The time stamp is refused: ${en}.`, zh: `拒绝该时间戳：${zh}。` });
