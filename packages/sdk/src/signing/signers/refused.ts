import { KouanError, type Text } from '@kouan/core';

/** A key, certificate or token that cannot be used. Nothing secret goes into it, and no cause that could carry a secret. */
export function refused(text: Text, hint: Text, cause?: unknown): KouanError {
  return new KouanError('ERR_KOUAN_KEY', text, { hint, ...(cause === undefined ? {} : { cause }) });
}

/** The holder of a key is away: later it may be there again. */
export function away(text: Text, hint: Text, cause?: unknown): KouanError {
  return new KouanError('ERR_KOUAN_UNAVAILABLE', text, { hint, ...(cause === undefined ? {} : { cause }) });
}
