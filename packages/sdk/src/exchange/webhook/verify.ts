import { timingSafeEqual } from 'node:crypto';
import type { Text } from '@kouan/core';
import { digestOf } from './sign.ts';

const TOLERANCE_SECONDS = 300;
const LONGEST_HEADER = 2_000;
const MOST_SIGNATURES = 10;

const PART = /^(t|v1)=(.*)$/;
const SECONDS = /^\d{1,12}$/;
const HEX = /^[0-9a-f]{64}$/;

/** Why an event is not believed. */
const REASONS = {
  'no-signature': { en: 'There is no signature.', zh: '没有签名。' },
  malformed: { en: 'The signature cannot be read.', zh: '签名格式无法识别。' },
  'too-old': { en: 'The event was signed too long ago.', zh: '签名时间过早。' },
  'from-the-future': {
    en: 'The event was signed in the future; compare the clocks.',
    zh: '签名时间晚于当前时间，请核对时钟。',
  },
  'wrong-signature': { en: 'No secret made this signature.', zh: '签名与任何密钥都不符。' },
} as const satisfies Readonly<Record<string, Text>>;

export type WebhookVerdict =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly reason: keyof typeof REASONS; readonly text: Text };

export interface VerifyWebhookOptions {
  readonly now?: Date;
  /** How far the clocks may be apart, and how long an event may have been on its way; 300 without. */
  readonly toleranceSeconds?: number;
}

/**
 * Whether an event comes from whoever knows a secret, and is not an old one sent again. All secrets are tried in
 * constant time. Give the body as it came: parsing and writing it again changes it.
 *
 * ```ts
 * const verdict = verifyWebhook(rawBody, request.headers['kouan-signature'], [process.env.SECRET]);
 * if (!verdict.ok) return response.writeHead(400).end(verdict.text.en);
 * ```
 */
export function verifyWebhook(
  body: Uint8Array | string,
  header: string | undefined | null,
  secrets: readonly string[],
  { now = new Date(), toleranceSeconds = TOLERANCE_SECONDS }: VerifyWebhookOptions = {},
): WebhookVerdict {
  if (header === undefined || header === null || header === '') return refused('no-signature');
  const parsed = parse(header);
  if (parsed === undefined) return refused('malformed');
  const { seconds, signatures } = parsed;
  let matches = false;
  for (const secret of secrets) {
    const expected = digestOf(seconds, body, secret);
    // Every pair is compared, whichever matches: how long it takes tells nothing.
    for (const signature of signatures) matches = timingSafeEqual(expected, signature) || matches;
  }
  if (!matches) return refused('wrong-signature');
  const age = now.getTime() / 1_000 - seconds;
  if (age > toleranceSeconds) return refused('too-old');
  if (age < -toleranceSeconds) return refused('from-the-future');
  return { ok: true, at: new Date(seconds * 1_000) };
}

const refused = (reason: keyof typeof REASONS): WebhookVerdict => ({ ok: false, reason, text: REASONS[reason] });

function parse(header: string): { seconds: number; signatures: readonly Buffer[] } | undefined {
  if (header.length > LONGEST_HEADER) return undefined;
  const parts = header.split(',').map((part) => PART.exec(part.trim()));
  if (parts.some((part) => part === null)) return undefined;
  const of = (name: string): string[] => parts.flatMap((part) => (part?.[1] === name ? [part[2] ?? ''] : []));
  const [time, ...moreTimes] = of('t');
  const signatures = of('v1');
  if (time === undefined || moreTimes.length > 0 || !SECONDS.test(time)) return undefined;
  if (signatures.length === 0 || signatures.length > MOST_SIGNATURES) return undefined;
  if (!signatures.every((signature) => HEX.test(signature))) return undefined;
  return { seconds: Number(time), signatures: signatures.map((signature) => Buffer.from(signature, 'hex')) };
}
