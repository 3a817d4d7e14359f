import { KouanError, type KouanErrorCode, type KouanErrorOptions, type Text } from '@kouan/core';

/** What a transport knows of a failure beyond its code. */
export interface ExchangeErrorOptions extends KouanErrorOptions {
  /** Certain that the endpoint has taken nothing over: it was not reached, or said so. */
  readonly unsent?: boolean;
  /** Milliseconds for which the endpoint wants to be left alone. */
  readonly retryAfterMs?: number;
}

/** A failure on the way to an endpoint. */
export class ExchangeError extends KouanError {
  readonly unsent: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: KouanErrorCode, text: Text, options: ExchangeErrorOptions = {}) {
    super(code, text, options);
    this.unsent = options.unsent ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** What is known beyond the code, of an error of any loaded copy of this package. */
export function knowledgeOf(error: unknown): Pick<ExchangeErrorOptions, 'unsent' | 'retryAfterMs'> {
  const { unsent, retryAfterMs } = error as { unsent?: unknown; retryAfterMs?: unknown };
  return {
    unsent: unsent === true,
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
  };
}
