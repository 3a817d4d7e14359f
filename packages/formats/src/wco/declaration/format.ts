import type { Declaration } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { detect } from '../detect.ts';
import { decode, MAX_BYTES } from './decode.ts';
import { encode } from './encode.ts';
import { NAME } from './name.ts';

/** Declarations by the WCO Data Model, as UK and Danish customs take them. */
export default defineFormat<Declaration>({
  name: NAME,
  title: { en: 'WCO Data Model declaration', zh: 'WCO 数据模型申报单' },
  documentType: 'declaration',
  standard: {
    name: 'WCO Data Model, declaration',
    version: '3.6, WCO_DEC_2_DMS 2.15',
    source: 'HMRC Customs Declarations API 3.0, schemas/wco/declaration',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
  maxBytes: MAX_BYTES,
  detect,
  decode,
  encode,
});
