let second = Number.NaN;
let text = '';

/** An instant as HTTP has it (RFC 9110 §5.6.7). The last one is kept: many answers leave within a second. */
export function httpDate(instant: number): string {
  const now = Math.floor(instant / 1_000);
  if (now !== second) {
    second = now;
    text = new Date(now * 1_000).toUTCString();
  }
  return text;
}
