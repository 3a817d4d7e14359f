import { isKouanError } from '@kouan/core';
import type { Alarm, Journal, PollSummary, SubmitEvent, Transport, WorkerTrouble } from '@kouan/sdk/exchange';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Counting what the journal has reads an index of all of it: more often than this nobody needs it. */
const COUNT_EVERY_MS = 15_000;
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Ways in which a transport asks its endpoint. */
const OPERATIONS = ['send', 'lookup', 'check', 'list', 'poll'] as const;

/** What a worker counts, in the words of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  private readonly submissions = this.counter(
    'kouan_submissions_total',
    'Submissions that this worker brought to an end.',
    'target',
    'outcome',
  );
  private readonly receipts = this.counter(
    'kouan_receipts_total',
    'Receipts that this worker fetched.',
    'target',
    'kind',
  );
  private readonly alarms = this.counter(
    'kouan_deadline_alarms_total',
    'Time limits that came near or were over.',
    'target',
    'kind',
  );
  private readonly paused = this.counter(
    'kouan_batches_paused_total',
    'Batches that were paused because too much of them failed.',
  );
  private readonly chunks = this.counter(
    'kouan_chunks_total',
    'Parts of large works that this worker has done.',
    'outcome',
  );
  private readonly requests = this.counter(
    'kouan_requests_total',
    'Requests to endpoints.',
    'target',
    'operation',
    'outcome',
  );
  private readonly seconds = new Histogram({
    name: 'kouan_request_seconds',
    help: 'How long endpoints take to answer.',
    labelNames: ['target', 'operation'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  private readonly troubles = this.gauge('kouan_trouble', '1 while something of this worker fails.', 'work', 'target');
  private readonly draining = this.gauge('kouan_worker_draining', '1 when the worker takes nothing new.');

  constructor(journal: Journal, isUp: () => Promise<boolean>) {
    this.draining.set(0);
    const { registry } = this;
    ofTheProcess(registry);
    new Gauge({
      name: 'kouan_journal_up',
      help: '1 when the journal answers.',
      registers: [registry],
      async collect() {
        this.set((await isUp()) ? 1 : 0);
      },
    });
    let counted = Number.NEGATIVE_INFINITY;
    new Gauge({
      name: 'kouan_journal_submissions',
      help: 'Submissions in the journal, by state.',
      labelNames: ['target', 'state'],
      registers: [registry],
      async collect() {
        if (performance.now() - counted < COUNT_EVERY_MS || !(await isUp())) return;
        counted = performance.now();
        this.reset();
        for (const target of await journal.targets())
          for (const [state, count] of Object.entries(await journal.counts(target))) this.set({ target, state }, count);
      },
    });
  }

  ended({ outcome }: SubmitEvent, target: string): void {
    this.submissions.inc({ target, outcome });
  }

  polled(target: string, { stored, unmatched, unreadable }: PollSummary): void {
    for (const [kind, count] of Object.entries({ stored, unmatched, unreadable }))
      this.receipts.inc({ target, kind }, count);
  }

  alarmed(alarms: readonly Alarm[]): void {
    for (const { target, over } of alarms) this.alarms.inc({ target, kind: over ? 'over' : 'near' });
  }

  batchPaused(): void {
    this.paused.inc();
  }

  chunk(done: boolean): void {
    this.chunks.inc({ outcome: done ? 'done' : 'failed' });
  }

  trouble({ work, target }: Omit<WorkerTrouble, 'error'>, is: boolean): void {
    this.troubles.set({ work, target }, is ? 1 : 0);
  }

  drain(): void {
    this.draining.set(1);
  }

  /** The same transport, of which every request is counted and timed. */
  timed(transport: Transport): Transport {
    const { target } = transport;
    const timed: Partial<Record<(typeof OPERATIONS)[number], unknown>> = {};
    for (const operation of OPERATIONS) {
      const ask = transport[operation]?.bind(transport) as ((...args: unknown[]) => Promise<unknown>) | undefined;
      if (ask === undefined) continue;
      timed[operation] = async (...args: unknown[]) => {
        const end = this.seconds.startTimer({ target, operation });
        try {
          const answer = await ask(...args);
          this.requests.inc({ target, operation, outcome: 'answered' });
          return answer;
        } catch (error) {
          this.requests.inc({ target, operation, outcome: isKouanError(error) ? error.code : 'ERR_KOUAN_INTERNAL' });
          throw error;
        } finally {
          end();
        }
      };
    }
    return { ...transport, ...timed } as Transport;
  }

  private counter<T extends string>(name: string, help: string, ...labelNames: T[]): Counter<T> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge<T extends string>(name: string, help: string, ...labelNames: T[]): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}

/** What every process tells under these names; those that the library brings along write numbers that are none. */
function ofTheProcess(registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'Start of the process, in seconds since 1970.',
    registers,
  }).set(performance.timeOrigin / 1_000);
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Time on processors.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
}
