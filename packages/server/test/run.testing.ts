/** Runs of the sender, quick and into a journal that is closed after the test. @module */
import {
  type Journal,
  type JournalEntry,
  openJournal,
  pollReceipts,
  type Submission,
  submitAll,
  type Transport,
} from '@kouan/sdk';
import { type Fault, honest } from './proxy.testing.ts';
import { closing, decode, submission } from './server.testing.ts';

export async function journal(file: string): Promise<Journal> {
  const opened = await openJournal(file);
  closing(() => opened.close());
  return opened;
}

export const QUICK = { decode, retry: { attempts: 5, baseMs: 1, maxMs: 2 }, random: () => 0 };
export const submit = (into: Journal, transport: Transport, submissions: readonly Submission[], signal?: AbortSignal) =>
  submitAll({ ...QUICK, journal: into, transport, submissions, ...(signal === undefined ? {} : { signal }) });
export const poll = (into: Journal, transport: Transport) => pollReceipts({ journal: into, transport, decode });

export async function entriesOf(of: Journal): Promise<JournalEntry[]> {
  const all: JournalEntry[] = [];
  for await (const entry of of.entries()) all.push(entry);
  return all;
}

export const states = async (of: Journal): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await entriesOf(of)).flatMap((one) => (one.replacedBy === undefined ? [[one.clientReference, one.state]] : [])),
  );

/** The fault for the first try of each message, and an honest way for all that follow. */
export function firstTry(fault: Fault): Fault {
  const tried = new Set<string>();
  return (passing) => {
    if (passing.method !== 'POST' || tried.has(passing.key)) return honest(passing);
    tried.add(passing.key);
    return fault(passing);
  };
}

export const COURSES = {
  'A-released': 'closed',
  'A-inspected': 'closed',
  'A-rejected': 'rejected',
  'A-returned': 'returned',
};
export const batch = (): Submission[] => Object.keys(COURSES).map((reference) => submission(reference));
