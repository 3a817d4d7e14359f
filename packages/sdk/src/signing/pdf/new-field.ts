import type { SignatureField } from './fields.ts';
import { pageOf } from './page.ts';
import { named, textString } from './serialise.ts';
import type { PdfUpdate } from './update.ts';
import { isList, PdfDict, PdfReal, PdfRef, type PdfValue } from './values.ts';

/** Signatures exist, and the file is to be added to only (ISO 32000-2 table 225). */
const SIGNED = 3;
/** Print, and locked. */
const FLAGS = 4 | 128;

/** Where a new signature field stands, and what it shows. */
export interface FieldFace {
  /** One that no field has yet, without. */
  readonly name?: string | undefined;
  readonly page?: number | undefined;
  /** Nowhere to be seen without. */
  readonly rectangle?: readonly number[] | undefined;
  readonly picture?: Readonly<Record<string, PdfValue>>;
}

/** Adds a field with its value to the form and to a page; the form is made where there is none. */
export function newField(
  update: PdfUpdate,
  fields: readonly SignatureField[],
  signature: PdfRef,
  { name = freeName(fields), page: at = 1, rectangle = [0, 0, 0, 0], picture = {} }: FieldFace,
): void {
  const { view } = update;
  const page = pageOf(view, at);
  const field = update.add(
    new PdfDict([
      ['Type', named('Annot')],
      ['Subtype', named('Widget')],
      ['FT', named('Sig')],
      ['T', textString(name)],
      ['F', FLAGS],
      ['P', page.ref],
      ['Rect', rectangle.map(coordinate)],
      ['V', signature],
      ...Object.entries(picture),
    ]),
  );
  append(update, page.ref, page.dict, 'Annots', field);
  const place = view.catalog.get('AcroForm');
  const form = (view.dict(place) ?? new PdfDict([])).with({ SigFlags: SIGNED });
  if (place instanceof PdfRef && view.dict(place) !== undefined) {
    update.set(place, form);
    append(update, place, form, 'Fields', field);
    return;
  }
  const list = view.resolve(form.get('Fields'));
  catalogEntry(update, 'AcroForm', update.add(form.with({ Fields: [...(isList(list) ? list : []), field] })));
}

const coordinate = (value: number): PdfValue => (Number.isInteger(value) ? value : new PdfReal(value.toFixed(2)));

/** A list in a dictionary gains a member, wherever the list itself stands. */
function append(update: PdfUpdate, ref: PdfRef, dict: PdfDict, key: string, member: PdfRef): void {
  const at = dict.get(key);
  const list = update.view.resolve(at);
  const longer = [...(isList(list) ? list : []), member];
  if (at instanceof PdfRef && isList(list)) update.set(at, longer);
  else update.set(ref, dict.with({ [key]: longer }));
}

/** Sets one entry of the catalog. */
export function catalogEntry(update: PdfUpdate, key: string, value: PdfValue): void {
  const root = update.view.trailer.get('Root') as PdfRef;
  update.set(root, (update.dict(root) ?? new PdfDict([])).with({ [key]: value }));
}

function freeName(fields: readonly SignatureField[]): string {
  const taken = new Set(fields.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Signature${number}`)) number++;
  return `Signature${number}`;
}
