import type { Encoded, PaymentRecord } from '@kouan/sdk';
import { decode } from './decode.ts';
import { NAME } from './fields.ts';
import { written } from './write.ts';

/**
 * Writes payment data as they are posted. What came in another writing and says the same still is written as it came:
 * its signature is over its bytes.
 */
export function encode(document: PaymentRecord): Encoded {
  const kept = document.extensions?.[NAME]?.['text'];
  if (typeof kept === 'string') {
    const bytes = new TextEncoder().encode(kept);
    if (JSON.stringify(sorted(decode(bytes).document)) === JSON.stringify(sorted(document)))
      return { bytes, findings: [], dropped: [] };
  }
  const { text, findings, dropped } = written(document);
  return { bytes: new TextEncoder().encode(text), findings, dropped };
}

/** Keys in one order, so that two documents can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
