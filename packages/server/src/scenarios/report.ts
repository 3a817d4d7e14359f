import type { WorldEvent } from '../world/index.ts';
import type { Outcome } from './client.ts';
import type { ClientStep, Expectation } from './schema.ts';

/** A step of the client that was taken. */
export interface TakenStep {
  readonly name: string;
  readonly step: ClientStep;
  /** By the server’s clock, when it was over. */
  readonly time: string;
  readonly outcome: Outcome;
  /** Whether the outcome is what the step shows; true where it says nothing. */
  readonly met: boolean;
}

/** Whether an expectation was met. */
export interface Judged {
  readonly expectation: Expectation;
  readonly met: boolean;
  /** How often the event was there; how many of the order came; what the step had come to. */
  readonly found: string;
}

/** A run of a scenario from its beginning to its end. */
export interface ScenarioRun {
  readonly scenario: string;
  readonly seed: number;
  /** The server’s time at its beginning and at its end. */
  readonly began: string;
  readonly ended: string;
  readonly events: readonly WorldEvent[];
  /** Of the log: the same for the same scenario and seed. */
  readonly sha256: string;
  readonly steps: readonly TakenStep[];
  readonly expectations: readonly Judged[];
  readonly passed: boolean;
}
