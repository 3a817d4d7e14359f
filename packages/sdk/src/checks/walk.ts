/** Calls `visit` for every present value at a pointer pattern, in which `*` is every row. */
export type Walk = (
  root: unknown,
  visit: (value: unknown, path: string) => void,
  absent?: (path: string) => void,
) => void;

/** Compiles a pattern such as `/items/…/currency`; `absent` hears the paths whose last token has no value. */
export function walker(pattern: string): Walk {
  const tokens = pattern.slice(1).split('/');
  return (root, visit, absent) => {
    step(root, 0, '');
    function step(value: unknown, at: number, path: string): void {
      if (at === tokens.length) {
        if (value === undefined || value === '') absent?.(path);
        else visit(value, path);
        return;
      }
      const token = tokens[at] ?? '';
      if (token === '*') {
        if (Array.isArray(value))
          for (let row = 0; row < value.length; row += 1) step(value[row], at + 1, `${path}/${row}`);
        return;
      }
      const next = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[token] : undefined;
      step(next, at + 1, `${path}/${token}`);
    }
  };
}
