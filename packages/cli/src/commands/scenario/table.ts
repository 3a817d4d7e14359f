import type { CommandGroup } from '../entry.ts';

export const SCENARIO: CommandGroup = {
  name: 'scenario',
  summary: { en: 'what a reference server goes through', zh: '参考服务器的场景' },
  commands: [
    {
      name: 'list',
      summary: { en: 'list the scenarios that come with the server', zh: '列出随附的场景' },
      load: () => import('./list.ts'),
    },
    {
      name: 'check',
      summary: { en: 'check scenario files and name the line of each finding', zh: '检查场景文件并指出行号' },
      load: () => import('./check.ts'),
    },
    {
      name: 'run',
      summary: {
        en: 'play scenarios to their end, say what was expected and the digest of the log',
        zh: '运行场景至结束，给出期望结果与日志摘要',
      },
      load: () => import('./run.ts'),
    },
  ],
};
