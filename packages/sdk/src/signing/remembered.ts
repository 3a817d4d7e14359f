/**
 * A reader that gives back what it made of the same octets before. Reading is pure, so that the only thing shared is
 * work; the last used are kept, within a bound of number and of octets. What is found is compared in full: the sum by
 * which it is looked for is cheap, and two of one sum take turns.
 */
export function remembered<T extends object>(
  read: (bytes: Uint8Array) => T,
  most: { readonly values: number; readonly octets: number },
): (bytes: Uint8Array) => T {
  const known = new Map<number, { readonly value: T; readonly octets: Uint8Array }>();
  let size = 0;
  const forget = (sum: number, octets: Uint8Array): void => {
    known.delete(sum);
    size -= octets.length;
  };
  return (bytes) => {
    const sum = sumOf(bytes);
    const found = known.get(sum);
    if (found !== undefined && Buffer.compare(found.octets, bytes) === 0) {
      known.delete(sum);
      known.set(sum, found);
      return found.value;
    }
    // Copies: the caller's buffer may be a view into a large one, or change, and so may what a value hands out.
    const value = read(new Uint8Array(bytes));
    if (found !== undefined) forget(sum, found.octets);
    known.set(sum, { value, octets: new Uint8Array(bytes) });
    size += bytes.length;
    for (const [oldest, { octets }] of known) {
      if (known.size <= most.values && size <= most.octets) break;
      forget(oldest, octets);
    }
    return value;
  };
}

/** The length, octets from all over, and the last ones: of what is signed, many of them are as good as random. */
function sumOf(bytes: Uint8Array): number {
  const { length } = bytes;
  const step = (length >> 5) + 1;
  let sum = length;
  for (let at = 0; at < length; at += step) sum = Math.imul(sum ^ (bytes[at] as number), 0x0100_0193);
  for (let at = Math.max(0, length - 16); at < length; at += 1)
    sum = Math.imul(sum ^ (bytes[at] as number), 0x0100_0193);
  return sum;
}
