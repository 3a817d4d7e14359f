/** The checksum of NMEA 0183: all characters from `from` to before `to`, XORed. */
export function checksumOf(text: string, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum ^= text.charCodeAt(at);
  return sum;
}

/** Two hex digits at `at`; -1 when they are none. */
export function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

export const hexOf = (byte: number): string => (byte & 255).toString(16).toUpperCase().padStart(2, '0');

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
