/** The written forms of a table. */
export type TableKind = 'workbook' | 'locked-workbook' | 'ndjson' | 'delimited';

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** What kind of table the first bytes begin. */
export function tableKind(head: Uint8Array): TableKind {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'workbook';
  // The container of encrypted workbooks, and of those before 2007.
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'locked-workbook';
  const text = Buffer.from(head.subarray(0, 64))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  return text.trimStart().startsWith('{') ? 'ndjson' : 'delimited';
}
