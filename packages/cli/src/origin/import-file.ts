import {
  type ImportedRules,
  type ImportOptions,
  importCsv,
  importRows,
  importUkTariff,
  type TableRow,
} from '@kouan/rcep-calc';
import { openInput } from '../flow/files.ts';
import { usage } from '../frame/usage.ts';

/** Larger than any table of rules in any form. */
const MAX_BYTES = 64 * 1024 * 1024;

type Form = 'workbook' | 'json' | 'pdf' | 'text';

/** What the first bytes say. */
function formOf(bytes: Uint8Array): Form {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return 'workbook';
  if (head.includes('%PDF-')) return 'pdf';
  return /^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(head) ? 'json' : 'text';
}

const READ: Readonly<
  Record<Form, (bytes: Uint8Array, options: ImportOptions, file: string) => Promise<ImportedRules>>
> = {
  text: async (bytes, options) => importCsv(bytes, options),
  workbook: async (bytes, options) => importRows(await workbookRows(bytes), options),
  json: async (bytes, options, file) => importJson(bytes, options, file),
  pdf: async (bytes, options, file) => (await import('./import-pdf.ts')).importPdf(bytes, options, file),
};

/** Reads a table of rules in any of the forms that governments publish it in. */
export async function importFile(name: string, options: ImportOptions): Promise<ImportedRules> {
  const input = await openInput(name);
  const bytes = await input.bytes(MAX_BYTES);
  return READ[formOf(bytes)](bytes, options, input.name);
}

async function workbookRows(bytes: Uint8Array): Promise<TableRow[]> {
  const { readTable } = await import('@kouan/formats/table');
  const rows: TableRow[] = [];
  let names: readonly string[] = [];
  for (const event of readTable(bytes)) {
    if (event.kind === 'header') names = event.names;
    else if (event.kind === 'row')
      rows.push(Object.fromEntries(names.map((name, index) => [name, event.cells[index] ?? ''])));
    else if (event.kind === 'finding' && event.finding.severity === 'error') throw usage(event.finding.message);
  }
  return rows;
}

function importJson(bytes: Uint8Array, options: ImportOptions, file: string): ImportedRules {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw usage({ en: `${file}: not JSON`, zh: `${file}：不是 JSON` });
  }
  // The tariff of the United Kingdom publishes rule sets as JSON; a plain list of rows is a table.
  if (Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && !('rules' in row)))
    return importRows(value as TableRow[], options);
  return importUkTariff(value, options);
}
