import { KouanError } from '@kouan/core';
import type { Batch } from '../journal/batches.ts';
import type { Planned, Submission } from '../journal/submission.ts';
import { Together } from '../journal/together.ts';
import { aborted } from './abort.ts';
import type { SubmitEvent, SubmitOptions, SubmitSummary } from './options.ts';
import { pull } from './pull.ts';
import { Room } from './room.ts';
import { Sender } from './sender.ts';

/** Documents that are being planned at once. */
const PLANNING = 200;

/** The right to send to a target from a journal that one machine has to itself. */
export const sendLease = (target: string): string => `send ${target}`;

/**
 * Sends documents to one endpoint, each at least once and, at an endpoint that honours the idempotency key, accepted
 * once. First what an interrupted run left, then what is new: each is written with its key before its first byte
 * leaves, and one of which nobody knows whether it arrived is asked for before anything else is done. Memory is that of
 * some hundred documents, however many there are.
 *
 * @throws KouanError when going on makes no sense (not authorised, no single window at the address, an endpoint that
 * stays silent, journal broken, aborted); what was done is in the journal, and the same call goes on from there.
 */
export async function submitAll(options: SubmitOptions): Promise<SubmitSummary> {
  const { journal, transport } = options;
  const { target } = transport;
  const lease = journal.shared ? undefined : await journal.acquire(sendLease(target));
  try {
    await journal.expire(target, !journal.shared);
    // Where others send as well, a pause that the endpoint asked for is theirs too.
    await journal.hurry(target, !journal.shared);
    return await run(options, () => lease?.lost);
  } finally {
    await lease?.release();
  }
}

async function run(options: SubmitOptions, lost: () => KouanError | undefined): Promise<SubmitSummary> {
  const { journal, transport } = options;
  const counts = { sent: 0, known: 0, refused: 0, unanswered: 0, dead: 0 };
  const tell = (event: SubmitEvent): void => {
    counts[event.outcome]++;
    options.onEvent?.(event);
    const error = lost();
    if (error !== undefined) sender.fail(error);
  };
  const sender: Sender = new Sender({ ...options, onEvent: tell });
  const producing = produce(options, sender, tell).then(
    () => sender.finish(),
    (error: unknown) => sender.fail(error),
  );
  try {
    await sender.run();
  } finally {
    await producing;
  }
  if (options.signal?.aborted === true) throw aborted();
  const states = await journal.counts(transport.target);
  const waiting = (states['planned'] ?? 0) + (states['signed'] ?? 0) - counts.unanswered;
  return { ...counts, waiting: Math.max(0, waiting) };
}

/** Plans what is new, many at a time, while what is planned already leaves. */
async function produce(options: SubmitOptions, sender: Sender, tell: (event: SubmitEvent) => void): Promise<void> {
  const { journal, transport, submissions, maxFailures, name = '' } = options;
  let batch: Pick<Batch, 'id' | 'target' | 'priority'> | undefined = options.batch;
  const planner = new Together<Submission, Planned>(
    async (some) => {
      batch ??= await journal.createBatch({
        target: transport.target,
        name,
        ...(maxFailures === undefined ? {} : { maxFailures }),
      });
      return journal.plan(batch, some);
    },
    { most: PLANNING },
  );
  const room = new Room(PLANNING);
  const under = new Set<Promise<void>>();
  for await (const submission of pull(submissions, sender.stopping)) {
    const full = room.enter();
    const tracked: Promise<void> = planner
      .do(submission)
      .then((one) => {
        tellPlanned(one, tell);
        if (one.outcome === 'planned' || one.outcome === 'again') sender.wake();
      })
      .catch((error: unknown) => sender.fail(error))
      .finally(() => {
        under.delete(tracked);
        room.leave();
      });
    under.add(tracked);
    await full;
  }
  await Promise.all(under);
}

function tellPlanned({ key, clientReference, outcome, state }: Planned, tell: (event: SubmitEvent) => void): void {
  if (outcome === 'known' || outcome === 'twice') tell({ clientReference, key, outcome: 'known', state, attempts: 0 });
  if (outcome === 'conflict')
    tell({ clientReference, key, outcome: 'refused', state, attempts: 0, error: conflict(clientReference) });
}

/** What is said of a reference that stands for another content. */
export function conflict(reference: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `The reference ${reference} was used for another content.`, zh: `编号 ${reference} 已用于不同内容的报文。` },
    {
      hint: {
        en: 'Give the changed declaration a new reference, or use a new journal.',
        zh: '请为更改后的报关单使用新编号，或使用新的日志文件。',
      },
    },
  );
}
