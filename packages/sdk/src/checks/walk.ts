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

/** Compiles a pattern such as `/items/…/currency`; `absent` hears the paths whose last token has no value. */
export function walker(pattern: string): Walk {
  const tokens = pattern.slice(1).split('/');
  return (root, visit, absent) => {
    // Rows on the way to the value, in the order of the pattern's stars.
    const rows: number[] = [];
    const path: PathOf = () => {
      let star = 0;
      let text = '';
      for (const token of tokens) text += `/${token === '*' ? rows[star++] : token}`;
      return text;
    };
    step(root, 0, 0);
    function step(from: unknown, first: number, depth: number): void {
      let value = from;
      for (let at = first; at < tokens.length; at += 1) {
        const token = tokens[at] as string;
        if (token === '*') {
          if (!Array.isArray(value)) return;
          for (let row = 0; row < value.length; row += 1) {
            rows[depth] = row;
            step(value[row], at + 1, depth + 1);
          }
          return;
        }
        value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[token] : undefined;
      }
      if (isEmpty(value)) absent?.(path);
      else visit(value, path);
    }
  };
}
