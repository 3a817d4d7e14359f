import type { CommandGroup } from '../entry.ts';

export const SIGN: CommandGroup = {
  name: 'sign',
  summary: { en: 'sign a document in the way its receiver demands', zh: '按接收方要求对单证签名' },
  load: () => import('./sign.ts'),
  commands: [
    {
      name: 'explain',
      summary: {
        en: 'show what exactly is signed, and where two signatures part',
        zh: '显示被签名的确切内容，并与正确的签名对比',
      },
      load: () => import('./explain.ts'),
    },
    {
      name: 'extend',
      summary: {
        en: 'add to a signature what it needs in later years: evidence, and a time stamp over it',
        zh: '为已有签名补充长期验证所需的证据与时间戳',
      },
      load: () => import('./extend.ts'),
    },
  ],
};
