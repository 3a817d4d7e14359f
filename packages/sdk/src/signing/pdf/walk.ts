import { need } from '../cms/broken.ts';
import type { PdfView } from './file.ts';
import { isList, nameOf, PdfDict, PdfRef, PdfStream, type PdfValue } from './values.ts';

const MAX_VALUES = 5_000_000;

/** Entries of a trailer that lead to no object of the document. */
const OWN = new Set(['Size', 'Prev', 'XRefStm', 'ID', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms', 'DL']);

/** What a trailer refers to. */
export const rootsOf = (trailer: PdfDict): PdfValue[] =>
  [...trailer.entries].filter(([key]) => !OWN.has(key)).map(([, value]) => value);

/** Numbers of objects that something refers to, whether they are there or not. */
export interface Reached {
  /** Not counting what only security data, metadata and the appearance of unsigned fields refer to. */
  readonly document: ReadonlySet<number>;
  /** All of them. */
  readonly all: ReadonlySet<number>;
}

/** Walks everything that the trailers of a view and of those before lead to. Throws Broken. */
export function reachedIn(view: PdfView): Reached {
  const seen = new Set<number>();
  const later: PdfValue[] = [];
  let values = 0;
  const walk = (stack: PdfValue[], defer: boolean): void => {
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      need(++values < MAX_VALUES, 'there are too many objects to compare', '需比较的对象过多');
      if (one instanceof PdfRef) {
        if (seen.has(one.number)) continue;
        seen.add(one.number);
        stack.push(view.value(one));
      } else if (one instanceof PdfStream) stack.push(one.dict);
      else if (isList(one)) for (const item of one) stack.push(item);
      else if (one instanceof PdfDict)
        for (const [key, value] of one.entries) (defer && isApart(one, key) ? later : stack).push(value);
    }
  };
  for (let at = 0; at <= view.revision; at++) {
    const revision = view.file.revisions[at];
    if (revision !== undefined) walk(rootsOf(revision.trailer), true);
  }
  const document = new Set(seen);
  walk(later, false);
  return { document, all: seen };
}

/** What may be written again by a signature to come, as long as nothing else leans on it. */
const isApart = (dict: PdfDict, key: string): boolean =>
  ((key === 'DSS' || key === 'Metadata') && nameOf(dict.get('Type')) === 'Catalog') ||
  (key === 'AP' && nameOf(dict.get('FT')) === 'Sig' && dict.get('V') === undefined);

/** Numbers of the objects that a value leads to, without going into streams. */
export function within(view: PdfView, value: PdfValue | undefined): Set<number> {
  const seen = new Set<number>();
  const stack = value === undefined ? [] : [value];
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    need(seen.size < 100_000, 'there are too many objects to compare', '需比较的对象过多');
    if (one instanceof PdfRef) {
      if (!seen.has(one.number)) stack.push(view.value(one));
      seen.add(one.number);
    } else if (one instanceof PdfDict) for (const item of one.entries.values()) stack.push(item);
    else if (isList(one)) for (const item of one) stack.push(item);
  }
  return seen;
}
