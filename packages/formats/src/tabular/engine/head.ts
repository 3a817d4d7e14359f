import { delimiterOf } from '../../syntax/table/delimited.ts';
import { type TableKind, tableKind } from '../../syntax/table/index.ts';

/** What the beginning of an input says of a table. */
export interface Head {
  readonly kind: TableKind | 'none';
  /** Names of the columns, as far as they can be seen. */
  readonly names: readonly string[];
  /** Cells of the first row. */
  readonly cells: readonly string[];
  /** A workbook by its parts, a whole line of JSON, lines of equally many cells: it looks like a table. */
  readonly whole: boolean;
  /** The first line of JSON ends with its object. */
  readonly closed: boolean;
}

const NONE: Head = { kind: 'none', names: [], cells: [], whole: false, closed: false };

/** How the lines of other written forms begin: XML, JSON, EDIFACT, X12. */
const OTHERS = /^\s*(?:<|\[|UNA|UNB[+]|ISA[*])/;

/** The head that was looked at last: many formats ask of the same bytes. */
let last: { readonly bytes: Uint8Array; readonly head: Head } | undefined;

/** Reads what the first bytes say. */
export function headOf(bytes: Uint8Array): Head {
  if (last !== undefined && Buffer.compare(last.bytes, bytes) === 0) return last.head;
  const head = read(bytes);
  last = { bytes: Uint8Array.from(bytes), head };
  return head;
}

function read(bytes: Uint8Array): Head {
  const kind = tableKind(bytes);
  if (kind === 'workbook') {
    const text = new TextDecoder('latin1').decode(bytes);
    return { ...NONE, kind, whole: text.includes('[Content_Types].xml') || text.includes('xl/') };
  }
  if (kind === 'locked-workbook') return { ...NONE, kind };
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (kind === 'ndjson') return jsonHead(utf8);
  // The head may end inside a character.
  const isOther = utf8.slice(0, -1).includes('\ufffd') && bytes[0] !== 0xff && bytes[0] !== 0xfe;
  return delimitedHead(isOther ? new TextDecoder('gb18030').decode(bytes) : utf8);
}

/** Lines of JSON have one object each: a first line that ends inside its object is of some other JSON document. */
function jsonHead(text: string): Head {
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end)).trim();
  const closed = end >= 0 && line.endsWith('}');
  try {
    const value = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return {
      kind: 'ndjson',
      names: Object.keys(value),
      cells: Object.values(value).map((one) => (typeof one === 'string' ? one : '')),
      whole: true,
      closed: end >= 0,
    };
  } catch {
    const opens = /^\{\s*"/.test(line);
    if (!opens || (end >= 0 && !closed)) return NONE;
    const members = [...line.matchAll(/"([^"\\]{1,80})"\s*:\s*(?:"([^"\\]{0,80})")?/g)].slice(0, 200);
    return {
      kind: 'ndjson',
      names: members.map(([, name]) => name as string),
      cells: members.map(([, , value]) => value ?? ''),
      whole: false,
      closed,
    };
  }
}

function delimitedHead(raw: string): Head {
  const utf16 = raw.includes('\0');
  const text = (utf16 ? raw.replaceAll('\0', '').replace(/^\ufffd+/, '') : raw).replace(/^\ufeff/, '').trimStart();
  const lines = text.split(/\r?\n/);
  const [line = ''] = lines;
  if (OTHERS.test(line) || /\p{Cc}/u.test(line.replaceAll('\t', ''))) return NONE;
  const delimiter = delimiterOf(line);
  const split = (one: string): string[] => one.split(delimiter).map((cell) => cell.replaceAll('"', '').trim());
  const names = split(line);
  // The last line may be cut by the end of what is looked at.
  const next = lines.slice(1, lines.length > 2 ? -1 : undefined).filter((one) => one.trim() !== '');
  const alike = next.slice(0, 5).every((one) => unquoted(one).split(delimiter).length === names.length);
  const whole = names.length > 1 && next.length > 0 && alike && names.every((cell) => cell.length <= 60);
  return { kind: 'delimited', names, cells: split(lines[1] ?? ''), whole, closed: false };
}

const unquoted = (line: string): string => line.replace(/"[^"]*"/g, '');
