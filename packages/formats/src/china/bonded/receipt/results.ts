import type { ReceiptState } from '@kouan/sdk';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.bonded.receipt';

type Outcome = readonly [state: ReceiptState, final?: true];

/** manageResult where a document is looked at. */
const REVIEW: Readonly<Record<string, Outcome>> = {
  '1': ['accepted'],
  '2': ['under-review'],
  '3': ['rejected', true],
  Y: ['stored'],
  Z: ['failed', true],
};

/** What the results of each kind of receipt mean; what is not here stays unknown. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  CommonResponeMessage: { '0': ['stored'], '-1': ['failed', true] },
  INV200: REVIEW,
  INV201: REVIEW,
  INV202: { '1': ['submitted'], '2': ['failed', true] },
  SAS201: REVIEW,
  SAS211: REVIEW,
  SAS221: REVIEW,
  SAS223: { '1': ['gate-passed', true], '2': ['suspended'] },
  SAS224: { ...REVIEW, '3': ['deleted', true] },
  SAS231: REVIEW,
  SAS251: REVIEW,
  SAS253: { '1': ['gate-passed', true], '2': ['suspended'] },
};

/** State of a receipt from its kind and its result. */
export function derive(row: Record<string, unknown>, root: string): void {
  const all = (row['extensions'] ??= {}) as Record<string, Record<string, unknown>>;
  const own = (all[NAME] ??= {});
  const kind = String((own['kind'] ??= root));
  const code = typeof row['channel'] === 'string' ? row['channel'] : '';
  // The ledger has taken it in; there is no result in it.
  const [state, final]: Outcome = kind === 'INV211' ? ['closed', true] : (OUTCOMES[kind]?.[code] ?? ['unknown']);
  row['state'] = state;
  row['final'] = final === true;
  if (root !== 'Package') row['stage'] = 'import';
}
