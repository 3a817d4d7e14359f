import type { Machines } from './machines.ts';
import type { ScenarioFile } from './schema.ts';

/** A scenario at work in one namespace. */
export interface ScenarioRoom {
  readonly file: ScenarioFile;
  readonly machines: Machines;
  /** When it began, by the clock of its namespace. */
  readonly began: number;
  /** Lets something of the timeline happen now; false when there is nothing of that name. */
  trigger(name: string): Promise<boolean>;
}
