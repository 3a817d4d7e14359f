import { tableKind } from './syntax/table/index.ts';

/** Files that no format of kouan reads and people still give it. */
const KNOWN: readonly (readonly [begins: string, name: string])[] = [
  ['%PDF-', 'PDF'],
  ['\xd0\xcf\x11\xe0', 'Office 97'],
  ['\xff\xd8\xff', 'JPEG'],
  ['\x89PNG', 'PNG'],
  ['\x1f\x8b', 'gzip'],
  ['Rar!', 'RAR'],
  ['ISA*', 'ANSI X12'],
];

/** Names of a member or an element that are shown. */
const SHOWN = 4;

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** What an input that no format recognises looks like, in the words of its kind: a root element, members, columns. */
export function appearanceOf(head: Uint8Array): string {
  const latin = Buffer.from(head).toString('latin1');
  const known = KNOWN.find(([begins]) => latin.startsWith(begins));
  if (known !== undefined) return known[1];
  if (tableKind(head) === 'workbook') return 'ZIP';
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart();
  const root = /^(?:<[?!][^>]*>\s*)*<([^\s<>/]+)(?:\s[^>]*?xmlns="([^"]*)")?/.exec(text);
  if (root !== null) return short(`XML <${root[1]}>${root[2] === undefined ? '' : ` (${root[2]})`}`);
  if (/^[[{]/.test(text)) {
    const members = [...text.matchAll(/"([^"\\]{1,40})"\s*:/g)].slice(0, SHOWN).map(([, name]) => name);
    return members.length === 0 ? 'JSON' : short(`JSON {${members.join(', ')} …}`);
  }
  const interchange = /^UN[AB]/.test(text) ? /UNH.[^:+]*.([A-Z]{6}.[^'+\r\n]{0,20})/.exec(text)?.[1] : undefined;
  if (interchange !== undefined) return short(`UN/EDIFACT ${interchange}`);
  if (/\p{Cc}/u.test(text.slice(0, 500).replace(/[\t\r\n\f]/g, ''))) return 'binary';
  const [line = ''] = text.split(/\r?\n/);
  return short(`text “${line}”`);
}
