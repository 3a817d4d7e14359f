import { KouanError } from '@kouan/core';
import type { JournalEntry } from '../journal/entries.ts';

/** A submission that will not be released; its state says why. */
export class NotReleasedError extends KouanError {
  readonly entry: JournalEntry;

  constructor(entry: JournalEntry) {
    const { clientReference, state, errorText } = entry;
    const why = errorText === undefined ? '' : `: ${errorText}`;
    super(
      'ERR_KOUAN_DOCUMENT',
      { en: `${clientReference} is ${state}${why}.`, zh: `${clientReference} 状态为 ${state}${why}。` },
      { hint: { en: 'Correct it and submit it again under the same reference.', zh: '请更正后以同一编号重新报送。' } },
    );
    this.entry = entry;
  }
}
