import { openInput } from '../flow/files.ts';
import { usage } from '../frame/usage.ts';

/** Larger than any tariff and all of UN/LOCODE in any form. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The rows of a table of any form, the header first. */
export async function tableRows(file: string): Promise<(readonly string[])[]> {
  const input = await openInput(file);
  const bytes = await input.bytes(MAX_BYTES);
  const { readTable } = await import('@kouan/formats/table');
  const rows: (readonly string[])[] = [];
  for (const event of readTable(bytes)) {
    if (event.kind === 'header') rows.push(event.names);
    else if (event.kind === 'row') rows.push(event.cells);
    else if (event.kind === 'finding' && event.finding.severity === 'error')
      throw usage({ en: `${file}: ${event.finding.message.en}`, zh: `${file}：${event.finding.message.zh}` });
  }
  return rows;
}
