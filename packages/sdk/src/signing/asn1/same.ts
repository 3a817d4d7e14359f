/** What is shorter is compared here, since a call into Node costs more than it. */
const SHORT = 96;

/** Whether two runs of octets are the same; nothing in them is secret. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  if (one.length > SHORT) return Buffer.compare(one, other) === 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
