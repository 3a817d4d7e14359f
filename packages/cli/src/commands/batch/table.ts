import type { CommandGroup } from '../entry.ts';

export const BATCH: CommandGroup = {
  name: 'batch',
  summary: {
    en: 'look at, pause, resume, cancel and hand back what was submitted together',
    zh: '查看、暂停、继续、撤回和导出批次',
  },
  commands: [
    {
      name: 'list',
      summary: { en: 'the batches of a journal, the newest first', zh: '列出日志中的批次，最新的在前' },
      load: () => import('./list.ts'),
    },
    {
      name: 'show',
      summary: { en: 'where a batch stands', zh: '查看批次状态' },
      load: () => import('./show.ts'),
    },
    {
      name: 'pause',
      summary: { en: 'send nothing more of a batch for now', zh: '暂停批次，不再发送' },
      load: () => import('./pause.ts'),
    },
    {
      name: 'resume',
      summary: {
        en: 'go on with a batch that was paused, or whose run ended in the middle',
        zh: '继续已暂停或中断的批次',
      },
      load: () => import('./resume.ts'),
    },
    {
      name: 'cancel',
      summary: { en: 'call back what has not left', zh: '撤回尚未发出的单证' },
      load: () => import('./cancel.ts'),
    },
    {
      name: 'retry',
      summary: { en: 'send again what was refused at the door or given up', zh: '重发被拒收或已放弃的单证' },
      load: () => import('./retry.ts'),
    },
    {
      name: 'export',
      summary: { en: 'hand back what failed, or every submission or receipt', zh: '导出失败的行、全部报送或回执' },
      load: () => import('./export.ts'),
    },
  ],
};
