import type { KouanError, Text } from '@kouan/core';
import { away, refused } from '../refused.ts';

/** What a card can say that a person can do something about; the service says it in words, and only in Chinese. */
const MEANINGS: readonly {
  readonly says: RegExp;
  readonly kind: 'pin' | 'card';
  readonly text: Text;
  readonly hint: Text;
}[] = [
  {
    says: /(密码|口令|PIN).*锁|锁.*(密码|口令|PIN|卡)/i,
    kind: 'pin',
    text: { en: 'The password of the card is locked.', zh: '卡密码已锁定。' },
    hint: { en: 'The customs data centre unlocks it.', zh: '请到数据分中心解锁。' },
  },
  {
    says: /密码|口令|\bPIN\b|passw/i,
    kind: 'pin',
    text: { en: 'The password of the card is wrong.', zh: '卡密码错误。' },
    hint: {
      en: 'A card locks itself after a few wrong ones; it was tried once and is not tried again.',
      zh: '多次输错会锁卡；仅尝试一次，不会自动重试。',
    },
  },
  {
    says: /读卡器|未插|没有.{0,4}卡|无卡|打开.{0,4}(卡|设备)|50070/,
    kind: 'card',
    text: { en: 'There is no card, or its reader does not answer.', zh: '未插卡或读卡器无应答。' },
    hint: {
      en: 'Put the UKey in again; restart its service if that does not help.',
      zh: '请重新插入 UKey；仍无效时请重启其服务。',
    },
  },
];

const MOST = 200;

/** Whether the card complained about the password. */
export const isAboutPassword = (errors: readonly string[]): boolean =>
  MEANINGS.find(({ says }) => says.test(errors.join(' ')))?.kind === 'pin';

/** A refusal of the card as an error of ours. Its words are clipped, and whatever is secret is cut out of them. */
export function cardFailure(errors: readonly string[], secret: string | undefined): KouanError {
  const meaning = MEANINGS.find(({ says }) => says.test(errors.join(' ')));
  if (meaning !== undefined) return (meaning.kind === 'pin' ? refused : away)(meaning.text, meaning.hint);
  let said = errors.join(' ');
  if (secret) said = said.replaceAll(secret, '…');
  said = said.replace(/\p{Cc}/gu, ' ').slice(0, MOST) || '—';
  return refused(
    { en: `The UKey service refused: ${said}`, zh: `UKey 服务拒绝：${said}` },
    { en: 'Its own window or log says more.', zh: '详情见 UKey 服务自身的窗口或日志。' },
  );
}
