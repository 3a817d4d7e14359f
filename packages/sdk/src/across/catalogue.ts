/** Every check across papers. @module */
import { cargoRows, containerRows } from './rows/cargo.ts';
import { dateRows } from './rows/dates.ts';
import { goodsRows, moneyRows, originRows } from './rows/goods.ts';
import { partyRows, referenceRows } from './rows/parties.ts';
import type { Row } from './rows/row.ts';
import { transportRows } from './rows/transport.ts';

/** In the order of their codes. */
export const ROWS: readonly Row[] = [
  ...partyRows,
  ...referenceRows,
  ...transportRows,
  ...cargoRows,
  ...containerRows,
  ...moneyRows,
  ...goodsRows,
  ...originRows,
  ...dateRows,
];

/** The same by code, as other findings are listed. */
export const acrossCatalogue: Readonly<Record<string, Row>> = Object.fromEntries(ROWS.map((row) => [row.code, row]));
