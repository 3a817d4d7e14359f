import { createHash } from 'node:crypto';
import type { LongTermMaterial } from '../cms/write.ts';
import { PdfFile } from './file.ts';
import { signaturesOf } from './signature.ts';
import { PdfUpdate } from './update.ts';
import { isList, PdfDict, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

/** Keys of the store and of VRI for one kind of data (ISO 32000-2 tables 261 and 262). */
const KEYS = { certificates: ['Certs', 'Cert'], crls: ['CRLs', 'CRL'], ocsps: ['OCSPs', 'OCSP'] } as const;

/**
 * Adds a revision with a document security store: what it holds already stays, and VRI says what belongs to the last
 * signature (EN 319 142-1 §5.4.2). Throws Broken.
 */
export function embedIn(bytes: Uint8Array, material: LongTermMaterial): Buffer {
  const file = new PdfFile(bytes);
  const update = new PdfUpdate(file);
  const { view } = update;
  const root = view.trailer.get('Root') as PdfRef;
  const at = view.catalog.get('DSS');
  let store = view.dict(at) ?? new PdfDict([]);
  const own: Record<string, PdfValue> = {};
  for (const [kind, [all, one]] of Object.entries(KEYS) as [keyof typeof KEYS, readonly [string, string]][]) {
    const given = material[kind] ?? [];
    if (given.length === 0) continue;
    const refs = given.map((data) => update.add(new PdfStream(new PdfDict([]), data)));
    const list = view.resolve(store.get(all));
    store = store.with({ [all]: [...(isList(list) ? list : []), ...refs] });
    own[one] = refs;
  }
  const key = lastKey(file);
  if (key !== undefined && Object.keys(own).length > 0) {
    const vri = view.dict(store.get('VRI')) ?? new PdfDict([]);
    store = store.with({ VRI: vri.with({ [key]: new PdfDict(Object.entries(own)) }) });
  }
  if (at instanceof PdfRef && view.dict(at) !== undefined) update.set(at, store);
  else update.set(root, view.catalog.with({ DSS: update.add(store) }));
  return update.write().bytes;
}

/** Name of a signature in VRI: SHA-1 over Contents as it stands, room behind it included, in capitals. */
function lastKey(file: PdfFile): string | undefined {
  const contents = signaturesOf(file).at(-1)?.dict.get('Contents');
  if (!(contents instanceof PdfString)) return undefined;
  return createHash('sha1').update(contents.bytes).digest('hex').toUpperCase();
}
