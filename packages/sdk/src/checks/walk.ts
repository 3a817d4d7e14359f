/** Says where a value stands; the text is made only when it is asked for, because most values are right. */
export type PathOf = () => string;

/** Calls `visit` for every present value at a pointer pattern, in which `*` is every row. */
export type Walk = (
  root: unknown,
  visit: (value: unknown, path: PathOf) => void,
  absent?: (path: PathOf) => void,
) => void;

/** Nothing was said: no value, no text, no row, no part. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length === 0;
  for (const _key in value) return false;
  return true;
}

/** What stands at a path of keys. */
function valueAt(root: unknown, keys: readonly string[]): unknown {
  let value = root;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * Compiles a pattern such as `/items/…/currency`; `absent` hears the paths whose last token has no value. A path is that
 * of the present call: ask for it there and then.
 */
export function walker(pattern: string): Walk {
  // Keys between the stars: /items/*/licences/*/type has three parts.
  const parts = pattern.split('/*').map((part) => part.split('/').slice(1));
  return parts.length === 1 ? plainWalk(pattern, parts[0] as string[]) : rowWalk(parts);
}

function plainWalk(pattern: string, keys: readonly string[]): Walk {
  const path: PathOf = () => pattern;
  return (root, visit, absent) => {
    const value = valueAt(root, keys);
    if (isEmpty(value)) absent?.(path);
    else visit(value, path);
  };
}

function rowWalk(parts: readonly (readonly string[])[]): Walk {
  const last = parts.length - 1;
  return (root, visit, absent) => {
    // Rows on the way to the value, in the order of the pattern's stars.
    const rows: number[] = [];
    const path: PathOf = () =>
      parts
        .flatMap((keys, at) => (at === last ? keys : [...keys, String(rows[at])]))
        .map((key) => `/${key}`)
        .join('');
    const step = (from: unknown, at: number): void => {
      const value = valueAt(from, parts[at] as readonly string[]);
      if (at < last) {
        if (!Array.isArray(value)) return;
        for (let row = 0; row < value.length; row += 1) {
          rows[at] = row;
          step(value[row], at + 1);
        }
      } else if (isEmpty(value)) absent?.(path);
      else visit(value, path);
    };
    step(root, 0);
  };
}
