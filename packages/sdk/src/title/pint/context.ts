import type { Finding } from '@kouan/core';
import type { Signer } from '../../signing/signer.ts';
import type { TransferChainEntry, TransferResponse, TransferStarted } from '../chain/objects.ts';
import type { TitleParty } from '../party.ts';
import type { Unreadable } from './read-envelope.ts';
import type { EnvelopeReading } from './reading.ts';
import type { ReadingContext } from './reading-context.ts';

/**
 * Reads an envelope as `readingOf` does, elsewhere. Nothing where nobody is free, or has come to an end over it: the
 * receiver reads it then.
 */
export type EnvelopeReader = (
  bytes: Uint8Array,
  at: Date,
) => Promise<EnvelopeReading | Unreadable | undefined> | undefined;

/** A platform that receives. */
export interface PlatformContext extends ReadingContext {
  /** Signs its answers. */
  readonly signer: Signer;
  /** Whether a party can be reached here. */
  knows(party: TitleParty): boolean;
  /** Threads that read envelopes; the receiver's own thread without, and those of the pool for what is signed. */
  readonly reader?: EnvelopeReader;
}

/** What an envelope was about, for whoever keeps a log: it is no part of the answer. */
export interface EnvelopeAbout {
  /** Number of the bill. */
  readonly reference: string;
  /** Platform that its last entry names. */
  readonly from: string;
  /** Entries that are new here from now on; none where nothing was taken over. */
  readonly taken: readonly TransferChainEntry[];
  /** The bill was surrendered with it: the carrier has to be asked. */
  readonly surrendered: boolean;
}

/** What a receiver answers over HTTP. Only what is `signed` counts; everything else leaves the sender in doubt. */
export type PintAnswer =
  | {
      readonly status: number;
      readonly signed: string;
      readonly response: TransferResponse;
      /** Where its signatures could be read. */
      readonly about?: EnvelopeAbout;
    }
  | { readonly status: 201; readonly started: TransferStarted }
  | { readonly status: 204 }
  | { readonly status: 400 | 404 | 413; readonly findings: readonly Finding[] };
