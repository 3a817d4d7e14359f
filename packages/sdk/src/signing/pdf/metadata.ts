import { unpacked } from './filter.ts';
import { nameOf, PdfStream, type PdfValue, same } from './values.ts';

/** Properties of XMP that every writing changes (XMP part 1 §8.4, §8.5), as elements and as attributes. */
const PROPERTIES = 'xmp:ModifyDate|xmp:MetadataDate|xmpMM:InstanceID|pdf:Producer';
const CHANGING = new RegExp(`<(${PROPERTIES})>[^<>]*</\\1>|\\s(?:${PROPERTIES}|x:xmptk)=(?:"[^"<>]*"|'[^'<>]*')`, 'g');
const MOST = 1024 * 1024;

/** Whether two metadata streams say the same of a document, but for when they were written, and by what. */
export function sameMetadata(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (same(one, other)) return true;
  if (!(one instanceof PdfStream && other instanceof PdfStream)) return false;
  if ([one, other].some(({ dict }) => nameOf(dict.get('Type')) !== 'Metadata')) return false;
  return essence(one) === essence(other);
}

const essence = (stream: PdfStream): string =>
  Buffer.from(unpacked(stream, MOST)).toString('latin1').replace(CHANGING, '').replace(/\s+/g, ' ');
