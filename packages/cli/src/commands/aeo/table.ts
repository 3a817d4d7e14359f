import type { CommandGroup } from '../entry.ts';

export const AEO: CommandGroup = {
  name: 'aeo',
  summary: { en: 'codes and records of authorised economic operators', zh: 'AEO 企业编码与记录' },
  commands: [
    {
      name: 'decode',
      summary: { en: 'say what a code is, and what it is worth abroad', zh: '解读 AEO 编码及其互认效力' },
      load: () => import('./decode.ts'),
    },
    {
      name: 'encode',
      summary: { en: 'write a code as it is needed', zh: '将 AEO 编码转换为所需写法' },
      load: () => import('./encode.ts'),
    },
    {
      name: 'check',
      summary: { en: 'check records of operators', zh: '检查 AEO 企业记录' },
      load: () => import('./check.ts'),
    },
    {
      name: 'diff',
      summary: { en: 'say what changed from one list of operators to the next', zh: '比较两份 AEO 企业记录' },
      load: () => import('./diff.ts'),
    },
  ],
};
