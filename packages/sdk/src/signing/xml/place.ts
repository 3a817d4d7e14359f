/** A place in a text, both from 1; the column counts characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where an octet of a UTF-8 text stands. A line ends with LF, CR, or both. */
export function placeOf(bytes: Uint8Array, offset: number): Place {
  let line = 1;
  let start = 0;
  const end = Math.min(offset, bytes.length);
  for (let at = 0; at < end; at += 1) {
    const lineEnd = bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a);
    if (!lineEnd) continue;
    line += 1;
    start = at + 1;
  }
  let column = 1;
  // Octets that go on with a character begin with the bits 10.
  for (let at = start; at < end; at += 1) if (((bytes[at] as number) & 0xc0) !== 0x80) column += 1;
  return { line, column };
}
