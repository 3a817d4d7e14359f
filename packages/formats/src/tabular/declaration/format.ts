import type { Declaration } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { headOf } from '../engine/index.ts';
import { TABLE } from './table.ts';

/** Rows of a table, in CSV, TSV, NDJSON or a workbook. */
export default defineFormat<Declaration>({
  name: 'tabular.declaration',
  title: TABLE.sheet.title,
  documentType: 'declaration',
  standard: { name: 'Rows of declarations, by a column mapping', version: '1', source: 'docs/formats.md' },
  mediaType: 'text/csv',
  extensions: ['csv', 'tsv', 'ndjson', 'xlsx'],
  maxBytes: 100_000_000,
  detect,
  decode: TABLE.decode,
  decodeEach: TABLE.decodeEach,
  encode: TABLE.encode,
  encodeAll: TABLE.encodeAll,
});

/**
 * Sure of a workbook and of lines of JSON; of text only when its first line has columns: when one of them is known, or,
 * for a mapping, when its lines have equally many cells, which prose has not.
 */
function detect(bytes: Uint8Array): number {
  const { kind, names, whole, closed } = headOf(bytes);
  if (kind === 'workbook') return whole ? 0.9 : 0;
  if (kind === 'locked-workbook') return 0.3;
  if (kind === 'ndjson') {
    if (!closed) return 0.6;
    return whole ? 0.7 : 0.3;
  }
  if (names.some(TABLE.knows)) return names.length > 1 ? 0.8 : 0.4;
  return whole ? 0.2 : 0;
}
