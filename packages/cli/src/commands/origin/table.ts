import type { CommandGroup } from '../entry.ts';

/** Commands about origin. */
export const ORIGIN: CommandGroup = {
  name: 'origin',
  summary: { en: 'decide the origin of goods, and say why', zh: '判定货物原产资格并说明理由' },
  commands: [
    {
      name: 'assess',
      summary: { en: 'does it originate, by which criterion, in which country', zh: '是否原产、依据何种标准、原产国' },
      load: () => import('./assess.ts'),
    },
    {
      name: 'rule',
      summary: { en: 'the product specific rule of an HS code', zh: '查询某税号的产品特定原产地规则' },
      load: () => import('./rule.ts'),
    },
    {
      name: 'rules',
      summary: { en: 'tables of rules', zh: '规则表' },
      commands: [
        {
          name: 'import',
          summary: { en: 'read an official table of rules', zh: '导入官方规则表' },
          load: () => import('./rules-import.ts'),
        },
        {
          name: 'list',
          summary: { en: 'the rule sets that answer', zh: '列出生效的规则集' },
          load: () => import('./rules-list.ts'),
        },
        {
          name: 'coverage',
          summary: { en: 'how much of each chapter is answered', zh: '各章覆盖情况' },
          load: () => import('./rules-coverage.ts'),
        },
        {
          name: 'diff',
          summary: { en: 'where two rule sets differ', zh: '比较两个规则集' },
          load: () => import('./rules-diff.ts'),
        },
      ],
    },
    {
      name: 'compare',
      summary: { en: 'rank the agreements for one good', zh: '比较同一货物适用的各协定' },
      load: () => import('./compare.ts'),
    },
    {
      name: 'optimise',
      summary: { en: 'the cheapest changes that make a good qualify', zh: '使货物具备原产资格的最低成本方案' },
      load: () => import('./optimise.ts'),
    },
    {
      name: 'certify',
      summary: { en: 'print the certificate of origin of a shipment', zh: '生成货运的原产地证书' },
      load: () => import('./certify.ts'),
    },
    {
      name: 'lint',
      summary: { en: 'check certificates of origin before an officer does', zh: '检查原产地证书' },
      load: () => import('./lint.ts'),
    },
    {
      name: 'proof',
      summary: {
        en: 'which proof is needed, how long it holds, what its boxes say',
        zh: '需要何种证明、有效期与填写要求',
      },
      load: () => import('./proof.ts'),
    },
    {
      name: 'report',
      summary: { en: 'an HTML page that shows how a good was decided', zh: '生成判定过程的 HTML 报告' },
      load: () => import('./report.ts'),
    },
  ],
};
