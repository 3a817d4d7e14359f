import type { CommandGroup } from '../entry.ts';

export const SUBMIT: CommandGroup = {
  name: 'submit',
  summary: { en: 'send documents, each once, whatever happens', zh: '报送单证：不丢失、不重复' },
  load: () => import('./submit.ts'),
  commands: [
    {
      name: 'plan',
      summary: { en: 'check everything and write down what would be sent', zh: '检查全部并写下将报送的内容' },
      load: () => import('./plan.ts'),
    },
    {
      name: 'apply',
      summary: { en: 'send exactly what a plan says', zh: '严格按计划报送' },
      load: () => import('./apply.ts'),
    },
  ],
};
