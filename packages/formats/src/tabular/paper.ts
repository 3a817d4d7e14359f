import type { Document, Format } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { TABLE as DECLARATION } from './declaration/table.ts';
import { headOf, plainName, type Sheet, tableOf } from './engine/index.ts';

/** Columns of the type and what it says. */
const TYPE = 'type';

/**
 * A paper of trade in a table. A `type` column decides what a table holds. Without one a table is of the paper whose
 * telling headers it has, when that paper knows more of its columns than a declaration does: what has always been read
 * as declarations goes on to be.
 */
export function paperFormat<D extends Document>(sheet: Sheet): Format<D> {
  const table = tableOf<D>(sheet);
  const telling = new Set(sheet.telling.map(plainName));

  function detect(bytes: Uint8Array): number {
    const { kind, names, cells } = headOf(bytes);
    if (kind !== 'delimited' && kind !== 'ndjson') return 0;
    const at = names.findIndex((name) => name.toLowerCase() === TYPE);
    if (at >= 0) return cells[at] === sheet.type ? (kind === 'ndjson' ? 0.5 : 0.95) : 0;
    if (!names.some((name) => telling.has(plainName(name)))) return 0;
    const known = names.filter(table.knows).length;
    return known > names.filter(DECLARATION.knows).length ? 0.82 + (0.1 * known) / names.length : 0.3;
  }

  return defineFormat<D>({
    name: `tabular.${sheet.type}`,
    title: sheet.title,
    documentType: sheet.type as D['type'],
    standard: { name: 'Rows of documents, by a column mapping', version: '1', source: 'docs/formats.md' },
    mediaType: 'text/csv',
    extensions: ['csv', 'tsv', 'ndjson', 'xlsx'],
    maxBytes: 100_000_000,
    detect,
    decode: table.decode,
    decodeAll: table.decodeAll,
    decodeEach: table.decodeEach,
    encode: table.encode,
    encodeAll: table.encodeAll,
  });
}
