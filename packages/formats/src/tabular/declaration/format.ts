import { type Declaration, defineFormat } from '@kouan/sdk';
import { tableKind } from '../../syntax/table/index.ts';
import { knownColumn } from './columns.ts';
import { decode, decodeEach } from './decode.ts';
import { encode } from './encode.ts';

/** Rows of a table, in CSV, TSV, NDJSON or a workbook. */
export default defineFormat<Declaration>({
  name: 'tabular.declaration',
  title: { en: 'Declarations in a table (CSV, TSV, NDJSON, XLSX)', zh: '表格报关数据（CSV、TSV、NDJSON、XLSX）' },
  documentType: 'declaration',
  standard: { name: 'Rows of declarations, by a column mapping', version: '1', source: 'docs/formats.md' },
  mediaType: 'text/csv',
  extensions: ['csv', 'tsv', 'ndjson', 'xlsx'],
  maxBytes: 100_000_000,
  detect,
  decode,
  decodeEach,
  encode,
});

/** Sure of a workbook and of lines of JSON; of text only when its first line has columns. */
function detect(head: Uint8Array): number {
  const kind = tableKind(head);
  const text = new TextDecoder('gb18030').decode(head);
  if (kind === 'workbook') return text.includes('[Content_Types].xml') || text.includes('xl/') ? 0.9 : 0;
  if (kind === 'locked-workbook') return 0.3;
  if (kind === 'ndjson') return /^\s*\{\s*("|\})/.test(text.replace(/^\ufeff/, '')) ? 0.7 : 0;
  return delimited(new TextDecoder('utf-8').decode(head));
}

function delimited(text: string): number {
  const utf16 = text.includes('\0');
  const [line = ''] = (utf16 ? text.replaceAll('\0', '') : text).split(/\r?\n/, 1);
  if (line.trimStart().startsWith('<') || /\p{Cc}/u.test(line.replaceAll('\t', '').slice(utf16 ? 2 : 0))) return 0;
  const cells = line.replace(/^\ufeff/, '').split(/[,;\t|]/);
  if (cells.length < 2) return 0;
  const known = cells.filter((cell) => knownColumn(cell.replaceAll('"', '')) !== undefined).length;
  return known > 0 ? 0.8 : 0.2;
}
