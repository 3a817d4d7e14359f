import { KouanError, type Text } from '@kouan/core';

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The address of an endpoint, when it is one that may be spoken to.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, one with a password, or plain http beyond this
 * machine.
 */
export function endpointAddress(url: string, allowPlainHttp = false): URL {
  const usage = (en: string, zh: string, hint: Text): KouanError =>
    new KouanError('ERR_KOUAN_USAGE', { en, zh }, { hint });
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    throw usage(`"${url}" is no address.`, `“${url}”不是有效地址。`, {
      en: 'For example https://example.org/single-window',
      zh: '例如 https://example.org/single-window',
    });
  }
  if (base.username !== '' || base.password !== '') {
    throw usage('The address holds a password.', '地址中包含密码。', {
      en: 'Give a token instead.',
      zh: '请改用令牌。',
    });
  }
  if (base.protocol === 'https:' || (base.protocol === 'http:' && (allowPlainHttp || LOOPBACK.has(base.hostname))))
    return base;
  throw usage(`${base.protocol}//${base.host} is not encrypted.`, `${base.protocol}//${base.host} 未加密。`, {
    en: 'Use https; plain http is for this machine only.',
    zh: '请使用 https；http 仅限本机。',
  });
}
