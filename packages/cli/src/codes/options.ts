import { type CodeListName, codeListNames } from '@kouan/sdk/code-lists';
import type { OptionSpec } from '../frame/options.ts';
import { unknownName } from '../frame/usage.ts';

export const AS_OF: OptionSpec = {
  flags: '--as-of <date>',
  about: { en: 'what held on that day', zh: '以该日为准' },
};

export const TARIFF: OptionSpec = {
  flags: '--tariff <file>',
  about: {
    en: 'a national tariff with codes and texts (csv, xlsx); also KOUAN_TARIFF',
    zh: '含税号与商品名称的税则文件（csv、xlsx），也可用 KOUAN_TARIFF',
  },
};

/** The list of that name. */
export function listNamed(name: string): CodeListName {
  const found = codeListNames.find((one) => one === name);
  if (found === undefined) throw unknownName({ en: 'code list', zh: '代码表' }, name, codeListNames);
  return found;
}
