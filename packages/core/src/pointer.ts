/** Tokens of an RFC 6901 pointer, unescaped. `''` has none. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** One token, escaped for a pointer (RFC 6901 §3). */
export function escapeToken(token: string | number): string {
  return String(token).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A pointer from its tokens. */
export function pointerOf(...tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('');
}

/** The value a pointer leads to, or `undefined`. Only own properties are followed. */
export function resolvePointer(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, unknown>)[token];
  }
  return value;
}

/** Every leaf of a JSON value with its pointer. Empty objects and arrays are leaves too: they say something. */
export function* leavesOf(value: unknown, pointer = ''): Generator<[pointer: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [pointer, value];
    return;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) yield [pointer, value];
  for (const [key, child] of entries) yield* leavesOf(child, `${pointer}/${escapeToken(key)}`);
}
