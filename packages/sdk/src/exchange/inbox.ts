import type { Receipt } from '../documents/receipt.ts';
import { camel, type Statements } from './statements.ts';
import { FINAL, type SubmissionState } from './states.ts';
import type { RawReceipt } from './transport.ts';

/** A receipt with what a format read in it; nothing when it could not be read. */
export interface ReadReceipt {
  readonly raw: RawReceipt;
  readonly receipts: readonly Receipt[];
}

/** The submission that a receipt is about: by reference, by the authority's number, or by the name of the sent file. */
export function matchReceipt(
  statements: Statements,
  target: string,
  { raw, receipts }: ReadReceipt,
): string | undefined {
  const ways: (readonly [column: string, value: string | undefined])[] = receipts.flatMap((receipt) => [
    ['client_reference', receipt.clientReference] as const,
    ['single_window_number', receipt.singleWindowNumber] as const,
    ['declaration_number', receipt.declarationNumber] as const,
  ]);
  ways.push(['file_name', raw.undelivered]);
  for (const [column, value] of ways) {
    if (value === undefined || value === '') continue;
    const found = statements
      .of(`SELECT key FROM submissions WHERE target = ? AND ${column} = ? ORDER BY replaced_by IS NOT NULL LIMIT 1`)
      .get(target, value) as { key: string } | undefined;
    if (found !== undefined) return found.key;
  }
  return undefined;
}

/** Keeps a receipt and lets it move its submission. False when it was there already. */
export function storeReceipt(
  statements: Statements,
  target: string,
  one: ReadReceipt,
  key: string | undefined,
  now: string,
): boolean {
  const { raw, receipts } = one;
  const newest = receipts[receipts.length - 1];
  const state = newest?.state ?? (raw.undelivered === undefined ? 'unknown' : 'failed');
  const { changes } = statements
    .of(
      `INSERT INTO receipts (target, id, key, state, channel, noticed_at, note, single_window_number,
         declaration_number, content, media_type, received_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (target, id) DO NOTHING`,
    )
    .run(
      target,
      raw.id,
      key ?? null,
      state,
      newest?.channel ?? null,
      newest?.noticedAt ?? null,
      newest?.note ?? null,
      newest?.singleWindowNumber ?? null,
      newest?.declarationNumber ?? null,
      raw.bytes,
      raw.mediaType,
      now,
    );
  if (Number(changes) === 0) return false;
  if (key === undefined) return true;
  for (const receipt of receipts) fold(statements, key, receipt, now);
  if (receipts.length === 0 && raw.undelivered !== undefined) fold(statements, key, { state: 'failed' }, now);
  adopt(statements, target, key, now);
  return true;
}

/**
 * Receipts that came before their submission was known by the number they carry: the answer to a message can be lost
 * while the business receipts already arrive.
 */
function adopt(statements: Statements, target: string, key: string, now: string): void {
  const known = statements
    .of('SELECT single_window_number, declaration_number FROM submissions WHERE key = ?')
    .get(key);
  for (const [column, value] of Object.entries(known as Record<string, string | null>)) {
    if (value === null) continue;
    const waiting = statements
      .of(
        `UPDATE receipts SET key = ? WHERE target = ? AND key IS NULL AND ${column} = ?
         RETURNING state, noticed_at, single_window_number, declaration_number`,
      )
      .all(key, target, value);
    for (const row of waiting) fold(statements, key, camel(row) as unknown as Fold, now);
  }
}

/** States that a receipt without a time of its own may move: nothing with a time has spoken yet. */
const BEFORE_BUSINESS: readonly SubmissionState[] = ['planned', 'sending', 'sent', 'refused'];

type Fold = Pick<Receipt, 'state'> & Partial<Pick<Receipt, 'noticedAt' | 'singleWindowNumber' | 'declarationNumber'>>;

/**
 * The newest receipt moves the submission. Newest is by the authority's own time: receipts arrive late and in any order,
 * and one that is older than the last never moves it back. A receipt that cannot be read as a state moves nothing.
 */
function fold(statements: Statements, key: string, receipt: Fold, now: string): void {
  const row = statements.of('SELECT state, state_at FROM submissions WHERE key = ?').get(key) as {
    state: SubmissionState;
    state_at: string | null;
  };
  const moves = movesOn(row.state, row.state_at, receipt);
  statements
    .of(
      `UPDATE submissions SET state = ?, state_at = ?, single_window_number = COALESCE(?, single_window_number),
         declaration_number = COALESCE(?, declaration_number), changed_at = ? WHERE key = ?`,
    )
    .run(
      moves ? receipt.state : row.state,
      moves ? (receipt.noticedAt ?? null) : row.state_at,
      receipt.singleWindowNumber ?? null,
      receipt.declarationNumber ?? null,
      now,
      key,
    );
}

function movesOn(state: SubmissionState, stateAt: string | null, receipt: Fold): boolean {
  if (receipt.state === 'unknown') return false;
  if (receipt.noticedAt === undefined) return BEFORE_BUSINESS.includes(state);
  if (stateAt === null) return true;
  const before = instantOf(stateAt);
  const after = instantOf(receipt.noticedAt);
  return after === before ? !FINAL.includes(state) : after > before;
}

/** Milliseconds since 1970. Receipts that tell no offset carry the time of China. */
function instantOf(time: string): number {
  return Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}+08:00`);
}
