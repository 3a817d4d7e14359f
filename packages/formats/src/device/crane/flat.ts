/**
 * The tree of a TIC4.0 message and its flat form: a path of names joined by `|`, `@` for the first entry of a list
 * (`@1` for the second: numbering is ours), and a point of measurement by its `pom` and `pomt`.
 *
 * `spreader|@|weight|gross|output|actual|value`
 *
 * @module
 */

export type Scalar = string | number | boolean | null;
export type Flat = Readonly<Record<string, Scalar>>;
export type Tree = Scalar | readonly Tree[] | { readonly [name: string]: Tree };

/** Where a value is measured; a point without one says when it is (`pomt`) only. */
const POMS: ReadonlySet<string> = new Set(['', 'input', 'output', 'ioutput']);
const MAX_DEPTH = 24;
const MAX_LEAVES = 20_000;
/** Points of one list; they are looked through one by one. */
const MAX_POINTS = 500;
const ENTRY = /^@(\d{0,4})$/;

const isObject = (value: Tree | undefined): value is { readonly [name: string]: Tree } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A point of measurement: only plain values, one of them `pomt`. */
function isPoint(value: Tree): value is Record<string, Scalar> & { readonly pomt: string } {
  return (
    isObject(value) &&
    typeof value['pomt'] === 'string' &&
    POMS.has(pomOf(value) ?? '?') &&
    Object.values(value).every((one) => typeof one !== 'object' || one === null)
  );
}

const pomOf = (point: { readonly [name: string]: Tree }): string | undefined => {
  const { pom } = point as { pom?: Tree };
  return pom === undefined ? '' : typeof pom === 'string' && pom !== '' ? pom : undefined;
};

/** `undefined` when the tree cannot be told as paths: `|` or `@` in a name, empty lists, lists of lists, too deep or large. */
export function flatten(tree: Tree): Flat | undefined {
  const flat: Record<string, Scalar> = Object.create(null) as Record<string, Scalar>;
  let leaves = 0;
  const walk = (value: Tree, path: readonly string[]): boolean => {
    if (path.length > MAX_DEPTH || ++leaves > MAX_LEAVES) return false;
    if (typeof value !== 'object' || value === null) {
      flat[path.join('|')] = value;
      return true;
    }
    if (Array.isArray(value)) return list(value as readonly Tree[], path);
    const entries = Object.entries(value as Record<string, Tree>);
    return entries.length > 0 && entries.every(([name, child]) => isName(name) && walk(child, [...path, name]));
  };
  const list = (values: readonly Tree[], path: readonly string[]): boolean => {
    if (values.length === 0) return false;
    if (values.some(Array.isArray)) return false;
    if (!values.every(isPoint)) return values.every((child, at) => walk(child, [...path, entry(at)]));
    if (values.length > MAX_POINTS) return false;
    const seen = new Map<string, number>();
    return values.every((point) => {
      const { pom: _, pomt, ...fields } = point as Record<string, Scalar> & { pomt: string };
      const place = `${pomOf(point)}|${pomt}`;
      const again = seen.get(place) ?? 0;
      seen.set(place, again + 1);
      if (/[|@]/.test(pomt) || Object.keys(fields).length === 0) return false;
      const at = [...path, pomOf(point) as string, pomt, ...(again === 0 ? [] : [entry(again)])];
      return Object.entries(fields).every(([name, value]) => isName(name) && walk(value, [...at, name]));
    });
  };
  return isObject(tree) && walk(tree, []) ? flat : undefined;
}

/** Names that are no members of a message, whoever sends them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const isName = (name: string): boolean => name !== '' && !/[|@]/.test(name) && !FORBIDDEN.has(name);
const entry = (at: number): string => (at === 0 ? '@' : `@${at}`);

/** The tree of a flat form, or the path that cannot be. */
export function unflatten(flat: Flat): { readonly tree: Tree } | { readonly wrong: string } {
  const root: Record<string, unknown> = {};
  const paths = Object.entries(flat);
  for (const [path, value] of paths.slice(0, MAX_LEAVES))
    if (!put(root, path.split('|'), value)) return { wrong: path };
  const extra = paths[MAX_LEAVES];
  return extra === undefined ? { tree: root as Tree } : { wrong: extra[0] };
}

type Node = Record<string, unknown> | unknown[];

function put(root: Record<string, unknown>, path: readonly string[], value: Scalar): boolean {
  if (path.length > MAX_DEPTH || FORBIDDEN.has(path[0] ?? '')) return false;
  let node: Node = root;
  for (let at = 0; at < path.length - 1; ) {
    const name = path[at] as string;
    const isPom = at > 0 && POMS.has(name) && at + 2 < path.length && !ENTRY.test(path[at - 1] ?? '');
    if (Array.isArray(node)) {
      const index = isPom ? undefined : indexOf(name);
      const next: Record<string, unknown> | undefined =
        index === undefined ? (isPom ? pointIn(node, path, at) : undefined) : entryIn(node, index);
      if (next === undefined) return false;
      node = next;
      at += isPom ? (ENTRY.test(path[at + 2] ?? '') ? 3 : 2) : 1;
      continue;
    }
    const following = path[at + 1] as string;
    const opensList = ENTRY.test(following) || (POMS.has(following) && at + 3 < path.length);
    const made = childOf(node, name, opensList);
    if (made === undefined) return false;
    node = made;
    at++;
  }
  const last = path[path.length - 1] as string;
  if (Array.isArray(node)) {
    if (indexOf(last) !== node.length) return false;
    node.push(value);
    return true;
  }
  if (last === '' || FORBIDDEN.has(last) || ENTRY.test(last) || Object.hasOwn(node, last)) return false;
  node[last] = value;
  return true;
}

function childOf(node: Record<string, unknown>, name: string, isList: boolean): Node | undefined {
  if (name === '' || FORBIDDEN.has(name) || ENTRY.test(name)) return undefined;
  const known = Object.hasOwn(node, name) ? node[name] : undefined;
  if (known === undefined) return (node[name] = isList ? [] : {}) as Node;
  return typeof known === 'object' && known !== null && Array.isArray(known) === isList ? (known as Node) : undefined;
}

function indexOf(name: string): number | undefined {
  const [, digits] = ENTRY.exec(name) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Entries come in their order. */
function entryIn(list: unknown[], index: number): Record<string, unknown> | undefined {
  if (index > list.length) return undefined;
  return (list[index] ??= {}) as Record<string, unknown>;
}

function pointIn(list: unknown[], path: readonly string[], at: number): Record<string, unknown> | undefined {
  const [pom = '', pomt = '', third = ''] = path.slice(at);
  const again = indexOf(third) ?? 0;
  const same = (list as Record<string, unknown>[]).filter((one) => (one['pom'] ?? '') === pom && one['pomt'] === pomt);
  if (same[again] !== undefined) return same[again];
  if (again !== same.length || list.length >= MAX_POINTS) return undefined;
  const made = { ...(pom === '' ? {} : { pom }), pomt };
  list.push(made);
  return made;
}
