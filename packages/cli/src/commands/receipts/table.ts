import type { CommandGroup } from '../entry.ts';

export const RECEIPTS: CommandGroup = {
  name: 'receipts',
  summary: { en: 'fetch, show and pass on what was answered', zh: '获取、显示并转发回执' },
  load: () => import('./receipts.ts'),
  commands: [
    {
      name: 'events',
      summary: { en: 'everything that happened, one line each, from a cursor on', zh: '自游标起逐行输出全部事件' },
      load: () => import('./events.ts'),
    },
    {
      name: 'forward',
      summary: { en: 'deliver events to a webhook, signed, none missed', zh: '将事件签名后推送至 Webhook，不遗漏' },
      load: () => import('./forward.ts'),
    },
  ],
};
