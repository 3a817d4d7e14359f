import type { Text } from './catalogue.ts';

/**
 * Every code a {@link KouanError} can carry, with the exit code of the command line and whether trying again can help.
 * Callers switch on the code, so none is ever renamed.
 */
export const ERROR_CODES = {
  /** A file or folder cannot be read or written. */
  ERR_KOUAN_FILE: { exit: 1, retryable: false },
  /** The input is not of any known format, or of none that was asked for. */
  ERR_KOUAN_FORMAT: { exit: 1, retryable: false },
  /** The input exceeds a size, depth or count limit. */
  ERR_KOUAN_LIMIT: { exit: 1, retryable: false },
  /** The input holds several documents where one was asked for. */
  ERR_KOUAN_MANY_DOCUMENTS: { exit: 1, retryable: false },
  /** A document cannot be written because its shape is not the schema's. */
  ERR_KOUAN_DOCUMENT: { exit: 1, retryable: false },
  /** An option, argument or configuration is wrong. */
  ERR_KOUAN_USAGE: { exit: 2, retryable: false },
  /** The endpoint does not let this caller in. */
  ERR_KOUAN_NOT_AUTHORISED: { exit: 4, retryable: false },
  /** The endpoint cannot be reached, or gave up in the middle. */
  ERR_KOUAN_NETWORK: { exit: 5, retryable: true },
  /** The endpoint answered that it cannot work now. */
  ERR_KOUAN_UNAVAILABLE: { exit: 5, retryable: true },
  /** The endpoint answered something that its protocol does not allow. */
  ERR_KOUAN_PROTOCOL: { exit: 5, retryable: false },
  /** Somebody else changed the state meanwhile. */
  ERR_KOUAN_CONFLICT: { exit: 6, retryable: false },
  /** A key or certificate cannot be used. */
  ERR_KOUAN_KEY: { exit: 7, retryable: false },
  /** The journal cannot be opened or written. */
  ERR_KOUAN_JOURNAL: { exit: 1, retryable: false },
  /** The caller stopped the operation. */
  ERR_KOUAN_ABORTED: { exit: 130, retryable: true },
  /** A mistake of ours. */
  ERR_KOUAN_INTERNAL: { exit: 1, retryable: false },
} as const satisfies Record<string, { exit: number; retryable: boolean }>;

export type KouanErrorCode = keyof typeof ERROR_CODES;

/** What a {@link KouanError} is made of besides its code and message. */
export interface KouanErrorOptions {
  /** What the reader can do about it. */
  readonly hint?: Text;
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * The only way to say that an operation could not be done.
 * Wrong *data* is never thrown; it comes back as findings.
 */
export class KouanError extends Error {
  override readonly name = 'KouanError';
  readonly code: KouanErrorCode;
  readonly retryable: boolean;
  readonly text: Text;
  readonly hint: Text | undefined;

  constructor(code: KouanErrorCode, text: Text, options: KouanErrorOptions = {}) {
    super(text.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.text = text;
    this.hint = options.hint;
    this.retryable = options.retryable ?? ERROR_CODES[code].retryable;
  }
}

/** True for a {@link KouanError} of any loaded copy of this package (`instanceof` fails across ESM and CJS). */
export function isKouanError(value: unknown): value is KouanError {
  return value instanceof Error && value.name === 'KouanError' && 'code' in value && 'text' in value;
}
