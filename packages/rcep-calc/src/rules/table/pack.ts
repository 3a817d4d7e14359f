/**
 * Lists of HS codes as one short string: `01 0301 0304:92939495` is chapter 01, heading 0301 and the subheadings 030492
 * to 030495.
 */
export function packCodes(codes: readonly string[]): string {
  const tokens: string[] = [];
  let heading = '';
  for (const code of [...codes].sort()) {
    if (code.length !== 6) {
      tokens.push(code);
      heading = '';
    } else if (code.slice(0, 4) === heading) {
      tokens[tokens.length - 1] += code.slice(4);
    } else {
      heading = code.slice(0, 4);
      tokens.push(`${heading}:${code.slice(4)}`);
    }
  }
  return tokens.join(' ');
}

/** The codes of a packed list, in their order. */
export function unpackCodes(packed: string): string[] {
  const codes: string[] = [];
  if (packed === '') return codes;
  for (const token of packed.split(' ')) {
    const colon = token.indexOf(':');
    if (colon < 0) codes.push(token);
    else for (let at = colon + 1; at < token.length; at += 2) codes.push(token.slice(0, 4) + token.slice(at, at + 2));
  }
  return codes;
}
