import type { Finding } from '@kouan/core';
import type { Journal, JournalEntry, JournalReceipt } from '@kouan/sdk/exchange';
import { FORMAT_VERSION } from '../frame/output.ts';

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

/** What a run did and where everything stands, as `report.json` holds it. */
export interface Report {
  readonly format_version: number;
  readonly target: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly documents: number;
  readonly withheld: readonly WithheldDocument[];
  /** Findings on documents that were sent: they did not stop them. */
  readonly remarks: readonly Finding[];
  readonly states: Readonly<Record<string, number>>;
  readonly submissions: readonly ReportedSubmission[];
}

/** What only the run knows; the rest is in the journal. */
export interface Run {
  readonly target: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly documents: number;
  readonly withheld: readonly WithheldDocument[];
  readonly remarks: readonly Finding[];
}

/** The report of one run: its own counts, and every submission to the same target with its receipts. */
export async function collect(run: Run, journal: Journal): Promise<Report> {
  const receipts = new Map<string, ReportedSubmission['receipts'][number][]>();
  for await (const { key, id: _, clientReference: __, seq: ___, target, ...receipt } of journal.receipts()) {
    if (key === undefined || target !== run.target) continue;
    const list = receipts.get(key);
    if (list === undefined) receipts.set(key, [receipt]);
    else list.push(receipt);
  }
  const submissions: ReportedSubmission[] = [];
  for await (const { key, target: _, seq: __, ...entry } of journal.entries({ target: run.target }))
    submissions.push({ ...entry, receipts: receipts.get(key) ?? [] });
  return {
    format_version: FORMAT_VERSION,
    target: run.target,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    documents: run.documents,
    withheld: run.withheld,
    remarks: run.remarks,
    states: await journal.counts(run.target),
    submissions,
  };
}
