import { receiptChannelOf } from '@kouan/formats';
import { EVENT_KINDS, type EventKind } from '../world/event-kinds.ts';
import type { EventLog, WorldEvent } from '../world/index.ts';

/** Everything of one code that went wrong. */
export interface ErrorGroup {
  readonly code: string;
  readonly kind: EventKind;
  readonly en: string;
  readonly zh: string;
  readonly count: number;
  readonly first: Occurrence;
  readonly last: Occurrence;
}

interface Occurrence {
  readonly sequence: number;
  readonly time: string;
  readonly source: string;
  readonly subject: WorldEvent['subject'];
}

/** One thing that went wrong in an event. */
interface Wrong {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
}

type Data = Readonly<Record<string, unknown>>;
type Reader = (data: Data, event: WorldEvent) => readonly Wrong[];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Code of the first of some findings. */
const codeIn = (findings: unknown): string =>
  Array.isArray(findings) ? text((findings[0] as Data | undefined)?.['code']) : '';

/** By a member that has a code of its own, or words of its own. */
const by =
  (prefix: string, codeOf: (data: Data) => string, words: (data: Data) => string = codeOf): Reader =>
  (data, { kind }) => {
    const { en, zh } = EVENT_KINDS[kind];
    const said = words(data);
    return [
      {
        code: [prefix, codeOf(data)].filter((one) => one !== '').join(':'),
        en: said === '' ? en : `${en}: ${said}`,
        zh: said === '' ? zh : `${zh}：${said}`,
      },
    ];
  };

/** States of receipts that say no. */
const NO: ReadonlySet<string> = new Set(['rejected', 'returned', 'failed', 'deleted']);

const reasons: Reader = ({ reasons: found }) =>
  (Array.isArray(found) ? (found as Data[]) : []).map(({ code, message }) => ({
    code: text(code),
    en: text((message as Data | undefined)?.['en']),
    zh: text((message as Data | undefined)?.['zh']),
  }));

const receipts: Reader = ({ channel, note }) => {
  const known = receiptChannelOf.get(text(channel));
  if (known === undefined || !NO.has(known.state)) return [];
  return [
    {
      code: `receipt:${known.code}`,
      en: `Receipt ${known.code}: ${known.en} (${text(note)})`,
      zh: `回执 ${known.code}：${known.zh}（${text(note)}）`,
    },
  ];
};

/** What went wrong in an event, by its kind; nothing does in all others. */
const READERS: Readonly<Partial<Record<EventKind, Reader>>> = {
  'declaration.refused': by('declaration', ({ note }) => text(note)),
  'message.refused': by('message', (data) => text(data['code']) || text(data['note'])),
  'receipt.issued': receipts,
  'receipt.lost': by('receipt-lost', ({ channel }) => text(channel)),
  'gate.commanded': reasons,
  'seal.opened': by('seal-opened', () => ''),
  'bill.refused': by('bill', ({ code }) => text(code)),
  'signature.refused': by(
    'signature',
    ({ status }) => String(status ?? ''),
    ({ title }) => text(title),
  ),
  'alarm.raised': by('alarm', ({ code }) => text(code)),
  'bill.sent': (data, event) => (data['outcome'] === 'rejected' ? by('bill-sent', () => 'rejected')(data, event) : []),
  'fault.met': by('fault', ({ fault, findings }) => text(fault) || codeIn(findings)),
};

const KINDS = Object.keys(READERS) as readonly EventKind[];
/** Codes that are told apart; texts of others come from outside. */
const MAX_GROUPS = 500;

/** What went wrong, one row for each code: how often, first and last. The latest first. */
export function errorGroups(log: EventLog): readonly ErrorGroup[] {
  const groups = new Map<string, ErrorGroup>();
  for (const event of log.page(0, Number.POSITIVE_INFINITY, { kinds: KINDS })) {
    const { kind, sequence, time, source, subject } = event;
    const data = (typeof event.data === 'object' && event.data !== null ? event.data : {}) as Data;
    const occurrence: Occurrence = { sequence, time, source, subject };
    for (const wrong of READERS[kind]?.(data, event) ?? []) {
      const before = groups.get(wrong.code);
      if (before === undefined && groups.size >= MAX_GROUPS) continue;
      const { count = 0, first = occurrence } = before ?? {};
      groups.set(wrong.code, { ...wrong, kind, count: count + 1, first, last: occurrence });
    }
  }
  return [...groups.values()].sort((one, other) => other.last.sequence - one.last.sequence);
}
