import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  type CodeList,
  type CodeListName,
  codeList,
  ownCodeList,
  placesEdition,
  readPlaces,
} from '@kouan/sdk/code-lists';
import { canonicalJson } from '@kouan/sdk/json';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';
import { tableRows } from './table-rows.ts';

export const LOCODE: OptionSpec = {
  flags: '--locode <file>',
  about: {
    en: 'UN/LOCODE as UNECE publishes it (csv), in place of the shipped excerpt; also KOUAN_LOCODE',
    zh: 'UN/LOCODE 原始文件（csv），代替内置节选，也可用 KOUAN_LOCODE',
  },
};

/** The list of that name: the shipped one, or places of the user's file. */
export async function listOf(context: Context, name: CodeListName, options: Options): Promise<CodeList> {
  const file = textOf(options, 'locode') ?? context.env['KOUAN_LOCODE'];
  if (name !== 'un-places' || file === undefined || file === '') return codeList(name);
  const entries = readPlaces(await tableRows(file));
  if (entries.length === 0)
    throw usage(
      { en: `${file}: no row is of UN/LOCODE`, zh: `${file}：没有 UN/LOCODE 数据行` },
      { en: 'Columns: change, country, location, name.', zh: '列依次为：变更、国家、地点、名称。' },
    );
  const sha256 = createHash('sha256').update(canonicalJson(entries)).digest('hex');
  const about = { ...placesEdition(basename(file)), title: codeList(name).title, sha256 };
  return ownCodeList(name, about, entries);
}
