import type { Text } from '@kouan/core';
import type { ClockMode, WorldEvent } from '../world/index.ts';
import type { Input } from './inputs.ts';
import type { KeptRequest } from './kept-request.ts';

/** A namespace at one moment: what was asked of it since its beginning, and what it came to. */
export interface SavedState {
  readonly instant: number;
  readonly mode: ClockMode;
  readonly speed: number;
  readonly inputs: readonly Input[];
  /** Of the log of events: how many, and their digest. */
  readonly newest: number;
  readonly sha256: string;
  /** SHA-256 of all chains of bills; not there where nobody has looked. */
  readonly chains?: string | undefined;
  /** The log, as far as it is kept; not there where the state comes out of a file. */
  readonly events?: readonly WorldEvent[];
  /** The journal of requests; not there where the state comes out of a file. */
  readonly requests?: { readonly kept: readonly KeptRequest[]; readonly newest: number };
}

/** Something of a state that is not as it was. */
export interface NotCarried extends Text {
  readonly what: 'chains' | 'times' | 'event' | 'log' | 'journal' | 'secrets';
}

/** What came of bringing a state back. */
export interface Restored {
  readonly time: string;
  readonly events: number;
  readonly sha256: string;
  /** The log of events is the same, octet by octet. */
  readonly exact: boolean;
  readonly notCarried: readonly NotCarried[];
}

/** Where everything begins. */
export const beginningAt = (instant: number, mode: ClockMode, speed: number): SavedState => ({
  instant,
  mode,
  speed,
  inputs: [],
  newest: 0,
  sha256: '',
});
