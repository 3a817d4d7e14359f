import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, MAX_BYTES, NAME } from './decode.ts';
import { encode } from './encode.ts';

/** Receipts of the Single Window for a declaration: DecImportResponse and DEC_RESULT. */
export default defineFormat<Receipt>({
  name: NAME,
  title: { en: 'China declaration receipt (DecImportResponse, DEC_RESULT)', zh: '报关单回执' },
  documentType: 'receipt',
  standard: {
    name: 'China International Trade Single Window, declaration receipts',
    version: '2018',
    source: 'Single Window import client: answers in InBox',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: (head) =>
    /<(?:[\w.-]+:)?(DecImportResponse|DEC_RESULT|DEC_DATA|resultFlag)[\s>/]/.test(
      new TextDecoder('latin1').decode(head),
    )
      ? 1
      : 0,
  decode,
  encode,
});
