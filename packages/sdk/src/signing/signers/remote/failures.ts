import { isKouanError, KouanError, type KouanErrorCode, type Text } from '@kouan/core';

interface Meaning {
  readonly code: KouanErrorCode;
  readonly hint: Text;
}

const LOG_IN: Meaning = {
  code: 'ERR_KOUAN_NOT_AUTHORISED',
  hint: { en: 'Is the token or client certificate the right one?', zh: '请检查令牌或客户端证书。' },
};
const NO_KEY: Meaning = {
  code: 'ERR_KOUAN_KEY',
  hint: {
    en: 'Does the service have the key of this certificate, for this algorithm?',
    zh: '请确认服务持有该证书的密钥并支持该算法。',
  },
};
const LATER: Meaning = { code: 'ERR_KOUAN_UNAVAILABLE', hint: { en: 'Try again later.', zh: '请稍后重试。' } };
const STRANGE: Meaning = {
  code: 'ERR_KOUAN_PROTOCOL',
  hint: { en: 'Is this the address of a signing service?', zh: '请确认该地址是签名服务。' },
};

const STATUS: Readonly<Record<number, Meaning>> = {
  401: LOG_IN,
  403: LOG_IN,
  404: NO_KEY,
  408: LATER,
  409: NO_KEY,
  413: { code: 'ERR_KOUAN_LIMIT', hint: { en: 'Send the digest instead of the bytes.', zh: '请改为发送摘要。' } },
  422: NO_KEY,
  425: LATER,
  429: LATER,
};

/** What an answer that is no success means. Nothing of its body is shown: it may repeat what was sent. */
export function remoteRefusal(status: number, origin: string): KouanError {
  const { code, hint } = STATUS[status] ?? (status >= 500 ? LATER : STRANGE);
  return new KouanError(
    code,
    { en: `The signing service ${origin} answered ${status}.`, zh: `签名服务 ${origin} 应答 ${status}。` },
    { hint },
  );
}

/** A request that ended without an answer. */
export function remoteSilence(cause: unknown, origin: string): KouanError {
  if (isKouanError(cause)) return cause;
  const { code, message } = cause as { code?: string; message?: string };
  const why = code ?? message ?? 'no answer';
  return new KouanError(
    'ERR_KOUAN_UNAVAILABLE',
    { en: `The signing service ${origin} cannot be reached: ${why}.`, zh: `无法连接签名服务 ${origin}：${why}。` },
    {
      hint: { en: 'Is it running, and is its certificate the expected one?', zh: '请确认服务已启动且其证书符合预期。' },
    },
  );
}
