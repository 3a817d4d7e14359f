import type { CommandGroup } from '../entry.ts';

/** Commands about electronic bills of lading. */
export const EBL: CommandGroup = {
  name: 'ebl',
  summary: { en: 'issue, move and verify electronic bills of lading', zh: '电子提单的签发、转让与验证' },
  commands: [
    {
      name: 'create',
      summary: { en: 'write a draft transport document', zh: '生成运输单证草稿' },
      load: () => import('./create.ts'),
    },
    {
      name: 'check',
      summary: {
        en: 'is a document ready to be issued, and how would its title move',
        zh: '检查单证能否签发及其权利如何转移',
      },
      load: () => import('./check.ts'),
    },
    {
      name: 'issue',
      summary: {
        en: 'issue a bill: make the carrier’s request, or take it in',
        zh: '签发提单：生成承运人请求或予以受理',
      },
      load: () => import('./issue.ts'),
    },
    {
      name: 'endorse',
      summary: { en: 'endorse a bill to order', zh: '背书指示提单' },
      load: () => import('./endorse.ts'),
    },
    {
      name: 'transfer',
      summary: {
        en: 'give possession to somebody else, here or on another platform',
        zh: '将占有转让给他人（本平台或其他平台）',
      },
      load: () => import('./transfer.ts'),
    },
    {
      name: 'surrender',
      summary: { en: 'surrender a bill for delivery or amendment', zh: '交单提货或改单' },
      load: () => import('./surrender.ts'),
    },
    {
      name: 'accept',
      summary: { en: 'accept a surrender, for the carrier', zh: '承运人接受交单' },
      load: () => import('./accept.ts'),
    },
    {
      name: 'reject',
      summary: { en: 'reject a surrender, for the carrier', zh: '承运人拒绝交单' },
      load: () => import('./reject.ts'),
    },
    {
      name: 'release',
      summary: { en: 'may the goods leave, and what is missing', zh: '货物能否放行，还缺什么' },
      load: () => import('./release.ts'),
    },
    {
      name: 'show',
      summary: { en: 'who holds a bill, what can come next, and why', zh: '提单持有人、可执行的动作及理由' },
      load: () => import('./show.ts'),
    },
    {
      name: 'verify',
      summary: { en: 'verify envelopes and evidence of bills, offline', zh: '离线验证信封与提单证据' },
      load: () => import('./verify.ts'),
    },
    {
      name: 'history',
      summary: { en: 'every act of a bill, one after the other', zh: '提单的全部动作' },
      load: () => import('./history.ts'),
    },
    {
      name: 'diff',
      summary: { en: 'where two transport documents differ', zh: '比较两份运输单证' },
      load: () => import('./diff.ts'),
    },
    {
      name: 'conformance',
      summary: {
        en: 'test a platform or carrier against the scenarios of PINT, issuance and surrender',
        zh: '按 PINT、签发与交还场景测试平台或承运人',
      },
      load: () => import('./conformance.ts'),
    },
  ],
};
