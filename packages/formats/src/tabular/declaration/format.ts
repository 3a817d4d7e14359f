import { type Declaration, defineFormat } from '@kouan/sdk';
import { delimiterOf } from '../../syntax/table/delimited.ts';
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
  if (kind === 'ndjson') return jsonLine(new TextDecoder().decode(head));
  const utf8 = new TextDecoder('utf-8').decode(head);
  // The head may end inside a character.
  return delimited(utf8.slice(0, -1).includes('\ufffd') && head[0] !== 0xff && head[0] !== 0xfe ? text : utf8);
}

/** Lines of JSON have one object each: a first line that ends inside its object is of some other JSON document. */
function jsonLine(text: string): number {
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end)).trim();
  if (end < 0) return /^\{\s*"/.test(line) ? 0.6 : 0;
  try {
    JSON.parse(line);
    return 0.7;
  } catch {
    return /^\{\s*"/.test(line) && line.endsWith('}') ? 0.3 : 0;
  }
}

/** How the lines of other written forms begin: XML, JSON, EDIFACT, X12. */
const OTHERS = /^\s*(?:<|\[|UNA|UNB[+]|ISA[*])/;

/**
 * Sure when a column is known. A table for a mapping has columns of its own: it is taken for one when its lines have
 * equally many cells, which prose has not.
 */
function delimited(raw: string): number {
  const utf16 = raw.includes('\0');
  const text = (utf16 ? raw.replaceAll('\0', '').replace(/^\ufffd+/, '') : raw).replace(/^\ufeff/, '').trimStart();
  const lines = text.split(/\r?\n/);
  const [line = ''] = lines;
  if (OTHERS.test(line) || /\p{Cc}/u.test(line.replaceAll('\t', ''))) return 0;
  const delimiter = delimiterOf(line);
  const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim());
  if (cells.some((cell) => knownColumn(cell) !== undefined)) return cells.length > 1 ? 0.8 : 0.4;
  // The last line may be cut by the end of what is looked at.
  const next = lines.slice(1, lines.length > 2 ? -1 : undefined).filter((one) => one.trim() !== '');
  const alike = next.slice(0, 5).every((one) => unquoted(one).split(delimiter).length === cells.length);
  return cells.length > 1 && next.length > 0 && alike && cells.every((cell) => cell.length <= 60) ? 0.2 : 0;
}

const unquoted = (line: string): string => line.replace(/"[^"]*"/g, '');
