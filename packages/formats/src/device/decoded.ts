import type { Finding } from '@kouan/core';
import type { Unmapped } from '@kouan/sdk';

/** What a device said, read; `reading` is absent when nothing could be read. */
export interface DecodedReading<R> {
  readonly reading?: R;
  readonly findings: readonly Finding[];
  /** Leaves of the input that the reading has no place for. */
  readonly unmapped: readonly Unmapped[];
}

/** A reading, written as a device writes it. */
export interface EncodedReading {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
}
