import { readTariff, type Tariff } from '@kouan/sdk/nomenclature';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { counted } from '../frame/counted.ts';
import { usage } from '../frame/usage.ts';
import { tableRows } from './table-rows.ts';

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
        en: `${file}: ${counted(read.leftOut, 'row')} left out: no code`,
        zh: `${file}：${read.leftOut} 行无税号，已略过`,
      }),
    );
  return read.tariff;
}
