import type { Declaration } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, MAX_BYTES } from './decode.ts';
import { encode } from './encode.ts';
import { NAME } from './shapes.ts';

/** DecMessage: the customs declaration as the China International Trade Single Window imports it (报关单). */
export default defineFormat<Declaration>({
  name: NAME,
  title: { en: 'China customs declaration (DecMessage)', zh: '报关单报文（DecMessage）' },
  documentType: 'declaration',
  standard: {
    name: 'China International Trade Single Window, DecMessage',
    version: '3.1–5.0',
    source: 'Single Window goods declaration import interface table',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: (head) => (/<(?:[\w.-]+:)?DecMessage[\s>]/.test(new TextDecoder('latin1').decode(head)) ? 1 : 0),
  decode,
  encode,
});
