import type { Document } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, decodeAll, decodeEach } from './decode.ts';
import { detect } from './detect.ts';
import { encode, encodeAll } from './encode.ts';

/** Documents as JSON, as kouan itself shows them: one, a list, or one on each line. */
export default defineFormat<Document>({
  name: 'kouan.json',
  title: { en: 'Documents as JSON (one, a list, NDJSON)', zh: 'JSON 单证（单份、列表、NDJSON）' },
  documentType: 'any',
  standard: { name: 'JSON Schemas of kouan', version: '1', source: 'packages/sdk/schemas' },
  mediaType: 'application/json',
  extensions: ['json', 'ndjson'],
  maxBytes: 100_000_000,
  detect,
  decode: (bytes) => decode(bytes),
  decodeAll: (bytes) => decodeAll(bytes),
  decodeEach: (source) => decodeEach(source),
  encode,
  encodeAll,
});
