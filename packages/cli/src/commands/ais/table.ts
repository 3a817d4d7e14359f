import type { CommandGroup } from '../entry.ts';

export const AIS: CommandGroup = {
  name: 'ais',
  summary: { en: 'read and write what ships send by radio', zh: '读写船舶 AIS 报文' },
  commands: [
    {
      name: 'decode',
      summary: { en: 'read AIS sentences (NMEA 0183)', zh: '解码 AIS 语句（NMEA 0183）' },
      load: () => import('./decode.ts'),
    },
    {
      name: 'encode',
      summary: { en: 'write AIS messages as sentences', zh: '将 AIS 报文编码为语句' },
      load: () => import('./encode.ts'),
    },
  ],
};
