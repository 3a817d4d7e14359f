import type { FaultDraw } from './draw.ts';
import type { Latency } from './latency.ts';

/** What requests of a namespace meet on their way. */
export interface FaultRoom {
  readonly draw: FaultDraw;
  /** How late whatever is late comes. */
  latency: Latency;
  /** Seconds, as Retry-After says them. */
  retryAfter: string;
}
