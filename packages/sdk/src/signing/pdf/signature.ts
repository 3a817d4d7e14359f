import { firstDer } from '../asn1/index.ts';
import { need } from '../cms/broken.ts';
import { signatureFields } from './fields.ts';
import type { PdfFile, PdfView } from './file.ts';
import { isList, nameOf, PdfDict, PdfRef, PdfString, type PdfValue } from './values.ts';

/** A signature as it stands in a file (ISO 32000-2 §12.8.1). */
export interface PdfSignature {
  readonly field: string;
  /** The object that the field stands in. */
  readonly fieldRef: PdfRef;
  /** The object that the signature dictionary stands in: its own, or the field's. */
  readonly holder: PdfRef;
  readonly dict: PdfDict;
  /** The revision that brought it. */
  readonly revision: number;
  readonly subFilter: string | undefined;
  /** A time stamp over the document instead of a signature. */
  readonly timestamp: boolean;
  /** DocMDP: what may still be done; 1 nothing, 2 filling in, 3 annotating too. Absent for an approval. */
  readonly certifies: 1 | 2 | 3 | undefined;
  /** Names of fields that FieldMDP locks; a function since it may be all but some. */
  locks(field: string): boolean;
}

/** Every signature that any revision holds, oldest first. Throws Broken. */
export function signaturesOf(file: PdfFile): PdfSignature[] {
  const found: PdfSignature[] = [];
  for (let revision = 0; revision < file.revisions.length; revision++) {
    const view = file.view(revision);
    for (const { name, ref, value } of signatureFields(view)) {
      const dict = view.dict(value);
      if (dict === undefined) continue;
      const holder = value instanceof PdfRef ? value : ref;
      const known = found.some((one) => one.holder.number === holder.number && one.dict === dict);
      if (!known) found.push(signatureOf(view, name, ref, holder, dict));
    }
  }
  return found;
}

function signatureOf(view: PdfView, field: string, fieldRef: PdfRef, holder: PdfRef, dict: PdfDict): PdfSignature {
  const subFilter = nameOf(view.resolve(dict.get('SubFilter')));
  const references = view.resolve(dict.get('Reference'));
  const transforms = isList(references) ? references.map((one) => view.dict(one)) : [];
  const of = (method: string): PdfDict | undefined => {
    const found = transforms.find((one) => nameOf(view.resolve(one?.get('TransformMethod'))) === method);
    return found === undefined ? undefined : (view.dict(found.get('TransformParams')) ?? new PdfDict([]));
  };
  const certification = of('DocMDP');
  return {
    field,
    fieldRef,
    holder,
    dict,
    revision: view.revision,
    subFilter,
    timestamp: subFilter === 'ETSI.RFC3161',
    certifies: certification === undefined ? undefined : permission(view.resolve(certification.get('P'))),
    locks: lockOf(view, of('FieldMDP')),
  };
}

/** The default is 2 (table 257); what is none of the three permits nothing. */
const permission = (value: PdfValue | undefined): 1 | 2 | 3 =>
  value === undefined || value === 2 ? 2 : value === 3 ? 3 : 1;

/** FieldMDP (ISO 32000-2 §12.8.2.4). */
function lockOf(view: PdfView, parameters: PdfDict | undefined): (field: string) => boolean {
  if (parameters === undefined) return () => false;
  const action = nameOf(view.resolve(parameters.get('Action')));
  const list = view.resolve(parameters.get('Fields'));
  const names = (isList(list) ? list : []).map((one) => {
    const name = view.resolve(one);
    return name instanceof PdfString ? Buffer.from(name.bytes).toString('latin1') : '';
  });
  const within = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === 'Include') return within;
  return action === 'Exclude' ? (field) => !within(field) : () => true;
}

/** The bytes that a signature is over. */
export interface Coverage {
  readonly over: readonly [Uint8Array, Uint8Array];
  /** End of the second range. */
  readonly end: number;
  /** CMS or time stamp, and the room behind it. */
  readonly contents: Uint8Array;
}

/**
 * What a signature covers: two ranges from the first octet to the end of the very revision that brought it, with a gap
 * that holds Contents and nothing else (ISO 32000-2 §12.8.1, EN 319 142-1 §5.2). Throws Broken.
 */
export function coverageOf(file: PdfFile, { dict, holder, revision }: PdfSignature): Coverage {
  const { bytes } = file;
  const view = file.view(revision);
  need(view.entry(holder.number)?.kind === 'used', 'the signature stands inside an object stream', '签名位于对象流中');
  const contents = dict.get('Contents');
  const range = dict.get('ByteRange');
  need(
    contents instanceof PdfString && contents.hex,
    'Contents is no hexadecimal string in its place',
    'Contents 不是就地的十六进制串',
  );
  need(
    isList(range) && range.every((one) => typeof one === 'number' && one >= 0),
    'ByteRange is no list of numbers',
    'ByteRange 不是数字列表',
  );
  need(range.length === 4, 'ByteRange has not exactly two ranges', 'ByteRange 不是恰好两段');
  const [start, first, second, rest] = range as [number, number, number, number];
  need(start === 0, 'the signature does not begin with the file', '签名范围未从文件开头开始');
  need(first === contents.from && second === contents.to, 'the gap is not exactly Contents', '间隙不恰好是 Contents');
  // An odd number of digits with one blank would be as long as an even one.
  const digits = /^([0-9a-fA-F]{2})*$/.test(bytes.toString('latin1', first + 1, second - 1));
  need(digits, 'Contents holds more than digits', 'Contents 含有数字以外的字符');
  const end = second + rest;
  const own = file.revisions[revision];
  need(
    own !== undefined && end >= own.end && end <= own.limit,
    'the signature does not cover its whole revision',
    '签名未覆盖其整个修订版本',
  );
  return { over: [bytes.subarray(0, first), bytes.subarray(second, end)], end, contents: contents.bytes };
}

/** One DER value; what is behind it is room that was not needed. Throws Broken or DerError. */
export function unpadded(bytes: Uint8Array): Uint8Array {
  const one = firstDer(bytes).bytes;
  need(
    bytes.subarray(one.length).every((octet) => octet === 0),
    'something stands behind the signature in Contents',
    'Contents 中签名之后还有内容',
  );
  return one;
}
