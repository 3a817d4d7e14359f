import { createHmac } from 'node:crypto';
import { KouanError } from '@kouan/core';

/** Header that carries the signature of an event. */
export const KOUAN_SIGNATURE = 'kouan-signature';

/** Header that carries the cursor of an event: the same event has the same, however often it is delivered. */
export const KOUAN_EVENT_ID = 'kouan-event-id';

const SHORTEST_SECRET = 16;

/**
 * The value of {@link KOUAN_SIGNATURE}: `t=<seconds since 1970>,v1=<HMAC-SHA256 in hex>`, one `v1` for each secret, so
 * that a secret can be replaced without a moment at which nothing verifies. What is signed is `<t>.<body>`.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` when there is no secret, or one of fewer than 16 bytes.
 */
export function signWebhook(body: Uint8Array | string, secrets: readonly string[], at: Date): string {
  if (secrets.length === 0 || secrets.some((secret) => Buffer.byteLength(secret) < SHORTEST_SECRET)) throw tooShort();
  const seconds = Math.floor(at.getTime() / 1_000);
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${digestOf(seconds, body, secret).toString('hex')}`)].join(
    ',',
  );
}

/** HMAC-SHA256 over the seconds, a dot and the body as it is. */
export function digestOf(seconds: number, body: Uint8Array | string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}

function tooShort(): KouanError {
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `A secret has at least ${SHORTEST_SECRET} bytes.`, zh: `密钥至少 ${SHORTEST_SECRET} 字节。` },
    { hint: { en: 'Make one with: openssl rand -hex 32', zh: '可用 openssl rand -hex 32 生成。' } },
  );
}
