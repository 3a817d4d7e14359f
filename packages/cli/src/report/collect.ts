import type { Finding } from '@kouan/core';
import {
  type Batch,
  type Journal,
  type JournalEntry,
  type JournalReceipt,
  SUBMISSION_STATES,
  type Urgent,
} from '@kouan/sdk/exchange';
import type { FindingCounts } from '../batch/summary.ts';
import { FORMAT_VERSION } from '../frame/output.ts';
import { Durations } from './plots/time-to-receipt.ts';
import { RECEIPT_STATES, STATES } from './states.ts';

/** A document that was not sent, with the reasons. */
export interface WithheldDocument {
  readonly file: string;
  readonly row?: number;
  readonly clientReference?: string;
  readonly findings: readonly Finding[];
}

/** One submission with everything that was answered to it. */
export interface ReportedSubmission extends Omit<JournalEntry, 'seq' | 'key' | 'target'> {
  readonly receipts: readonly Omit<JournalReceipt, 'seq' | 'target' | 'id' | 'key' | 'clientReference'>[];
}

/** How often a finding was made, with its first. */
export interface CountedFinding {
  readonly code: string;
  readonly count: number;
  readonly finding: Finding;
}

/** What a run did and where everything stands, as `report.json` holds it. */
export interface Report {
  readonly format_version: number;
  readonly batch: string;
  /** What was sent: the names of the files. */
  readonly name: string;
  readonly target: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly documents: number;
  readonly withheld: readonly WithheldDocument[];
  /** Findings on documents that were sent: they did not stop them. */
  readonly remarks: readonly CountedFinding[];
  /** Findings on all documents, most frequent first. */
  readonly findings: readonly CountedFinding[];
  readonly states: Readonly<Record<string, number>>;
  /** Time limits that come near or are over. */
  readonly alarms: Urgent;
  /** Durations from sending to the first receipt beyond the answer, by upper end in milliseconds. */
  readonly timeToReceipt: readonly { readonly upToMs: number | null; readonly count: number }[];
  /** Those that need a person first; at most so many that a page can be read. */
  readonly submissions: readonly ReportedSubmission[];
  /** Submissions that are not listed; `kouan batch export` gives all. */
  readonly unlisted: number;
}

/** What only the run knows; the rest is in the journal. */
export interface Run {
  readonly batch: Batch;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly documents: number;
  readonly withheld: readonly WithheldDocument[];
  readonly remarks: FindingCounts;
  readonly findings: FindingCounts;
  /** How long before a time limit it is told. */
  readonly alarmMs: number;
}

/** As many as somebody scrolls through. */
const LISTED = 1_000;

/** Time limits that are named. */
const ALARMS = 20;

/** The report of one run: its own counts, and where every submission of its batch stands. */
export async function collect(run: Run, journal: Journal): Promise<{ report: Report; durations: Durations }> {
  const { id, name, target } = run.batch;
  const durations = new Durations();
  const urgent: JournalEntry[] = [];
  const others: JournalEntry[] = [];
  let total = 0;
  // State by state, as an index has them: a batch may be a small part of its journal.
  for await (const entry of journal.entries({ batchId: id, states: SUBMISSION_STATES })) {
    total++;
    if (entry.takenAt !== undefined && entry.heardAt !== undefined) durations.add(entry.heardAt - entry.takenAt);
    const list = needsPerson(entry) ? urgent : others;
    if (list.length < LISTED) list.push(entry);
  }
  const shown = [...urgent, ...others].slice(0, LISTED).sort((a, b) => a.seq - b.seq);
  const report: Report = {
    format_version: FORMAT_VERSION,
    batch: id,
    name,
    target,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    documents: run.documents,
    withheld: run.withheld,
    remarks: run.remarks.top(),
    findings: run.findings.top(),
    states: await journal.batchCounts(id),
    alarms: await journal.urgent(id, run.alarmMs, ALARMS),
    timeToReceipt: durations.buckets(),
    submissions: await Promise.all(shown.map((entry) => reported(entry, journal))),
    unlisted: total - shown.length,
  };
  return { report, durations };
}

function needsPerson({ state, receiptState }: JournalEntry): boolean {
  const { tone } = receiptState === undefined ? STATES[state] : RECEIPT_STATES[receiptState];
  return tone === 'bad' || tone === 'attention';
}

async function reported(
  { seq: _, key, target: __, ...entry }: JournalEntry,
  journal: Journal,
): Promise<ReportedSubmission> {
  const receipts: ReportedSubmission['receipts'][number][] = [];
  for await (const {
    seq: _seq,
    target: _target,
    id: _id,
    key: _key,
    clientReference: _reference,
    ...receipt
  } of journal.receipts(key))
    receipts.push(receipt);
  return { ...entry, receipts };
}
