import type { FaultName } from '../faults/table.ts';
import type { Compared } from '../scenarios/machines.ts';

/** A request and what was answered, as they went over the wire. */
export interface KeptRequest {
  /** 1, 2, 3 … */
  readonly sequence: number;
  /** By the server’s clock. */
  readonly instant: number;
  readonly method: string;
  /** Path and query, within the namespace. */
  readonly target: string;
  /** Id of the route; nothing when no route took it. */
  readonly operation?: string;
  /** Nothing when no answer left. */
  readonly status?: number;
  readonly fault?: FaultName;
  /** How it compares to each rule that a machine of its operation had for it, when none fitted. */
  readonly compared?: readonly (readonly Compared[])[];
  readonly requestHeaders: HeaderValues;
  readonly requestBody: Uint8Array;
  readonly responseHeaders: HeaderValues;
  readonly responseBody: string | Uint8Array;
}

export type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>;
