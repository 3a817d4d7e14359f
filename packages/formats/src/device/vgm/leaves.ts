import { pointerOf } from '@kouan/core';

/** Every value that has no members, with its pointer. */
export function leavesOf(value: unknown, path: readonly string[] = []): (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [[pointerOf(...path), value]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]));
}
