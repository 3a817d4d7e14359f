const SECONDS = /^\d{1,9}$/;

/**
 * Milliseconds that a Retry-After asks for (RFC 9110 §10.2.3: seconds, or an HTTP date); nothing when there is none, or
 * it cannot be read.
 *
 * @param cap longest that is granted, in milliseconds
 */
export function retryAfterMs(header: string | undefined | null, now: Date, cap: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = SECONDS.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(cap, Math.max(0, wait));
}
