/** The thirteen scenarios of surrender. @module */
import type { BillKind, Scenario, Script, SurrenderAction, SurrenderCode } from '../scenario.ts';
import { error, NO_CONTENT } from './expect.ts';

/** What is asked for: delivery, an amendment, or the switch to paper. */
interface Wish {
  readonly code: SurrenderCode;
  readonly reason?: 'SWTP';
}

const WISHES: readonly (readonly [wish: Wish, en: string, zh: string])[] = [
  [{ code: 'SREQ' }, 'for delivery', '提货'],
  [{ code: 'AREQ' }, 'for amendment', '更改'],
  [{ code: 'AREQ', reason: 'SWTP' }, 'to switch to paper', '转为纸质'],
];
const BILLS: readonly (readonly [bill: BillKind, en: string, zh: string])[] = [
  ['straight', 'A straight bill', '记名提单'],
  ['negotiable', 'A bill to order', '指示提单'],
];
const ENDS: readonly (readonly [action: SurrenderAction, en: string, zh: string])[] = [
  ['SURR', 'accepted', '接受'],
  ['SREJ', 'rejected', '拒绝'],
];

/** The carrier issues a bill to us, we surrender it, the carrier decides. */
const decided = (wish: Wish, action: SurrenderAction): Script => ({
  steps: [
    { act: 'ask', ask: 'issue', message: 'issuance-request', until: ['204'] },
    { act: 'answer-issuance', code: 'ISSU', expect: NO_CONTENT },
    { act: 'request-surrender', ...wish, expect: NO_CONTENT },
    {
      act: 'ask',
      ask: action === 'SURR' ? 'accept-surrender' : 'reject-surrender',
      message: 'surrender-response',
      until: [action],
    },
  ],
});

/** We issue a bill to the platform, it surrenders it, we decide. */
const asked = (wish: Wish, ...decision: Script['steps']): Script => ({
  steps: [
    { act: 'request-issuance', expect: NO_CONTENT },
    { act: 'await', message: 'issuance-response', code: 'ISSU' },
    { act: 'ask', ask: 'surrender', message: 'surrender-request', ...wish },
    ...decision,
  ],
});

const usual: readonly Scenario[] = ENDS.flatMap(([action, ended, endedZh]) =>
  BILLS.flatMap(([bill, of, ofZh]) =>
    WISHES.map(
      ([wish, to, toZh]): Omit<Scenario, 'id'> => ({
        suite: 'surrender',
        title: { en: `${of} ${to}: ${ended}`, zh: `${ofZh}，${toZh}：${endedZh}` },
        bill,
        roles: {
          carrier: decided(wish, action),
          platform: asked(wish, { act: 'answer-surrender', action, expect: NO_CONTENT }),
        },
      }),
    ),
  ),
).map((scenario, index) => ({ id: `SUR-${String(index + 1).padStart(2, '0')}`, ...scenario }));

export const SURRENDER_SCENARIOS: readonly Scenario[] = [
  ...usual,
  {
    id: 'SUR-13',
    suite: 'surrender',
    title: { en: 'A bill that is not available: refused at once', zh: '提单不可用：立即拒绝' },
    bill: 'straight',
    roles: {
      carrier: {
        steps: [{ act: 'request-surrender', code: 'SREQ', unavailable: true, expect: error(400, 409) }],
      },
      platform: { ...asked({ code: 'SREQ' }), answers: { 'surrender-request': ['conflict'] } },
    },
  },
];
