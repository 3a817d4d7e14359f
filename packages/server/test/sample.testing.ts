/** Declarations to send, and the reader of what is answered. @module */
import { formatByName } from '@kouan/formats';
import type { Declaration, Receipt, ReceiptDecoder, Submission } from '@kouan/sdk';
import { sampleImport } from '../../sdk/src/checks/declaration/sample.testing.ts';

/** A declaration without errors as DecMessage. */
export function message(clientReference: string, change: Partial<Declaration> = {}): Uint8Array {
  const { encode } = formatByName('china.declaration');
  const bytes = encode?.({ ...sampleImport(), ...change, clientReference }).bytes;
  if (bytes === undefined) throw new Error('the sample cannot be written');
  return bytes;
}

/** The same, ready to be sent. */
export const submission = (clientReference: string, change: Partial<Declaration> = {}): Submission => ({
  bytes: message(clientReference, change),
  clientReference,
  mediaType: 'application/xml',
  fileName: `${clientReference}.xml`,
});

/** Reads answers as the command line does. */
export const decode: ReceiptDecoder = (bytes) => {
  const { document } = formatByName('china.declaration-receipt').decode(bytes);
  return document === undefined ? [] : [document as Receipt];
};
