import { formats } from '@kouan/formats';
import type { Document, DocumentType, Format } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import { unknownName } from '../frame/usage.ts';

/** What is to be written: a format, or a document as JSON. */
export type Target =
  | { readonly format: Format; readonly type: Format['documentType'] }
  | { readonly format?: undefined; readonly type: DocumentType };

const DOCUMENTS = Object.keys(documentSchemas) as readonly DocumentType[];

/** A format by its name, or a type of document. */
export function targetNamed(name: string): Target {
  const format = formats.find((one) => one.name === name);
  if (format !== undefined) return { format, type: format.documentType };
  const type = DOCUMENTS.find((one) => one === name);
  if (type !== undefined) return { type };
  throw unknownName({ en: 'format or document', zh: '格式或单证' }, name, [
    ...formats.map((one) => one.name),
    ...DOCUMENTS,
  ]);
}

/** A document as JSON that a person can read. */
export const asJson = (document: Document): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
