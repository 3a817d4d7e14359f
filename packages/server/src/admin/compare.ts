import { canonicalJson } from '@kouan/sdk/json';
import type { Rooms } from '../rooms.ts';
import type { WorldEvent } from '../world/index.ts';
import type { NotCarried, SavedState } from './saved-state.ts';

const EVERYTHING = 1_000_000;

/** What of a state is not as it was, now that everything was asked again. */
export async function notCarried(state: SavedState, rooms: Rooms): Promise<readonly NotCarried[]> {
  return [...(await ofChains(state, rooms)), ...ofJournal(state), ...ofLog(state, rooms)];
}

/** Signatures are the same for the same content at the same time: chains are others where times are. */
async function ofChains({ chains }: SavedState, { ebl }: Rooms): Promise<readonly NotCarried[]> {
  if (chains === undefined || ebl === undefined || chains === (await (await ebl.enter()).chains())) return [];
  return [
    {
      what: 'chains',
      en: 'Chains of bills are not as they were: their heads and signatures are others.',
      zh: '提单背书链与原先不同，其末端和签名已改变。',
    },
  ];
}

const ofJournal = ({ requests, newest }: SavedState): readonly NotCarried[] =>
  requests !== undefined || newest === 0
    ? []
    : [{ what: 'journal', en: 'The journal of requests begins anew.', zh: '请求日志从头开始。' }];

function ofLog({ newest, sha256, events }: SavedState, { events: log }: Rooms): readonly NotCarried[] {
  if (newest === 0 || log.sha256() === sha256) return [];
  const now = log.page(0, EVERYTHING);
  const before = events ?? [];
  const at = before.findIndex((one, index) => contentOf(one) !== contentOf(now[index]));
  if (events === undefined || (at < 0 && now.length !== before.length))
    return [
      {
        what: 'log',
        en: `The log has ${log.newest} events, and had ${newest}; they are not the same.`,
        zh: `事件日志现有 ${log.newest} 条，原有 ${newest} 条，内容不同。`,
      },
    ];
  const first = before[at];
  if (first === undefined)
    return [{ what: 'times', en: 'Events are the same, their times are not.', zh: '事件相同，时间不同。' }];
  return [
    {
      what: 'event',
      en: `Event ${first.sequence} (${first.kind} of ${first.source}) did not come about again as it was.`,
      zh: `第 ${first.sequence} 条事件（${first.source} 的 ${first.kind}）未能原样重现。`,
    },
  ];
}

/** An event without its time, and what follows from that. */
function contentOf(event: WorldEvent | undefined): string {
  if (event === undefined) return '';
  const { kind, source, subject, data } = event;
  return canonicalJson({ kind, source, subject, ...(data === undefined ? {} : { data }) });
}
