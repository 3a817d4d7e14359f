import type { Text } from '@kouan/core';
import type { Journal, Urgent } from '@kouan/sdk/exchange';
import type { Context } from '../frame/context.ts';
import { duration } from '../frame/duration.ts';

/** Time limits that are named one by one. */
export const ALARMS_SHOWN = 5;
/** As many are counted as the journal counts; beyond it is “at least so many”. */
const COUNTED = 1_000;

export const DEFAULT_ALARM_MS = 24 * 3_600_000;

/** Tells the journal's readers of limits that came near; each is told once. */
export async function raiseAlarms(journal: Journal, aheadMs: number): Promise<void> {
  while ((await journal.alarms(aheadMs)).length > 0);
}

const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** What there is to say of time limits; nothing when there is nothing. */
export function alarmLines({ near, over, first }: Urgent, aheadMs: number, say: (text: Text) => string): string[] {
  if (near + over === 0) return [];
  const least = near + over >= COUNTED ? '≥ ' : '';
  const counts = [
    ...(over > 0 ? [say({ en: `${least}${over} over`, zh: `${least}${over} 份已过期限` })] : []),
    ...(near > 0
      ? [
          say({
            en: `${least}${near} within ${duration(aheadMs, say)}`,
            zh: `${least}${near} 份将在 ${duration(aheadMs, say)}内到期`,
          }),
        ]
      : []),
  ].join(say({ en: ', ', zh: '，' }));
  const named = first.map(({ clientReference, deadline, over: late }) =>
    say({
      en: `  ${clientReference}  ${late ? 'was due' : 'due'} ${minute(deadline)}`,
      zh: `  ${clientReference}  ${late ? '期限已过' : '期限'} ${minute(deadline)}`,
    }),
  );
  return [`▲ ${say({ en: 'Time limits', zh: '期限' })}: ${counts}`, ...named];
}

/** Says them to the person. */
export function tellAlarms(urgent: Urgent, aheadMs: number, { output, say }: Pick<Context, 'output' | 'say'>): void {
  for (const line of alarmLines(urgent, aheadMs, say)) output.talk(line.replace(/^▲/, output.paint('yellow', '▲')));
}
