import type { Text } from '@kouan/core';
import {
  type Batch,
  type Blocked,
  FAILED,
  FINAL,
  type Journal,
  type JournalEntry,
  type SubmissionState,
  type Urgent,
} from '@kouan/sdk/journal';
import { ALARMS_SHOWN } from '../../batch/alarms.ts';

/** Where a batch stands, from what is counted alone. */
export interface Facts {
  readonly batch: Batch;
  readonly states: Readonly<Record<string, number>>;
  readonly total: number;
  /** May still be heard of. */
  readonly open: number;
  readonly alarms: Urgent;
  /** The first of those that will not leave: what they depend on was not accepted. */
  readonly blocked: readonly Blocked[];
  /** The first of those that failed. */
  readonly failed: readonly Pick<JournalEntry, 'clientReference' | 'state' | 'errorCode' | 'errorText'>[];
}

const FAILED_SHOWN = 10;

export async function factsOf(journal: Journal, batch: Batch, alarmMs: number): Promise<Facts> {
  const states = await journal.batchCounts(batch.id);
  const sum = (wanted: (state: string) => boolean): number =>
    Object.entries(states).reduce((total, [state, count]) => (wanted(state) ? total + count : total), 0);
  const failed: Facts['failed'][number][] = [];
  if (FAILED.some((state) => states[state] !== undefined))
    for await (const { key, clientReference, state, errorCode, errorText } of journal.entries({
      batchId: batch.id,
      states: FAILED,
    })) {
      const said = errorText ?? (await lastNote(journal, key));
      failed.push({
        clientReference,
        state,
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(said === undefined ? {} : { errorText: said }),
      });
      if (failed.length >= FAILED_SHOWN) break;
    }
  return {
    batch,
    states,
    total: sum(() => true),
    open: sum((state) => !FINAL.includes(state as SubmissionState)),
    blocked: await journal.blocked(batch.id, FAILED_SHOWN),
    alarms: await journal.urgent(batch.id, alarmMs, ALARMS_SHOWN),
    failed,
  };
}

async function lastNote(journal: Journal, key: string): Promise<string | undefined> {
  let last: string | undefined;
  for await (const { note } of journal.receipts(key)) last = note ?? last;
  return last;
}

/** The states of a batch in words. */
const BATCH_STATES: Readonly<Record<Batch['state'], Text>> = {
  planning: { en: 'being planned', zh: '计划中' },
  open: { en: 'open', zh: '进行中' },
  paused: { en: 'paused', zh: '已暂停' },
  cancelled: { en: 'cancelled', zh: '已取消' },
};

const DONE: Text = { en: 'done', zh: '已完成' };

/** The state of a batch in a word: one that is open and of which nothing more is expected is done. */
export function batchWord({ state }: Batch, states: Readonly<Record<string, number>>): Text {
  const left = Object.keys(states).filter((each) => !FINAL.includes(each as SubmissionState));
  return state === 'open' && Object.keys(states).length > 0 && left.length === 0 ? DONE : BATCH_STATES[state];
}

export const second = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;
