import type { Finding } from '@kouan/core';
import type { Batch, Journal, Planned, Submission } from '@kouan/sdk/exchange';
import type { Prepared } from '../flow/outgoing.ts';
import type { WithheldDocument } from '../report/collect.ts';
import { FindingCounts } from './summary.ts';

/** What reading and planning came to. */
export interface PlanCounts {
  documents: number;
  /** New in the batch. */
  planned: number;
  /** Still to be sent from an earlier run. */
  again: number;
  /** The endpoint has it, or it stands twice. */
  known: number;
  /** Its reference is on its way with another content. */
  conflict: number;
}

/** Gathers what there is to say about documents while they go by. */
export class Gathered {
  readonly counts: PlanCounts = { documents: 0, planned: 0, again: 0, known: 0, conflict: 0 };
  readonly withheld: WithheldDocument[] = [];
  /** Findings on documents that are sent: they did not stop them. */
  readonly remarks = new FindingCounts();
  /** All inputs have been read: what is counted is all there is. */
  whole = false;
  /** Findings on all. */
  readonly findings = new FindingCounts();

  see({ submission, findings, at, file, clientReference }: Prepared): WithheldDocument | undefined {
    this.counts.documents += 1;
    this.findings.add(findings);
    if (submission !== undefined) {
      this.remarks.add(findings);
      return undefined;
    }
    const one: WithheldDocument = {
      file,
      ...(at?.row === undefined ? {} : { row: at.row }),
      ...(clientReference === undefined ? {} : { clientReference }),
      findings,
    };
    this.withheld.push(one);
    return one;
  }

  count({ outcome }: Pick<Planned, 'outcome'>): void {
    this.counts[outcome === 'twice' ? 'known' : outcome] += 1;
  }
}

export const isError = ({ severity }: Finding): boolean => severity === 'error';

const AT_ONCE = 200;

/** Told of each document that goes by. */
type Each = (one: Prepared, withheld: WithheldDocument | undefined) => Promise<void> | void;

/** Looks at everything and foresees what planning would come to; nothing is written. */
export function foreseeAll(
  documents: AsyncIterable<Prepared>,
  gathered: Gathered,
  journal: Journal,
  target: string,
  each: Each,
): Promise<void> {
  return inGroups(documents, gathered, each, (some) => journal.foresee(target, some));
}

/** Writes everything into the batch before any of it leaves. */
export async function planAll(
  documents: AsyncIterable<Prepared>,
  gathered: Gathered,
  journal: Journal,
  batch: Batch,
  each: Each,
): Promise<void> {
  await inGroups(documents, gathered, each, (some) => journal.plan(batch, some));
}

async function inGroups(
  documents: AsyncIterable<Prepared>,
  gathered: Gathered,
  each: Each,
  work: (some: readonly Submission[]) => Promise<readonly Planned[]>,
): Promise<void> {
  let waiting: Submission[] = [];
  const flush = async (): Promise<void> => {
    for (const planned of await work(waiting)) gathered.count(planned);
    waiting = [];
  };
  for await (const one of documents) {
    await each(one, gathered.see(one));
    if (one.submission !== undefined) waiting.push(one.submission);
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
}
