/** Rows of a CSV text with their place. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads CSV (RFC 4180; comma, semicolon or tab by the first line): quoted cells may hold separators, quotes and line
 * ends. Never fails: an open quote ends with the text. `limit` bounds the rows.
 */
export function readCsv(text: string, limit: number): CsvRow[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = separatorOf(body);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  while (at < body.length && rows.length < limit) {
    let cell = '';
    if (body[at] === '"') {
      let end = at + 1;
      for (;;) {
        const quote = body.indexOf('"', end);
        const stop = quote < 0 ? body.length : quote;
        cell += body.slice(end, stop);
        end = stop + 1;
        if (body[end] !== '"' || quote < 0) break;
        cell += '"';
        end += 1;
      }
      line += cell.split('\n').length - 1;
      at = end;
    }
    let end = at;
    while (end < body.length && body[end] !== separator && body[end] !== '\n') end += 1;
    cell += body.slice(at, end);
    cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell);
    if (body[end] !== separator) {
      line += 1;
      if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
      cells = [];
      start = line;
    } else if (end + 1 === body.length) {
      cells.push('');
    }
    at = end + 1;
  }
  if (cells.length > 0 && rows.length < limit) rows.push({ line: start, cells });
  return rows;
}

function separatorOf(text: string): string {
  const head = text.slice(0, 10_000).split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ',';
}
