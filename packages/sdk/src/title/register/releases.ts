import { all, type Work } from '../../exchange/store/work.ts';

/**
 * Keeps the digest of a code. It takes the place of one that was not used; `false` when one was: goods leave once.
 */
export function* add(billId: string, digest: string, now: string): Work<boolean> {
  yield* all('DELETE FROM releases WHERE bill_id = ? AND used_at IS NULL', billId);
  const rows = yield* all(
    `INSERT INTO releases (digest, bill_id, made_at) VALUES (?, ?, ?)
     ON CONFLICT (bill_id) DO NOTHING RETURNING digest`,
    digest,
    billId,
    now,
  );
  return rows.length > 0;
}

/** The bill that a code releases, once. A code for another bill than `only` stays unused. */
export function* use(digest: string, by: string, now: string, only = ''): Work<string | undefined> {
  const [row] = yield* all<{ bill_id: string }>(
    `UPDATE releases SET used_at = ?, used_by = ?
     WHERE digest = ? AND used_at IS NULL AND (CAST(? AS TEXT) = '' OR bill_id = ?) RETURNING bill_id`,
    now,
    by,
    digest,
    only,
    only,
  );
  return row?.bill_id;
}
