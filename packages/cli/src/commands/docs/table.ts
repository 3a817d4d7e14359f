import type { CommandGroup } from '../entry.ts';

export const DOCS: CommandGroup = {
  name: 'docs',
  summary: { en: 'write the papers of a shipment', zh: '由货运档案生成单证' },
  commands: [
    {
      name: 'build',
      summary: {
        en: 'declaration, invoice, packing list and certificate application from one shipment',
        zh: '由一份货运档案生成报关单、发票、装箱单和原产地证书申请',
      },
      load: () => import('./build.ts'),
    },
  ],
};
