import { readTariff, type Tariff } from '@kouan/sdk/nomenclature';
import { openInput } from '../flow/files.ts';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { usage } from '../frame/usage.ts';

/** Larger than any tariff in any form. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The tariff that the command line or the environment names, or none. */
export async function tariffOf({ env, output, say }: Context, options: Options): Promise<Tariff | undefined> {
  const file = textOf(options, 'tariff') ?? env['KOUAN_TARIFF'];
  if (file === undefined || file === '') return undefined;
  const read = readTariff(await tableRows(file));
  if (read === undefined)
    throw usage(
      { en: `${file}: no column of codes and texts`, zh: `${file}：未找到税号列与名称列` },
      {
        en: 'The header names the columns: code and en or zh; 税号 and 商品名称.',
        zh: '表头应为：税号、商品名称，或 code、en、zh。',
      },
    );
  if (read.leftOut > 0)
    output.talk(
      say({
        en: `${file}: ${read.leftOut} rows have no code and are left out`,
        zh: `${file}：${read.leftOut} 行无税号，已略过`,
      }),
    );
  return read.tariff;
}

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
