import { X509Certificate } from 'node:crypto';
import { Broken } from '../cms/broken.ts';
import { type LongTermMaterial, type TimestampSource, writeSignedData } from '../cms/write.ts';
import type { SignOptions } from '../kind.ts';
import { appearance, type VisibleSignature } from './appearance.ts';
import { asFormat } from './as-format.ts';
import { dateText } from './date.ts';
import { timestampPdf } from './document-timestamp.ts';
import { embedIn } from './embed.ts';
import { type SignatureField, signatureFields } from './fields.ts';
import { PdfFile } from './file.ts';
import { catalogEntry, newField } from './new-field.ts';
import { filled, type Placeholder, placeholder, placeholderIn, TIMESTAMP_ROOM } from './placeholder.ts';
import { named, type PdfRaw, textString } from './serialise.ts';
import { signaturesOf } from './signature.ts';
import { PdfUpdate } from './update.ts';
import { isList, PdfDict, PdfReal, type PdfValue } from './values.ts';

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
  /** Where a time stamp over the whole file comes from, behind all of the above: B-LTA. */
  readonly archive?: TimestampSource;
  /** Octets kept free for the signature, where more is needed than the certificates let expect. */
  readonly reserve?: number;
}

/**
 * Signs a PDF by incremental updates: PAdES baseline B-B, with a time stamp B-T, with what is embedded B-LT, with a time
 * stamp over all of it B-LTA (EN 319 142-1 §6). What was there before is not touched.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` for a file that is not in order, is encrypted, or may not be signed any more,
 * `ERR_KOUAN_LIMIT` when the signature found no room
 */
export async function signPdf(bytes: Uint8Array, options: PadesSignOptions): Promise<Buffer> {
  const { signer, timestamp, embed, archive } = options;
  const prepared = asFormat(() => prepare(bytes, options));
  const signed = await filled(prepared, (over) => writeSignedData({ signer, over, timestamp }));
  const complete = embed === undefined ? signed : asFormat(() => embedIn(signed, embed));
  return archive === undefined ? complete : timestampPdf(complete, { timestamp: archive });
}

function prepare(bytes: Uint8Array, options: PadesSignOptions): Placeholder {
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
  else
    newField(update, fields, signature, {
      name: options.field,
      page: options.visible?.page,
      rectangle: options.visible?.rectangle,
      picture: shown(update, options),
    });
  if (options.certify !== undefined) catalogEntry(update, 'Perms', new PdfDict([['DocMDP', signature]]));
  return placeholderIn(update, signature, room);
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
  return placeholder({ type: 'Sig', subFilter: 'ETSI.CAdES.detached', room, said });
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
