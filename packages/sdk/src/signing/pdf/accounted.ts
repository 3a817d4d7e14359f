import { need } from '../cms/broken.ts';
import type { PdfFile, Revision } from './file.ts';
import { PdfParser } from './parser.ts';
import { PdfRef } from './values.ts';

/**
 * Every octet of an update belongs to an object that its own table names, to the table, or is white space: what a
 * reader would find only while repairing is not there. Throws Broken.
 */
export function accounted(file: PdfFile, at: number): void {
  const revision = file.revisions[at] as Revision;
  const view = file.view(at);
  const spans = new Map<number, number>();
  for (const { offset, end, entries, hybrid } of revision.sections) {
    spans.set(offset, end);
    if (hybrid !== undefined) spans.set(hybrid.offset, hybrid.end);
    for (const [number, entry] of entries) {
      if (entry.kind === 'packed') {
        const holder = view.entry(entry.holder);
        const inside = holder?.kind === 'used' && holder.offset >= revision.start;
        need(inside, `object ${number} is taken from an earlier object stream`, `对象 ${number} 取自更早的对象流`);
      }
      if (entry.kind !== 'used') continue;
      const within = entry.offset >= revision.start && entry.offset < revision.end;
      need(within, `object ${number} is taken from another revision`, `对象 ${number} 取自其他修订版本`);
      spans.set(entry.offset, file.parse(entry, new PdfRef(number), view).end);
    }
  }
  const parser = new PdfParser(file.bytes, revision.start);
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    parser.space();
    // A table may begin with the blank before it.
    need(parser.at === from || (from < parser.at && blank(file.bytes, from, parser.at)), LOOSE.en, LOOSE.zh);
    parser.at = to;
  }
  parser.space();
  need(parser.word('startxref'), LOOSE.en, LOOSE.zh);
}

const LOOSE = { en: 'an update holds bytes that belong to no object', zh: '增量更新中含有不属于任何对象的字节' };

function blank(bytes: Uint8Array, from: number, to: number): boolean {
  const parser = new PdfParser(bytes, from);
  parser.blank();
  return parser.at >= to;
}
