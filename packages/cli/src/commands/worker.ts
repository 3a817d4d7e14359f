import { runWorker } from '@kouan/sdk/exchange';
import { receiptsIn } from '../flow/endpoint.ts';
import { JOURNAL, journalOf } from '../flow/journal.ts';
import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { OriginRooms, originKind } from '../origin/spread/rooms.ts';
import { ENDPOINTS_OPTIONS, endpointsOf } from '../worker/endpoints.ts';
import { serveHealth } from '../worker/health.ts';
import { Metrics } from '../worker/metrics.ts';
import { pulse } from '../worker/pulse.ts';
import { SETTINGS_OPTIONS, settingsOf } from '../worker/settings.ts';
import { Telling } from '../worker/telling.ts';
import { watch } from '../worker/watch.ts';

export const command: CommandSpec = {
  args: '',
  options: [JOURNAL, ...ENDPOINTS_OPTIONS, ...SETTINGS_OPTIONS],
  examples: [
    {
      line: 'kouan worker --journal postgres://kouan@db/kouan --endpoints endpoints.json --concurrency 32',
      about: {
        en: 'the same on every machine; SIGTERM lets what is under way be answered',
        zh: '在每台机器上运行；SIGTERM 后完成在途任务再退出',
      },
    },
    {
      line: 'kouan worker --journal orders.db --to http://127.0.0.1:8080/single-window',
      about: { en: 'one machine, one file', zh: '单机单文件' },
    },
  ],
  async run(context, _, options) {
    const settings = settingsOf(options);
    const endpoints = await endpointsOf(options, context);
    const journal = await journalOf(options, context);
    const gone = new AbortController();
    const drain = AbortSignal.any([context.signal, gone.signal]);
    const rooms = new OriginRooms(settings.threads);
    const troubles = new Set<string>();
    try {
      const isUp = pulse(journal);
      const metrics = new Metrics(journal, isUp);
      const telling = new Telling(context, () => gone.abort());
      const { onChunk, ...watching } = watch(metrics, telling, troubles);
      const health = await serveHealth({
        ...settings,
        metrics: metrics.registry,
        unready: async () => (drain.aborted ? 'draining' : (await isUp()) ? undefined : 'the journal does not answer'),
      });
      drain.addEventListener('abort', () => {
        metrics.drain();
        telling.draining();
      });
      telling.ready(health.url, journal.name);
      const { threads, rate, concurrency, pollMs, alarmMs, giveUpAfter } = settings;
      try {
        await runWorker({
          ...watching,
          ...(rate === undefined ? {} : { rate }),
          ...(threads > 0 ? { chunks: { kind: originKind(), run: rooms.run, concurrency: threads, onChunk } } : {}),
          journal,
          drain,
          concurrency,
          pollMs,
          alarmMs,
          giveUpAfter,
          decode: receiptsIn,
          serves: endpoints.serves,
          limits: endpoints.limits,
          open: async (target) => metrics.timed(await endpoints.open(target)),
        });
      } finally {
        await telling.stopped();
        await health.close();
      }
    } finally {
      await rooms.end();
      await journal.close();
    }
    // What was under way when the journal went away is asked for by the next worker.
    return troubles.has('journal') ? EXIT.unavailable : EXIT.done;
  },
};
