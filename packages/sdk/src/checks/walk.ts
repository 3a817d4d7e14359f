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
  const last = parts.length - 1;
  // Rows on the way to the value, in the order of the pattern's stars.
  const rows: number[] = [];
  const path: PathOf = () =>
    parts
      .flatMap((keys, at) => (at === last ? keys : [...keys, String(rows[at])]))
      .map((key) => `/${key}`)
      .join('');
  let walk = leafWalk(parts[last] as readonly string[], path);
  for (let at = last - 1; at >= 0; at--) walk = eachRow(parts[at] as readonly string[], rows, at, walk);
  return walk;
}

function leafWalk(keys: readonly string[], path: PathOf): Walk {
  return (root, visit, absent) => {
    const value = valueAt(root, keys);
    if (isEmpty(value)) absent?.(path);
    else visit(value, path);
  };
}

function eachRow(keys: readonly string[], rows: number[], at: number, inner: Walk): Walk {
  return (root, visit, absent) => {
    const list = valueAt(root, keys);
    if (!Array.isArray(list)) return;
    for (let row = 0; row < list.length; row += 1) {
      rows[at] = row;
      inner(list[row], visit, absent);
    }
  };
}
