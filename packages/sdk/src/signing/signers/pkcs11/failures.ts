import { isKouanError, type KouanError, type Text } from '@kouan/core';
import { away, refused } from '../refused.ts';

/** What a token answered, as a person understands it. @module */

interface Meaning {
  readonly text: Text;
  readonly hint: Text;
  /** A new session may do. */
  readonly lost?: true;
  /** It is about the PIN: asking again by itself would lock the token. */
  readonly pin?: true;
}

const GONE: Meaning = {
  lost: true,
  text: { en: 'The token is gone.', zh: '令牌已断开。' },
  hint: { en: 'Put it in again.', zh: '请重新插入令牌。' },
};
const WRONG_PIN: Meaning = {
  pin: true,
  text: { en: 'The PIN is wrong.', zh: 'PIN 错误。' },
  hint: {
    en: 'A token locks itself after a few wrong ones; it was asked once and is not asked again.',
    zh: '多次输错会锁定令牌；仅尝试一次，不会自动重试。',
  },
};

/** Return values of PKCS#11 2.40 §11.1 that a person or a retry can do something about. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  48: GONE,
  50: GONE,
  160: WRONG_PIN,
  161: WRONG_PIN,
  162: WRONG_PIN,
  163: {
    pin: true,
    text: { en: 'The PIN has expired.', zh: 'PIN 已过期。' },
    hint: { en: 'Change it with the program of the token’s maker.', zh: '请用令牌厂商的程序修改 PIN。' },
  },
  164: {
    pin: true,
    text: { en: 'The PIN is locked.', zh: 'PIN 已锁定。' },
    hint: { en: 'Its security officer can unlock it.', zh: '请由安全管理员解锁。' },
  },
  144: { ...GONE, text: { en: 'The token is busy with something else.', zh: '令牌正忙。' } },
  176: GONE,
  179: GONE,
  224: GONE,
  225: GONE,
  257: { ...GONE, text: { en: 'The token has ended the login.', zh: '令牌登录已失效。' } },
  400: GONE,
  96: { ...GONE, text: { en: 'The token does not know the key any more.', zh: '令牌不再识别该密钥。' } },
  130: { ...GONE, text: { en: 'The token does not know the key any more.', zh: '令牌不再识别该密钥。' } },
  104: {
    text: { en: 'The key on the token may not sign.', zh: '该令牌密钥不允许签名。' },
    hint: { en: 'Take one with CKA_SIGN.', zh: '请使用带 CKA_SIGN 属性的密钥。' },
  },
  112: {
    text: { en: 'The token does not know this algorithm.', zh: '令牌不支持该算法。' },
    hint: { en: 'Name another algorithm, or sign with another key.', zh: '请指定其他算法或密钥。' },
  },
};

/** The number of a Cryptoki failure, or −1. */
const codeOf = (cause: unknown): number => {
  const { code } = cause as { code?: unknown };
  return typeof code === 'number' ? code : -1;
};

/** Whether a new session may help. */
export const isLost = (cause: unknown): boolean => MEANINGS[codeOf(cause)]?.lost === true;

/** Whether it was about the PIN. */
export const isAboutPin = (cause: unknown): boolean => MEANINGS[codeOf(cause)]?.pin === true;

/** A failure of the token as an error of ours; pkcs11js puts nothing into its own that we would have to hide. */
export function tokenFailure(cause: unknown): KouanError {
  if (isKouanError(cause)) return cause;
  const code = codeOf(cause);
  const meaning = MEANINGS[code];
  if (meaning !== undefined) return (meaning.lost === true ? away : refused)(meaning.text, meaning.hint);
  const said = code < 0 ? 'no PKCS#11 answer' : `CKR 0x${code.toString(16)}`;
  return refused(
    { en: `The token refused: ${said}.`, zh: `令牌拒绝操作：${said}。` },
    { en: 'See the manual of the token, PKCS#11 return values.', zh: '请查阅令牌手册中的 PKCS#11 返回码。' },
  );
}
