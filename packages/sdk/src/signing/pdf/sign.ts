import { X509Certificate } from 'node:crypto';
import { KouanError, type Text } from '@kouan/core';
import { DerError } from '../asn1/index.ts';
import { Broken, refusal } from '../cms/broken.ts';
import { type LongTermMaterial, type TimestampSource, writeSignedData } from '../cms/write.ts';
import type { SignOptions } from '../kind.ts';
import { appearance, type VisibleSignature } from './appearance.ts';
import { dateText } from './date.ts';
import { embedIn } from './embed.ts';
import { type SignatureField, signatureFields } from './fields.ts';
import { PdfFile } from './file.ts';
import { pageOf } from './page.ts';
import { named, PdfRaw, serialised, textString } from './serialise.ts';
import { signaturesOf } from './signature.ts';
import { PdfUpdate } from './update.ts';
import { isList, PdfDict, PdfReal, PdfRef, type PdfValue } from './values.ts';

/** How to sign a PDF. */
export interface PadesSignOptions extends SignOptions {
  /** The time that the signer claims: entry M (EN 319 142-1 §6.3). */
  readonly signedAt: Date;
  readonly reason?: string;
  readonly location?: string;
  readonly contact?: string;
  /** Name of the field; one of that name that nobody has signed is signed, else a new one is made. */
  readonly field?: string;
  /** Makes the first signature a certification: 1 nothing may follow but time stamps, 2 and 3 further signatures too. */
  readonly certify?: 1 | 2 | 3;
  /** Invisible without. */
  readonly visible?: VisibleSignature;
  /** Where a time stamp over the signature comes from: B-T. */
  readonly timestamp?: TimestampSource;
  /** What is needed to verify it in later years, in a revision behind the signature: B-LT. */
  readonly embed?: LongTermMaterial;
  /** Octets kept free for the signature, where more is needed than the certificates let expect. */
  readonly reserve?: number;
}

const TIMESTAMP_ROOM = 12_288;
const RANGE = '[0 0000000000 0000000000 0000000000]';
const SIGNED = 3;
/** Print, and locked. */
const FLAGS = 4 | 128;

/**
 * Signs a PDF by an incremental update: PAdES baseline B-B, with a time stamp B-T, with what is embedded B-LT
 * (EN 319 142-1 §6). What was there before is not touched.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` for a file that is not in order, is encrypted, or may not be signed any more,
 * `ERR_KOUAN_LIMIT` when the signature found no room
 */
export async function signPdf(bytes: Uint8Array, options: PadesSignOptions): Promise<Buffer> {
  const prepared = asFormat(() => prepare(bytes, options));
  const { file, range, contents } = prepared;
  const [before, after] = [file.subarray(0, contents.from), file.subarray(contents.to)];
  const filled = `[0 ${contents.from} ${contents.to} ${after.length}`.padEnd(RANGE.length - 1);
  file.write(`${filled}]`, range, 'latin1');
  const { signer, timestamp } = options;
  const cms = await writeSignedData({ signer, over: [before, after], timestamp });
  if (cms.length > contents.room) throw noRoom(cms.length, contents.room);
  file.write(cms.toString('hex'), contents.from + 1, 'latin1');
  return options.embed === undefined ? file : asFormat(() => embedIn(file, options.embed ?? {}));
}

/** What is broken in a file is an error for whoever wants to sign it. */
export function asFormat<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Broken || error instanceof DerError)) throw error;
    const { en, zh } = refusal(error);
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      { en: `This PDF cannot be signed: ${en}.`, zh: `无法签署此 PDF：${zh}。` },
      {
        cause: error,
        hint: {
          en: 'A file that readers have to repair is written anew by: qpdf --decrypt in.pdf out.pdf',
          zh: '需要修复的文件可用 qpdf --decrypt in.pdf out.pdf 重新生成。',
        },
      },
    );
  }
}

interface Prepared {
  readonly file: Buffer;
  /** Where ByteRange stands. */
  readonly range: number;
  /** Where Contents stands, delimiters included, and the octets that it holds. */
  readonly contents: { readonly from: number; readonly to: number; readonly room: number };
}

function prepare(bytes: Uint8Array, options: PadesSignOptions): Prepared {
  const file = new PdfFile(bytes);
  const update = new PdfUpdate(file);
  const { view } = update;
  if (view.trailer.get('Encrypt') !== undefined) throw new Broken('it is encrypted', '文件已加密');
  const fields = signatureFields(view);
  allowed(file, fields, options);
  const room = options.reserve ?? roomFor(options);
  const signature = update.add(signatureText(options, room));
  const waiting = fields.find(({ name, value }) => name === options.field && value === undefined);
  if (waiting !== undefined)
    update.set(waiting.ref, waiting.dict.with({ V: signature, ...shown(update, options, waiting) }));
  else newField(update, fields, signature, options);
  if (options.certify !== undefined) catalogEntry(update, 'Perms', new PdfDict([['DocMDP', signature]]));
  const { bytes: out, offsets } = update.write();
  const start = offsets.get(signature.number) ?? 0;
  const range = out.indexOf(RANGE, start);
  const from = out.indexOf('/Contents <', start) + '/Contents '.length;
  return { file: out, range, contents: { from, to: from + 2 * room + 2, room } };
}

/** Refuses what a verifier would not accept afterwards. */
function allowed(file: PdfFile, fields: readonly SignatureField[], { certify, field }: PadesSignOptions): void {
  const before = signaturesOf(file);
  if (certify !== undefined && before.length > 0)
    throw new Broken('only the first signature can certify', '只有第一个签名可以是认证签名');
  if (before.some((one) => one.certifies === 1))
    throw new Broken('it is certified and permits no further signature', '文件已认证，不允许再签名');
  if (field === undefined) return;
  if (fields.some(({ name, value }) => name === field && value !== undefined))
    throw new Broken(`the field ${field} is signed already`, `域 ${field} 已签名`);
  if (before.some((one) => one.locks(field))) throw new Broken(`the field ${field} is locked`, `域 ${field} 已锁定`);
}

/** Certificates, the names and digests that are written of them again, a signature no longer than its certificate. */
function roomFor({ signer, timestamp }: PadesSignOptions): number {
  const [own] = signer.certificates;
  const all = signer.certificates.reduce((sum, { length }) => sum + length, 0);
  return all + 3 * (own?.length ?? 0) + 512 + (timestamp === undefined ? 0 : TIMESTAMP_ROOM);
}

/** ByteRange and Contents stand first, before anything that a caller says. */
function signatureText(options: PadesSignOptions, room: number): PdfRaw {
  const { signedAt, reason, location, contact, certify } = options;
  const said: (readonly [string, PdfValue])[] = [['M', textString(dateText(signedAt))]];
  for (const [key, text] of [
    ['Reason', reason],
    ['Location', location],
    ['ContactInfo', contact],
  ] as const)
    if (text !== undefined) said.push([key, textString(text)]);
  if (certify !== undefined) said.push(['Reference', [certification(certify)]]);
  const rest = serialised(new PdfDict(said)).slice(2);
  return new PdfRaw(
    `<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ${RANGE}\n/Contents <${'0'.repeat(2 * room)}>\n${rest}`,
  );
}

/** DocMDP (ISO 32000-2 §12.8.2.2). */
const certification = (level: number): PdfDict =>
  new PdfDict([
    ['Type', named('SigRef')],
    ['TransformMethod', named('DocMDP')],
    [
      'TransformParams',
      new PdfDict([
        ['Type', named('TransformParams')],
        ['P', level],
        ['V', named('1.2')],
      ]),
    ],
  ]);

function newField(
  update: PdfUpdate,
  fields: readonly SignatureField[],
  signature: PdfRef,
  options: PadesSignOptions,
): void {
  const { view } = update;
  const page = pageOf(view, options.visible?.page ?? 1);
  const rectangle = options.visible?.rectangle ?? [0, 0, 0, 0];
  const field = update.add(
    new PdfDict([
      ['Type', named('Annot')],
      ['Subtype', named('Widget')],
      ['FT', named('Sig')],
      ['T', textString(options.field ?? freeName(fields))],
      ['F', FLAGS],
      ['P', page.ref],
      ['Rect', rectangle.map(coordinate)],
      ['V', signature],
      ...Object.entries(shown(update, options)),
    ]),
  );
  append(update, page.ref, page.dict, 'Annots', field);
  const at = view.catalog.get('AcroForm');
  const form = (view.dict(at) ?? new PdfDict([])).with({ SigFlags: SIGNED });
  if (at instanceof PdfRef && view.dict(at) !== undefined) {
    update.set(at, form);
    append(update, at, form, 'Fields', field);
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

function catalogEntry(update: PdfUpdate, key: string, value: PdfValue): void {
  const root = update.view.trailer.get('Root') as PdfRef;
  update.set(root, (update.dict(root) ?? new PdfDict([])).with({ [key]: value }));
}

function freeName(fields: readonly SignatureField[]): string {
  const taken = new Set(fields.map(({ name }) => name));
  let number = 1;
  while (taken.has(`Signature${number}`)) number++;
  return `Signature${number}`;
}

/** The picture of a field: a new one as it is asked for, one that was waiting in the rectangle that it has. */
function shown(update: PdfUpdate, options: PadesSignOptions, waiting?: SignatureField): Record<string, PdfValue> {
  const { visible } = options;
  if (visible === undefined) return {};
  const place = update.view.resolve(waiting?.dict.get('Rect'));
  const rectangle = isList(place)
    ? place.map((one) => (one instanceof PdfReal ? Number(one.text) : Number(one)))
    : visible.rectangle;
  const [left = 0, bottom = 0, right = 0, top = 0] = rectangle;
  const stream = appearance([left, bottom, right, top], visible.lines ?? linesOf(options));
  return { AP: new PdfDict([['N', update.add(stream)]]) };
}

function linesOf({ signer, reason, signedAt }: PadesSignOptions): string[] {
  const [own] = signer.certificates;
  const subject = own === undefined ? '' : new X509Certificate(own).subject;
  const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replace(/\n/g, ', ');
  const time = signedAt
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return [name, ...(reason === undefined ? [] : [reason]), time];
}

function noRoom(needed: number, had: number): KouanError {
  const text: Text = {
    en: `The signature takes ${needed} bytes, and ${had} were kept free.`,
    zh: `签名需要 ${needed} 字节，仅预留 ${had} 字节。`,
  };
  return new KouanError('ERR_KOUAN_LIMIT', text, {
    hint: { en: `Sign again with reserve ${needed + 1024}.`, zh: `请以 reserve ${needed + 1024} 重新签名。` },
  });
}
