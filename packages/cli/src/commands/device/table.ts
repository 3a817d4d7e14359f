import type { CommandGroup } from '../entry.ts';

export const DEVICE: CommandGroup = {
  name: 'device',
  summary: { en: 'speak as the devices of a port do', zh: '模拟口岸设备' },
  commands: [
    {
      name: 'replay',
      summary: { en: 'send what devices said, or what made-up ones say', zh: '回放设备消息，或发送模拟消息' },
      load: () => import('./replay.ts'),
    },
  ],
};
