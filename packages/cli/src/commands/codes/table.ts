import type { CommandGroup } from '../entry.ts';

/** Commands about code lists. */
export const CODES: CommandGroup = {
  name: 'codes',
  summary: { en: 'code lists: editions, entries, other families, HS', zh: '代码表：版本、条目、对应代码、HS 编码' },
  load: () => import('./lists.ts'),
  commands: [
    {
      name: 'show',
      summary: { en: 'a list, or what is known of one code on a day', zh: '显示代码表，或某代码在某日的状态' },
      load: () => import('./show.ts'),
    },
    {
      name: 'search',
      summary: { en: 'find codes by words, Chinese, English or pinyin', zh: '按中文、英文或拼音查找代码' },
      load: () => import('./search.ts'),
    },
    {
      name: 'convert',
      summary: { en: 'a country, currency, unit or mode in every family', zh: '国别、币制、单位、运输方式的各类代码' },
      load: () => import('./convert.ts'),
    },
    {
      name: 'hs',
      summary: { en: 'check HS codes and move them between editions', zh: '核对 HS 编码并在版本间转换' },
      load: () => import('./hs.ts'),
    },
  ],
};
