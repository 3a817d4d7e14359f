const SECONDS = /^\d{1,9}$/;
/** Dates of HTTP (RFC 9110 §5.6.7) are in GMT. The oldest form, of asctime, does not say so. */
const SAYS_GMT = /^[A-Z][a-z]+, .* GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Milliseconds that a Retry-After asks for (RFC 9110 §10.2.3: seconds, or an HTTP date); nothing when there is none, or
 * it cannot be read.
 *
 * @param cap longest that is granted, in milliseconds
 */
export function retryAfterMs(header: string | undefined | null, now: Date, cap: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = SECONDS.test(text) ? Number(text) * 1_000 : dateOf(text) - now.getTime();
  return Number.isNaN(wait) ? undefined : Math.min(cap, Math.max(0, wait));
}

function dateOf(text: string): number {
  if (SAYS_GMT.test(text)) return Date.parse(text);
  return ASCTIME.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}
