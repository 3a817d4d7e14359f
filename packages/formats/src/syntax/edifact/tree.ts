import type { Finding } from '@kouan/core';
import type { Segment } from './segment.ts';
import type { ServiceCharacters } from './service.ts';

/** A message: what stands between UNH and UNT. */
export interface EdifactMessage {
  readonly header: Segment;
  readonly segments: readonly Segment[];
  /** UNT; absent when the input does not close the message. */
  readonly trailer?: Segment;
  /** Which of the interchange's groups it is in. */
  readonly group?: number;
}

/** A functional group. */
export interface EdifactGroup {
  readonly header: Segment;
  readonly trailer?: Segment;
}

/** An interchange. */
export interface EdifactInterchange {
  /** UNB; absent when the messages stand alone. */
  readonly header?: Segment;
  readonly trailer?: Segment;
  readonly service: ServiceCharacters;
  readonly groups: readonly EdifactGroup[];
  readonly messages: readonly EdifactMessage[];
  /** Segments that stand in no message. */
  readonly outside: readonly Segment[];
}

/** All of an input. */
export interface EdifactFile {
  readonly interchanges: readonly EdifactInterchange[];
  readonly findings: readonly Finding[];
}
