import { isKouanError, type KouanError } from '@kouan/core';
import { afterAll } from 'vitest';
import type { Receipt } from '../../documents/receipt.ts';
import { settled } from '../store/dialects.testing.ts';
import type { JournalEntry } from './entries.ts';
import type { JournalEvent } from './events.ts';
import type { Journal } from './journal.ts';
import { type JournalOptions, openJournal } from './open.ts';
import type { SubmissionState } from './states.ts';
import type { Claimed, Submission } from './submission.ts';

export const TARGET = 'https://example.test/single-window';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const submission = (clientReference: string, more: Partial<Submission> = {}): Submission => ({
  bytes: bytesOf(clientReference),
  clientReference,
  mediaType: 'application/xml',
  fileName: `${clientReference}.xml`,
  ...more,
});

export const receipt = (state: Receipt['state'], more: Partial<Receipt> = {}): Receipt => ({
  type: 'receipt',
  stage: 'business',
  state,
  final: false,
  ...more,
});

/** Closed when the test file ends, whatever happens in between. */
export async function journalAt(where: string, options: JournalOptions = {}): Promise<Journal> {
  const journal = await openJournal(where, options);
  afterAllClose.push(journal);
  return journal;
}

const afterAllClose: Journal[] = [];
afterAll(async () => {
  for (const journal of afterAllClose) await journal.close().catch(() => {});
});

/** Plans some in a batch of their own. */
export async function planned(journal: Journal, ...submissions: Submission[]) {
  const batch = await journal.createBatch({ target: TARGET, name: 'test' });
  return { batch, planned: await journal.plan(batch, submissions) };
}

export async function claimed(journal: Journal, count = 10): Promise<readonly Claimed[]> {
  return (await journal.claim(TARGET, { count })).claimed;
}

/** Plans, claims and settles one as taken, with what was answered at once. */
export async function taken(journal: Journal, one: Submission, ...receipts: Receipt[]): Promise<SubmissionState> {
  await planned(journal, one);
  const [held] = (await claimed(journal)).filter(({ clientReference }) => clientReference === one.clientReference);
  if (held === undefined) throw new Error(`${one.clientReference} is not to be sent`);
  const raw = { id: `answer:${held.key}`, bytes: bytesOf(''), mediaType: 'application/xml' };
  return journal.settle({ claimed: held, outcome: { kind: 'taken', receipts: [{ raw, receipts }] } });
}

let ids = 0;
/** Receipts come by polling. */
export const come = (journal: Journal, ...receipts: Receipt[]) =>
  journal.receive(
    TARGET,
    receipts.map((one) => ({
      raw: { id: `r${ids++}`, bytes: bytesOf(''), mediaType: 'application/xml' },
      receipts: [one],
    })),
    String(ids),
  );

export async function entriesOf(journal: Journal): Promise<JournalEntry[]> {
  const all: JournalEntry[] = [];
  for await (const entry of journal.entries()) all.push(entry);
  return all;
}

/** What readers are told, when nothing that began before is unfinished. */
export async function eventsOf(journal: Journal, after = ''): Promise<readonly JournalEvent[]> {
  await settled();
  return journal.eventsAfter(after);
}

/** The state of the submission that has the reference now. */
export const stateOf = async (journal: Journal, reference: string): Promise<string | undefined> =>
  (await entriesOf(journal)).find((one) => one.clientReference === reference && one.replacedBy === undefined)?.state;

export async function failing(work: () => unknown): Promise<KouanError> {
  try {
    await work();
  } catch (error) {
    if (isKouanError(error)) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
