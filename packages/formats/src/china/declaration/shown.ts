import { leavesOf, pointerOf } from '@kouan/core';
import type { Declaration, Dropped } from '@kouan/sdk';
import { ECO_RELATIONS, extensionKey, NAME, SHAPES, type Shape } from './shapes.ts';

/** Keys of a document object that DecMessage can show: nested keys, rows, or a value. */
interface Shown {
  readonly keys: Map<string, Shown>;
  /** Set for arrays of rows: what one row can show. */
  row?: Shown;
  /** Elements that the extension may bring back. */
  readonly own: Set<string>;
}

const newShown = (): Shown => ({ keys: new Map(), own: new Set() });

function at(root: Shown, path: readonly string[]): Shown {
  let node = root;
  for (const key of path) {
    let next = node.keys.get(key);
    if (next === undefined) {
      next = newShown();
      node.keys.set(key, next);
    }
    node = next;
  }
  return node;
}

function add(root: Shown, shapes: readonly Shape[]): Shown {
  for (const shape of shapes) {
    let target = root;
    if (shape.extensionRows) root.own.add(shape.element);
    else if (shape.rows !== undefined) {
      const array = at(root, shape.rows);
      array.row ??= newShown();
      target = array.row;
    }
    for (const field of shape.fields) {
      if (field.path !== undefined) at(target, field.path);
      if (!shape.extensionRows) target.own.add(extensionKey(shape, field));
    }
    add(target, shape.children);
  }
  return root;
}

const ROOT = add(newShown(), SHAPES);
ROOT.own.add('version');
at(ROOT, ['type']);

/** Links are written by origin-links.ts and not by a table of fields. */
const ITEM = at(ROOT, ['items']).row as Shown;
for (const [rows, keys] of [
  ['preferentialOrigins', ['agreement', 'proofKind', 'proofNumber', 'proofItemNumber']],
  ['documentLinks', ['type', 'number', 'itemNumber']],
] as const) {
  const array = at(ITEM, [rows]);
  array.row = newShown();
  for (const key of keys) at(array.row, [key]);
  for (const field of ECO_RELATIONS.fields) array.row.own.add(field.element);
}

/** Every leaf of a declaration that DecMessage has no element for. */
export function droppedLeaves(document: Declaration): Dropped[] {
  const dropped: Dropped[] = [];
  walk(document as unknown as Record<string, unknown>, ROOT, '', dropped);
  return dropped;
}

function walk(object: Record<string, unknown>, shown: Shown, pointer: string, dropped: Dropped[]): void {
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    if (key === 'extensions') walkExtensions(value as Record<string, Record<string, unknown>>, shown, pointer, dropped);
    else {
      const child = shown.keys.get(key);
      if (child === undefined) drop(value, `${pointer}${pointerOf(key)}`, dropped);
      else if (child.row !== undefined && Array.isArray(value)) {
        for (const [index, row] of value.entries()) walk(row, child.row, `${pointer}/${key}/${index}`, dropped);
      } else if (child.keys.size > 0 && typeof value === 'object') {
        walk(value as Record<string, unknown>, child, `${pointer}/${key}`, dropped);
      }
    }
  }
}

function walkExtensions(
  all: Record<string, Record<string, unknown>>,
  shown: Shown,
  pointer: string,
  dropped: Dropped[],
): void {
  for (const format in all) {
    for (const [key, value] of Object.entries(all[format] ?? {})) {
      if (format === NAME && shown.own.has(key)) continue;
      drop(value, `${pointer}${pointerOf('extensions', format, key)}`, dropped);
    }
  }
}

function drop(value: unknown, pointer: string, dropped: Dropped[]): void {
  for (const [path, leaf] of leavesOf(value, pointer)) dropped.push({ path, value: leaf });
}
