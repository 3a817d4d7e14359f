import { compareDecimal, parseDecimal, resolvePointer, type Text } from '@kouan/core';
import type { Read } from '@kouan/formats';
import type { Document } from '@kouan/sdk';
import { compareLeaves } from '@kouan/sdk/documents';
import { nameOfField } from './names.ts';

/** One field in which two forms of a document are not the same. */
export interface FieldDifference {
  readonly path: string;
  readonly name: Text;
  readonly before?: unknown;
  readonly after?: unknown;
  /**
   * differs: both say something else; first and second: only that one says it; only-first and only-second: the other’s
   * written form cannot carry it.
   */
  readonly kind: 'differs' | 'first' | 'second' | 'only-first' | 'only-second';
}

/** Two written forms of one document, leaf by leaf. Numbers are compared by their value. */
export function differences(
  first: Read & { document: Document },
  second: Read & { document: Document },
): FieldDifference[] {
  const lost = { first: lostBy(second, first.document), second: lostBy(first, second.document) };
  const through = { first: carried(second, first.document), second: carried(first, second.document) };
  return (
    compareLeaves(first.document, second.document)
      .filter(({ before, after }) => !sameNumber(before, after))
      // What the other form makes of a value when it is written there is the same value in its words.
      .filter(({ path, before, after }) => {
        if (before === undefined || after === undefined) return true;
        return resolvePointer(through.first, path) !== after && resolvePointer(through.second, path) !== before;
      })
      .map(({ path, ...values }) => {
        const at = 'before' in values ? first : second;
        return { path, name: nameOfField(at.document, path), ...values, kind: kindOf(path, values, lost) };
      })
  );
}

function kindOf(
  path: string,
  { before, after }: { readonly before?: unknown; readonly after?: unknown },
  lost: { readonly first: (path: string) => boolean; readonly second: (path: string) => boolean },
): FieldDifference['kind'] {
  if (before !== undefined && after !== undefined) return 'differs';
  if (after === undefined) return lost.first(path) ? 'only-first' : 'first';
  return lost.second(path) ? 'only-second' : 'second';
}

/** A document as another written form gives it back. */
function carried({ format }: Read, document: Document): Document | undefined {
  if (format?.encode === undefined) return undefined;
  return format.decode(format.encode(document).bytes).document;
}

/** Which fields of a document another written form cannot carry: what its writer drops, and what is one form’s own. */
function lostBy({ format }: Read, document: Document): (path: string) => boolean {
  const dropped = new Set<string>();
  if (format?.encode !== undefined) for (const { path } of format.encode(document).dropped) dropped.add(path);
  const own = `/extensions/${format?.name ?? ''}/`;
  return (path) => dropped.has(path) || (path.includes('/extensions/') && !path.includes(own));
}

function sameNumber(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && compareDecimal(left, right) === 0;
}
