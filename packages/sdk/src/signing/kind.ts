import type { Text } from '@kouan/core';
import type { Evidence } from './evidence.ts';
import type { VerificationPolicy } from './policy.ts';
import type { Signer } from './signer.ts';
import type { TimestampReader } from './trust/timestamp.ts';

/** What a kind is told when it reads. */
export interface ReadOptions {
  /** Content that lies apart from its signature. */
  readonly detached?: Uint8Array;
  /** The time to judge at, for what is only signed for a time. */
  readonly at?: Date;
  readonly policy: VerificationPolicy;
}

/** What every kind needs to sign. */
export interface SignOptions {
  readonly signer: Signer;
}

/**
 * One way in which signatures are written. A kind is a value that the caller names, so that a program carries only those
 * that it uses.
 */
export interface SignatureKind<Options extends SignOptions = SignOptions> {
  /** `xmldsig-enveloped` */
  readonly name: string;
  readonly title: Text;
  /** The standard with its clause. */
  readonly source: string;
  /** Whether the bytes look like it; cheap, and never throws. */
  detect(bytes: Uint8Array): boolean;
  /** Signs; gives back the signed document, or the signature where that stands apart. */
  sign(bytes: Uint8Array, options: Options): Promise<Uint8Array>;
  /**
   * Reads every signature in the bytes; never throws for what the bytes are: what is broken is a failed test. Empty when
   * there is none.
   */
  read(bytes: Uint8Array, options: ReadOptions): readonly Evidence[];
  /** Reads the time stamps of its evidence, for kinds that have them. */
  readonly timestamps?: TimestampReader;
}
