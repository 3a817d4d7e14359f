import { KouanError } from '@kouan/core';
import type { Tables } from './tables.ts';

/** A database that holds something else, or tables of a newer version. */
export function notTheirs(where: string, version: number, { noun, version: known }: Tables): KouanError {
  const newer = version > known;
  return new KouanError(
    'ERR_KOUAN_JOURNAL',
    newer
      ? { en: `The ${noun.en} ${where} is of version ${version}.`, zh: `${noun.zh} ${where} 的版本为 ${version}。` }
      : { en: `${where} is a database, but no ${noun.en}.`, zh: `${where} 是数据库，但不是${noun.zh}。` },
    {
      hint: newer
        ? { en: `This kouan reads up to ${known}; update it.`, zh: `本版本最高支持 ${known}，请升级。` }
        : { en: 'Name a file of its own.', zh: '请指定单独的文件。' },
    },
  );
}
