import { Broken, need } from '../cms/broken.ts';
import type { PdfView } from './file.ts';
import { isList, nameOf, type PdfDict, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A signature field of the form (ISO 32000-2 §12.7.5.5). */
export interface SignatureField {
  /** Fully qualified. */
  readonly name: string;
  readonly dict: PdfDict;
  /** The object that it stands in. */
  readonly ref: PdfRef;
  /** Its value as it stands there; absent in a field that nobody has signed. */
  readonly value: PdfValue | undefined;
}

const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;

/** Every signature field of a view. Throws Broken for a form that is a loop, or too large. */
export function signatureFields(view: PdfView): SignatureField[] {
  const form = view.dict(view.catalog.get('AcroForm'));
  const fields = view.resolve(form?.get('Fields'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const walk = (list: PdfValue | undefined, depth: number, parent: string, inherited: string | undefined): void => {
    if (!isList(list)) return;
    need(depth < MAX_DEPTH, 'form fields are nested too deeply', '表单域嵌套过深');
    for (const ref of list) {
      if (!(ref instanceof PdfRef)) throw new Broken('a form field is no reference', '表单域不是引用');
      need(!seen.has(ref.number) && seen.size < MAX_FIELDS, 'a form field stands twice', '表单域重复');
      seen.add(ref.number);
      const dict = view.dict(ref);
      if (dict === undefined) continue;
      const name = [parent, partOf(view.resolve(dict.get('T')))].filter((part) => part !== '').join('.');
      const type = nameOf(view.resolve(dict.get('FT'))) ?? inherited;
      const value = dict.get('V');
      if (type === 'Sig' && (value !== undefined || !isList(view.resolve(dict.get('Kids')))))
        found.push({ name, dict, ref, value: view.resolve(value) === null ? undefined : value });
      walk(view.resolve(dict.get('Kids')), depth + 1, name, type);
    }
  };
  walk(fields, 0, '', undefined);
  return found;
}

const partOf = (value: PdfValue | undefined): string => (value instanceof PdfString ? textOf(value.bytes) : '');

/** A text string: UTF-16 or UTF-8 where it says so, else PDFDocEncoding, near enough to Latin-1 for a name. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return Buffer.from(bytes).toString('latin1');
}
