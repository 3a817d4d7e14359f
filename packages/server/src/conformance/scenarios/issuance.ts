/** The six scenarios of issuance. @module */
import type { IssuanceCode } from '@kouan/sdk/title';
import type { BillKind, IssuanceChange, Scenario, Script } from '../scenario.ts';
import { error, NO_CONTENT } from './expect.ts';

/** A platform is given a request, and gives its verdict later. */
const judged = (code: IssuanceCode, change?: IssuanceChange): Script => ({
  steps: [
    { act: 'request-issuance', expect: NO_CONTENT, ...(change === undefined ? {} : { change }) },
    { act: 'await', message: 'issuance-response', code },
  ],
});

/** A carrier issues, and is told the verdict. */
const told = (code: IssuanceCode): Script => ({
  steps: [
    { act: 'ask', ask: 'issue', message: 'issuance-request', until: ['204'] },
    { act: 'answer-issuance', code, expect: NO_CONTENT },
  ],
});

const issued = (id: string, bill: BillKind, en: string, zh: string): Scenario => ({
  id,
  suite: 'issuance',
  title: { en: `${en}: issued`, zh: `${zh}：签发` },
  bill,
  roles: { platform: judged('ISSU'), carrier: told('ISSU') },
});

export const ISSUANCE_SCENARIOS: readonly Scenario[] = [
  issued('ISS-01', 'straight', 'A straight bill', '记名提单'),
  issued('ISS-02', 'negotiable', 'A bill to the order of an endorsee', '指示提单'),
  issued('ISS-03', 'blank', 'A bill endorsed in blank', '空白背书提单'),
  {
    id: 'ISS-04',
    suite: 'issuance',
    title: { en: 'A manifest over another document: refused for its content', zh: '清单对应另一单证：因内容拒绝' },
    bill: 'straight',
    roles: { platform: judged('BREQ', 'document-altered'), carrier: told('BREQ') },
  },
  {
    id: 'ISS-05',
    suite: 'issuance',
    title: { en: 'To a party that is not known: not to be issued here', zh: '签发对象未知：不在此签发' },
    bill: 'straight',
    roles: { platform: judged('REFU', 'unknown-party'), carrier: told('REFU') },
  },
  {
    id: 'ISS-06',
    suite: 'issuance',
    title: { en: 'No issuing party: refused at once', zh: '缺少签发方：立即拒绝' },
    bill: 'straight',
    roles: {
      platform: { steps: [{ act: 'request-issuance', change: 'no-issuing-party', expect: error(400) }] },
      carrier: {
        steps: [{ act: 'ask', ask: 'issue', message: 'issuance-request', until: ['400'] }],
        answers: { 'issuance-request': ['malformed'] },
      },
    },
  },
];
