import type { Definition } from '@kouan/core';
import type { Message } from './node.ts';
import type { Says } from './says.ts';

/** What is read although no definition has it. */
export interface Tolerance {
  /** Whether an element of this name may lie around the message. */
  wraps(name: string): boolean;
  /** The name that an element should have had. */
  mend(name: string): string | undefined;
  readonly says: Readonly<Record<'wrapped' | 'mended' | 'outOfOrder', Definition>>;
}

/** How messages are read. */
export interface ReadingRules {
  /** Name of the format; also its key under `extensions`. */
  readonly name: string;
  readonly messages: readonly Message[];
  readonly says: Says;
  readonly tolerance?: Tolerance;
}
