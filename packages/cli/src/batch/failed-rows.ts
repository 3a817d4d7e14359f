import type { Text } from '@kouan/core';
import { FAILED, type Journal, type JournalEntry } from '@kouan/sdk/journal';
import type { WithheldDocument } from '../report/collect.ts';
import { RECEIPT_STATES } from '../report/states.ts';
import type { FailedRow } from './failed/index.ts';

/** Everything of a batch that somebody has to correct: what was withheld, and what was refused or sent back. */
export async function* failedRows(
  journal: Journal,
  batchId: string,
  withheld: readonly WithheldDocument[],
): AsyncGenerator<FailedRow> {
  yield* withheld;
  for await (const entry of journal.entries({ batchId, states: FAILED })) yield await failedRow(journal, entry);
}

async function failedRow(journal: Journal, entry: JournalEntry): Promise<FailedRow> {
  let said: string | undefined;
  for await (const { note } of journal.receipts(entry.key)) said = note ?? said;
  const fine = entry.receiptState === undefined ? undefined : RECEIPT_STATES[entry.receiptState].text;
  const text: Text =
    said !== undefined
      ? { en: `${fine?.en ?? entry.state}: ${said}`, zh: `${fine?.zh ?? entry.state}：${said}` }
      : { en: entry.errorText ?? entry.state, zh: entry.errorText ?? entry.state };
  return {
    file: entry.sourceFile ?? '-',
    ...(entry.sourceRow === undefined ? {} : { row: entry.sourceRow }),
    clientReference: entry.clientReference,
    findings: [],
    error: { code: entry.errorCode ?? entry.receiptState ?? entry.state, text },
  };
}
