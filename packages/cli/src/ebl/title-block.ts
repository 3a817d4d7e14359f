import type { Text } from '@kouan/core';
import { type NextAct, nameOf, platformOf, type TitleParty, type TitleState } from '@kouan/sdk/title';
import type { Context } from '../frame/context.ts';
import { clean } from '../frame/findings.ts';
import { table } from '../frame/table.ts';

const KINDS: Readonly<Record<TitleState['title']['kind'], Text>> = {
  straight: { en: 'straight', zh: '记名提单' },
  named: { en: 'to order', zh: '指示提单' },
  blank: { en: 'to order, endorsed in blank', zh: '空白背书指示提单' },
};

const STATUSES: Readonly<Record<TitleState['status'], Text>> = {
  NOT_ISSUED: { en: 'not issued', zh: '未签发' },
  ISSUED: { en: 'issued', zh: '已签发' },
  PENDING_SURRENDER_FOR_DELIVERY: {
    en: 'surrendered for delivery, waits for the carrier',
    zh: '已交单提货，待承运人答复',
  },
  PENDING_SURRENDER_FOR_AMENDMENT: {
    en: 'surrendered for amendment, waits for the carrier',
    zh: '已交单改单，待承运人答复',
  },
  SURRENDERED_FOR_DELIVERY: { en: 'surrendered for delivery', zh: '提货交单已接受' },
  SURRENDERED_FOR_AMENDMENT: { en: 'surrendered for amendment', zh: '改单交单已接受' },
  VOIDED: { en: 'void', zh: '已作废' },
};

/** What is shown of a bill: its state is a fold over its chain, made at this moment. */
export interface Shown {
  readonly state: TitleState;
  readonly next: readonly NextAct[];
}

/** A party with where it can be reached. */
export function partyText(party: TitleParty | undefined, say: Context['say']): string {
  if (party === undefined) return say({ en: 'nobody', zh: '无' });
  const platform = platformOf(party);
  return clean(
    `${nameOf(party)}${platform === undefined ? '' : say({ en: ` on ${platform}`, zh: `，平台 ${platform}` })}`,
  );
}

export const kindText = (kind: TitleState['title']['kind'], say: Context['say']): string => say(KINDS[kind]);

export const statusText = ({ status }: TitleState, say: Context['say']): string =>
  `${status}  ${say(STATUSES[status])}`;

/** Holder, titleholder, status, what can come next, and why the rest cannot. */
export function titleBlock({ state, next }: Shown, { say, output }: Context): string {
  const { title, holder, inTransfer, surrenderedBy } = state;
  const titleholder = title.kind === 'blank' ? holder : title.titleholder;
  const rows: (readonly [string, string])[] = [
    [say({ en: 'status', zh: '状态' }), statusText(state, say)],
    [say({ en: 'kind', zh: '种类' }), kindText(title.kind, say)],
    [say({ en: 'holder', zh: '持有人' }), partyText(holder, say)],
    [
      say({ en: 'titleholder', zh: '权利人' }),
      titleholder === undefined ? say({ en: 'nobody is named', zh: '未指明' }) : clean(nameOf(titleholder)),
    ],
  ];
  if (inTransfer !== undefined)
    rows.push([
      say({ en: 'on its way', zh: '转让中' }),
      `${say({ en: 'to', zh: '至' })} ${partyText(inTransfer.to, say)}; ${say({ en: 'locked until answered', zh: '答复前锁定' })}`,
    ]);
  if (surrenderedBy !== undefined)
    rows.push([say({ en: 'surrendered by', zh: '交单人' }), partyText(surrenderedBy, say)]);
  const acts = next.map(({ actionCode, allowed, by, why }) => [
    output.paint(allowed ? 'green' : 'gray', allowed ? '✔' : '·'),
    actionCode,
    allowed
      ? `${say({ en: 'by', zh: '由' })} ${partyText(by, say)}`
      : clean(why === undefined ? '' : `${why.code} ${say(why.message)}`),
  ]);
  return `${table(rows.map(([name, value]) => ['', name, value]))}\n${table(acts.map((row) => ['', ...row]))}`;
}

/** The same as JSON. */
export const titleRecord = ({ state, next }: Shown): object => ({
  status: state.status,
  kind: state.title.kind,
  ...(state.holder === undefined ? {} : { holder: state.holder }),
  ...(state.title.kind === 'blank'
    ? state.holder === undefined
      ? {}
      : { titleholder: state.holder }
    : state.title.titleholder === undefined
      ? {}
      : { titleholder: state.title.titleholder }),
  ...(state.issuer === undefined ? {} : { issuer: state.issuer }),
  ...(state.inTransfer === undefined ? {} : { inTransfer: state.inTransfer }),
  ...(state.surrenderedBy === undefined ? {} : { surrenderedBy: state.surrenderedBy }),
  acts: state.acts,
  next: next.map(({ why, ...one }) => ({ ...one, ...(why === undefined ? {} : { why }) })),
});
