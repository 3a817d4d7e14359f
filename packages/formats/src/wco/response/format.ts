import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { detectResponse } from '../detect.ts';
import { decode, MAX_BYTES } from './decode.ts';
import { encode } from './encode.ts';
import { NAME } from './name.ts';

/** What customs answer to a declaration of the WCO Data Model, as HMRC notifies it. */
export default defineFormat<Receipt>({
  name: NAME,
  title: { en: 'WCO Data Model response', zh: 'WCO 数据模型回执' },
  documentType: 'receipt',
  standard: {
    name: 'WCO Data Model, response',
    version: '3.6, WCO_RES_2_DMS 2.2',
    source: 'HMRC Customs Declarations API 3.0, schemas/wco/notification',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect: detectResponse,
  decode,
  encode,
});
