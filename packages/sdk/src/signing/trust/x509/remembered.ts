import { hash } from 'node:crypto';

/**
 * A reader that gives back what it made of the same octets before. Reading is pure, so that the only thing shared is
 * work; the last used are kept, within a bound of number and of octets.
 */
export function remembered<T extends object>(
  read: (bytes: Uint8Array) => T,
  most: { readonly values: number; readonly octets: number },
): (bytes: Uint8Array) => T {
  const known = new Map<string, { readonly value: T; readonly size: number }>();
  let octets = 0;
  return (bytes) => {
    const key = hash('sha256', bytes, 'binary');
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found.value;
    }
    // A copy: the caller's buffer may be a view into a large one, or change.
    const value = read(new Uint8Array(bytes));
    known.set(key, { value, size: bytes.length });
    octets += bytes.length;
    for (const [oldest, { size }] of known) {
      if (known.size <= most.values && octets <= most.octets) break;
      known.delete(oldest);
      octets -= size;
    }
    return value;
  };
}
