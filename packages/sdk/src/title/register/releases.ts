import { all, type Work } from '../../exchange/store/work.ts';

export function* add(billId: string, digest: string, now: string): Work<void> {
  yield* all('INSERT INTO releases (digest, bill_id, made_at) VALUES (?, ?, ?)', digest, billId, now);
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
