import type { WorkerOptions } from '@kouan/sdk/exchange';
import type { Metrics } from './metrics.ts';
import type { Telling } from './telling.ts';

type Watching = Required<
  Pick<WorkerOptions, 'onEvent' | 'onReceipts' | 'onAlarms' | 'onPaused' | 'onTrouble' | 'onWell'>
> & { readonly onChunk: NonNullable<NonNullable<WorkerOptions['chunks']>['onChunk']> };

/** Counts and tells everything that a worker does. `troubles` holds what fails at the moment. */
export function watch(metrics: Metrics, telling: Telling, troubles: Set<string>): Watching {
  return {
    onEvent(event, target) {
      metrics.ended(event, target);
      telling.ended(event, target);
    },
    onReceipts(target, polled) {
      metrics.polled(target, polled);
      telling.polled(target, polled);
    },
    onAlarms(alarms) {
      metrics.alarmed(alarms);
      telling.alarmed(alarms);
    },
    onPaused(batchId, reason) {
      metrics.batchPaused();
      telling.paused(batchId, reason);
    },
    onTrouble(trouble) {
      troubles.add(trouble.work);
      metrics.trouble(trouble, true);
      telling.trouble(trouble);
    },
    onWell(well) {
      troubles.delete(well.work);
      metrics.trouble(well, false);
      telling.well(well);
    },
    onChunk({ batchId, number, attempt }, done) {
      metrics.chunk(done);
      telling.chunk(batchId, number, attempt, done);
    },
  };
}
