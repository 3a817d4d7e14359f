import type { CommandGroup } from '../entry.ts';

export const EVENTS: CommandGroup = {
  name: 'events',
  summary: { en: 'what happens at a reference server', zh: '参考服务器的动态' },
  commands: [
    {
      name: 'tail',
      summary: { en: 'follow events as they happen, none missed', zh: '实时跟随事件，不遗漏' },
      load: () => import('./tail.ts'),
    },
  ],
};
