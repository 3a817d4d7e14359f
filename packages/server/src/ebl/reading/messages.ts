import type { EnvelopeReading, PintProfile, Unreadable } from '@kouan/sdk/title';
import type { PeerKey } from './peer-keys.ts';

/** What a thread is told: under which number it is asked for some keys from now on, or an envelope to read. */
export type Told =
  | { readonly kind: 'keys'; readonly number: number; readonly peers: readonly PeerKey[] }
  | {
      readonly kind: 'read';
      readonly platform: string;
      /** Number of the keys that count. */
      readonly keys: number;
      readonly profile: PintProfile;
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly bytes: Uint8Array;
    };

/**
 * What a thread says: that it has begun, then one answer for each envelope, in the order in which it was asked; `failed`
 * where it could not.
 */
export type Said = 'begun' | 'failed' | EnvelopeReading | Unreadable;
