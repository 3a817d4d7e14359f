import type { ReceiptState } from '@kouan/sdk';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.manifest.receipt';

/** What the codes of a manifest's receipt mean. */
const CODES: Readonly<Record<string, readonly [state: ReceiptState, final?: true]>> = {
  '01': ['accepted'],
  '02': ['under-review'],
  '03': ['rejected', true],
  '11': ['released', true],
  '12': ['suspended'],
  '13': ['suspended'],
  E3: ['submitted'],
};

/** State of a receipt; one without a code of its own says whether the platform took the message. */
export function derive(row: Record<string, unknown>): void {
  const own = (row['extensions'] as Record<string, Record<string, unknown>> | undefined)?.[NAME];
  const statement = own?.['Response/AdditionalInformation/StatementCode'];
  const code = row['channel'];
  if (typeof code !== 'string' && typeof statement === 'string') {
    row['stage'] = 'import';
    row['state'] = statement.trim() === '0' ? 'stored' : 'failed';
    row['final'] = statement.trim() !== '0';
    return;
  }
  const [state, final] = CODES[String(code)] ?? ['unknown'];
  row['state'] = state;
  row['final'] = final === true;
}
