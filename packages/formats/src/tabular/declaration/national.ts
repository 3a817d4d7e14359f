import { allShapes, SHAPES } from '../../china/declaration/shapes.ts';
import type { Target } from '../engine/index.ts';

/** Groups whose fields a row can carry without an index. */
const GROUPS = new Set(['DecHead', 'DecList', 'DecSign', 'DecFreeTxt']);

/** Words that people write where the interface has a letter. */
const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['进口', 'import'],
  ['出口', 'export'],
  ['import', 'import'],
  ['export', 'export'],
]);

/**
 * Columns as Chinese customs names them: the element (`CodeTS`) and the name of the interface table (商品编号), with the
 * national codes in their cells. The international code is understood too. One table gives both this and DecMessage.
 */
export function nationalTargets(targetOf: (path: string) => Target | undefined): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const ambiguous = new Set<string>();
  for (const shape of allShapes(SHAPES).filter(({ element }) => GROUPS.has(element))) {
    for (const { element, nameZh, path, value } of shape.fields) {
      if (path === undefined) continue;
      const full = shape.rows === undefined ? path : [...shape.rows, ...path];
      const own = targetOf(full.join('/'));
      const target: Target = {
        path: full,
        row: full[0] === 'items',
        expected: value.expected,
        read(text) {
          if (element === 'IEFlag' && DIRECTIONS.has(text.toLowerCase())) return DIRECTIONS.get(text.toLowerCase());
          const national = value.read(text);
          // `cn:JP` would be a national code that is none: JP is the international one of a code that has a twin.
          if (typeof national === 'string' && national === `cn:${text}` && value.write(text) !== undefined) return text;
          return national ?? own?.read(text);
        },
      };
      for (const name of [element, nameZh]) {
        if (targets.has(name)) ambiguous.add(name);
        targets.set(name, target);
      }
    }
  }
  for (const name of ambiguous) targets.delete(name);
  return targets;
}
