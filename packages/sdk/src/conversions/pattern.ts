import { escapeToken, leavesOf, pointerTokens, resolvePointer } from '@kouan/core';

/** The row around a row: `/items/0/licences/1` stands in `/items/0`. */
function around(base: string): string {
  const tokens = pointerTokens(base);
  return tokens
    .slice(0, Math.max(0, tokens.length - 2))
    .map((token) => `/${escapeToken(token)}`)
    .join('');
}

/** Pointer from the document for one that is written from a row. */
export function absolute(base: string, pointer: string): string {
  if (pointer.startsWith('^')) return pointer.slice(1);
  let from = base;
  let rest = pointer;
  while (rest.startsWith('../')) {
    from = around(from);
    rest = rest.slice(2);
    if (rest.startsWith('/../')) rest = rest.slice(1);
  }
  return `${from}${rest}`;
}

/** Every pointer that a pattern with `*` leads to, in the order of the lists. */
export function expand(root: unknown, pattern: string): string[] {
  if (!pattern.includes('*')) return [pattern];
  let open = [''];
  for (const token of pointerTokens(pattern)) {
    open = open.flatMap((pointer) => {
      if (token !== '*') return [`${pointer}/${escapeToken(token)}`];
      const list = resolvePointer(root, pointer);
      return Array.isArray(list) ? list.map((_, index) => `${pointer}/${index}`) : [];
    });
  }
  return open;
}

/** Nothing was said. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? value.every(isNothing) : Object.values(value).every(isNothing);
}

/** Leaves below a pointer; a scalar is its own. */
export function leavesBelow(root: unknown, pointer: string): string[] {
  const value = resolvePointer(root, pointer);
  return value === undefined ? [] : Array.from(leavesOf(value, pointer), ([path]) => path);
}

/** Writes a value at a pointer; parts and lists on the way are made. A number that no list reaches yet extends it. */
export function put(root: Record<string, unknown>, pointer: string, value: unknown): void {
  const tokens = pointerTokens(pointer);
  let at: Record<string, unknown> = root;
  for (const [index, token] of tokens.entries()) {
    if (index === tokens.length - 1) {
      at[token] = value;
      return;
    }
    const next = tokens[index + 1] as string;
    at[token] ??= /^\d+$/.test(next) ? [] : {};
    at = at[token] as Record<string, unknown>;
  }
}
