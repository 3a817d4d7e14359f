/** Repairs that are certain. A repair that only might be right is not offered. @module */
import type { PatchOperation } from '@kouan/core';

/** Puts `value` where the finding is. */
export const replaceWith = (path: string, value: string): readonly PatchOperation[] => [{ op: 'replace', path, value }];

/** A detail of a finding: the patch, if there is a repair. */
export function fixOf(path: string, value: string | undefined): { readonly fix?: readonly PatchOperation[] } {
  return value === undefined ? {} : { fix: replaceWith(path, value) };
}

/** Upper case without spaces, dots and dashes: how people write numbers that have none, if that makes it right. */
export function tidied(text: string, right: (candidate: string) => boolean): string | undefined {
  const candidate = text.replace(/[\s.-]/g, '').toUpperCase();
  return candidate !== text && right(candidate) ? candidate : undefined;
}
