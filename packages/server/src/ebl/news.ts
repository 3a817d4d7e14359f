import type { BillTitle, PintAnswer, TitleAct } from '@kouan/sdk/title';
import type { Desk } from './desk.ts';
import type { EblRoom } from './room.ts';

/** What the log is told of bills. Keys and signatures are not in it. @module */

/** An act, as the log has it. */
export const actTold = ({ actionCode, actor, recipient }: Pick<TitleAct, 'actionCode' | 'actor' | 'recipient'>) => ({
  actionCode,
  actor: actor.partyName,
  ...(recipient === undefined ? {} : { recipient: recipient.partyName }),
});

/** Where a bill stands. */
export const standing = ({ state, transfer }: BillTitle) => ({
  status: state.status,
  holder: state.holder?.partyName ?? null,
  onItsWayTo: transfer?.platform ?? null,
});

/** An envelope that has come: what was done with the bill elsewhere, or why it was not taken. */
export function tellEnvelope(room: EblRoom, { name }: Desk, answer: PintAnswer): void {
  if (!('signed' in answer)) return;
  const { response, about } = answer;
  const { responseCode: code, reason } = response;
  const subject = about === undefined || about.reference === '' ? {} : { bill: about.reference };
  const from = about === undefined || about.from === '' ? {} : { from: about.from };
  const source = name.code;
  if (code === 'RECE') {
    const acts = (about?.taken ?? []).flatMap(({ eblPlatform: platform, transactions }) =>
      transactions.map((act) => ({ ...actTold(act as TitleAct), platform })),
    );
    room.tell({ kind: 'bill.received', source, subject, data: { ...from, acts } });
  } else if (code !== 'DUPE')
    room.tell({
      kind: 'bill.refused',
      source,
      subject,
      data: { ...from, code, ...(reason === undefined ? {} : { reason }) },
    });
}

/** The newest act on a bill, wherever it was asked for, and where the bill stands after it. */
export async function tellNewest(room: EblRoom, desk: Desk, reference: string): Promise<void> {
  const [bill] = (await desk.register.find({ reference })).slice(-1);
  const title = bill === undefined ? undefined : await desk.register.title(bill.id);
  if (title === undefined) return;
  // What is void was surrendered in the same breath.
  const acts = title.acts.slice(title.acts.at(-1)?.actionCode === 'VOID' ? -2 : -1);
  for (const act of acts) {
    const data = { ...actTold(act), ...standing(title) };
    room.tell({ kind: 'bill.changed', source: desk.name.code, subject: { bill: reference }, data });
  }
}

/** What the carrier does, and what it is asked and answered. */
export function tellCarrier(
  room: EblRoom,
  kind: 'bill.changed' | 'document.changed',
  reference: string,
  data: Readonly<Record<string, string>>,
): void {
  room.tell({ kind, source: room.carrier.name.code, subject: { bill: reference }, data });
}
