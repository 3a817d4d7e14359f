import type { Definition, FindingDetails } from '@kouan/core';
import type { ReadSegment, Spot } from './segment.ts';

/** Who hears of segments, in the order in which they stand. */
export interface SegmentListener {
  segment(segment: ReadSegment): void;
  problem(definition: Definition, spot: Spot, details?: FindingDetails): void;
}

/** What the caller knows better than the input. */
export interface ScanOptions {
  /** Longest segment in bytes; 262,144. */
  readonly maxSegmentBytes?: number;
  /** Character set instead of the one that UNB names, for senders who name a wrong one. */
  readonly charset?: string;
  /** `false`: the repetition separator is data, whatever UNA and the version say; some senders name one and use it so. */
  readonly repetition?: boolean;
  /** Lines that were wrapped within segments are joined. */
  readonly joinLines?: boolean;
}
