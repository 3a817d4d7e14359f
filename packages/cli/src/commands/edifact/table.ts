import type { CommandGroup } from '../entry.ts';

export const EDIFACT: CommandGroup = {
  name: 'edifact',
  summary: { en: 'read interchanges of UN/EDIFACT, and answer them', zh: '读取 UN/EDIFACT 交换并生成回执' },
  commands: [
    {
      name: 'read',
      summary: {
        en: 'show the messages of an interchange, and check it against its directory',
        zh: '显示交换中的报文，并按目录检查',
      },
      load: () => import('./read.ts'),
    },
    {
      name: 'answer',
      summary: { en: 'write CONTRL for an interchange', zh: '为交换生成 CONTRL 回执' },
      load: () => import('./answer.ts'),
    },
  ],
};
