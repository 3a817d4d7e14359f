import { all, type Work } from '../store/work.ts';
import { listOf, MOVES, PASSED, REPLACEABLE, type SubmissionState } from './states.ts';

/** A submission that nobody will ever send as things are: what it depends on will not be accepted. */
export interface Blocked {
  readonly key: string;
  readonly clientReference: string;
  /** Reference of what it waits for. */
  readonly after: string;
  /** How that ended; absent where both wait for each other. */
  readonly state?: SubmissionState;
}

interface Row {
  readonly key: string;
  readonly client_reference: string;
  readonly after_reference: string;
  readonly earlier: SubmissionState;
}

/** So many that wait are looked at: more than that nobody reads, and a circle is found among the first. */
const LOOKED_AT = 10_000;

/**
 * Submissions of a batch that wait for what was rejected, sent back, called back or given up, or for each other in a
 * circle. Those that wait for such a one are not named again: they go when it goes.
 */
export function* blockedOf(batchId: string, limit: number): Work<readonly Blocked[]> {
  const rows = yield* all<Row>(
    `SELECT waiting.key, waiting.client_reference, waiting.after_reference, earlier.state AS earlier
     FROM submissions AS waiting JOIN submissions AS earlier
       ON earlier.target = waiting.target AND earlier.client_reference = waiting.after_reference
     WHERE waiting.batch_id = ? AND waiting.state IN (${listOf(MOVES.claim.from)}) AND waiting.replaced_by IS NULL
       AND waiting.after_reference IS NOT NULL AND earlier.replaced_by IS NULL
       AND earlier.state NOT IN (${listOf(PASSED)})
     ORDER BY waiting.seq LIMIT CAST(? AS INTEGER)`,
    batchId,
    LOOKED_AT,
  );
  const afterOf = new Map(rows.map((row) => [row.client_reference, row.after_reference]));
  return rows
    .filter((row) => REPLACEABLE.includes(row.earlier) || inCircle(row.client_reference, afterOf))
    .slice(0, limit)
    .map(({ key, client_reference: clientReference, after_reference: after, earlier }) => ({
      key,
      clientReference,
      after,
      ...(REPLACEABLE.includes(earlier) ? { state: earlier } : {}),
    }));
}

/** Whether whoever follows what it waits for comes back to it. */
function inCircle(reference: string, afterOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = afterOf.get(reference); at !== undefined && !seen.has(at); at = afterOf.get(at)) {
    if (at === reference) return true;
    seen.add(at);
  }
  return false;
}
