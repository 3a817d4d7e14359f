import { Broken, need } from '../cms/broken.ts';
import type { PdfView } from './file.ts';
import { isList, nameOf, type PdfDict, PdfRef, type PdfValue } from './values.ts';

const MAX_NODES = 100_000;
const MAX_DEPTH = 64;

/** A page by its number, from 1 (ISO 32000-2 §7.7.3). Throws Broken for a tree that is a loop, or has no such page. */
export function pageOf(view: PdfView, wanted: number): { readonly ref: PdfRef; readonly dict: PdfDict } {
  const seen = new Set<number>();
  let left = wanted;
  const walk = (value: PdfValue | undefined, depth: number): { ref: PdfRef; dict: PdfDict } | undefined => {
    if (!(value instanceof PdfRef)) return undefined;
    need(
      !seen.has(value.number) && seen.size < MAX_NODES && depth < MAX_DEPTH,
      'the page tree is a loop',
      '页面树形成循环',
    );
    seen.add(value.number);
    const dict = view.dict(value);
    if (dict === undefined) return undefined;
    if (nameOf(view.resolve(dict.get('Type'))) === 'Page') return --left === 0 ? { ref: value, dict } : undefined;
    const kids = view.resolve(dict.get('Kids'));
    for (const kid of isList(kids) ? kids : []) {
      const found = walk(kid, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = walk(view.catalog.get('Pages'), 0);
  if (found === undefined) throw new Broken(`there is no page ${wanted}`, `没有第 ${wanted} 页`);
  return found;
}
