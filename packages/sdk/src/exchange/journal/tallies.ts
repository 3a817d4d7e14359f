import { all, type Dialect, type Work } from '../store/work.ts';
import { FINAL } from './states.ts';

/**
 * How many submissions of each batch are in each state, kept by the database itself in the transaction that changes them:
 * of a million nobody has to be counted. Those that were replaced are not in it.
 *
 * SQLite keeps one row for each state of a batch. In PostgreSQL such a row would make every worker wait for every other:
 * there each statement adds what it changed, and the sum is what counts; see {@link foldTallies}.
 */
export const TALLIES: Readonly<Record<Dialect['name'], readonly string[]>> = {
  sqlite: [
    'CREATE TABLE tallies (batch_id TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (batch_id, state))',
    `CREATE TRIGGER tally_new AFTER INSERT ON submissions WHEN NEW.replaced_by IS NULL BEGIN
       INSERT INTO tallies (batch_id, state, n) VALUES (NEW.batch_id, NEW.state, 1)
         ON CONFLICT (batch_id, state) DO UPDATE SET n = n + 1;
     END`,
    `CREATE TRIGGER tally_left AFTER UPDATE OF state, batch_id, replaced_by ON submissions
       WHEN OLD.replaced_by IS NULL BEGIN
       UPDATE tallies SET n = n - 1 WHERE batch_id = OLD.batch_id AND state = OLD.state;
     END`,
    `CREATE TRIGGER tally_came AFTER UPDATE OF state, batch_id, replaced_by ON submissions
       WHEN NEW.replaced_by IS NULL BEGIN
       INSERT INTO tallies (batch_id, state, n) VALUES (NEW.batch_id, NEW.state, 1)
         ON CONFLICT (batch_id, state) DO UPDATE SET n = n + 1;
     END`,
  ],
  postgres: [
    'CREATE TABLE tallies (batch_id TEXT COLLATE "C" NOT NULL, state TEXT COLLATE "C" NOT NULL, n BIGINT NOT NULL)',
    'CREATE INDEX tallies_by_batch ON tallies (batch_id)',
    `CREATE FUNCTION tally_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO tallies (batch_id, state, n)
         SELECT batch_id, state, COUNT(*) FROM fresh WHERE replaced_by IS NULL GROUP BY batch_id, state;
       RETURN NULL;
     END $$`,
    `CREATE FUNCTION tally_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO tallies (batch_id, state, n)
         SELECT batch_id, state, SUM(n) FROM (
           SELECT batch_id, state, 1 AS n FROM fresh WHERE replaced_by IS NULL
           UNION ALL SELECT batch_id, state, -1 FROM stale WHERE replaced_by IS NULL) AS changes
         GROUP BY batch_id, state HAVING SUM(n) <> 0;
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER tally_new AFTER INSERT ON submissions REFERENCING NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION tally_new()`,
    `CREATE TRIGGER tally_changed AFTER UPDATE ON submissions REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
       FOR EACH STATEMENT EXECUTE FUNCTION tally_changed()`,
  ],
};

type Counts = Readonly<Record<string, number>>;

/** How many submissions of a batch are in each state. */
export const countsOf = (batchId: string): Work<Counts> => counted('batch_id = ?', batchId);

/** How many submissions are in each state, over one target or all. */
export const countAll = (target?: string): Work<Counts> =>
  target === undefined ? counted('TRUE') : counted('batch_id IN (SELECT id FROM batches WHERE target = ?)', target);

/** How many submissions of each batch are in each state. */
export function* countsByBatch(): Work<ReadonlyMap<string, Counts>> {
  const rows = yield* all<{ batch_id: string; state: string; n: number | string }>(
    'SELECT batch_id, state, SUM(n) AS n FROM tallies GROUP BY batch_id, state HAVING SUM(n) > 0 ORDER BY batch_id, state',
  );
  const found = new Map<string, Record<string, number>>();
  for (const { batch_id, state, n } of rows) found.set(batch_id, { ...found.get(batch_id), [state]: Number(n) });
  return found;
}

/** Submissions of a target, or of a batch, that wait for a final receipt. */
export function* countOpen(of: 'target' | 'batch', name: string): Work<number> {
  const counts = yield* of === 'target' ? countAll(name) : countsOf(name);
  const open = Object.entries(counts).filter(([state]) => !(FINAL as readonly string[]).includes(state));
  return open.reduce((sum, [, n]) => sum + n, 0);
}

function* counted(where: string, ...values: string[]): Work<Counts> {
  const rows = yield* all<{ state: string; n: number | string }>(
    `SELECT state, SUM(n) AS n FROM tallies WHERE ${where} GROUP BY state HAVING SUM(n) > 0 ORDER BY state`,
    ...values,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

/** So many changes of a batch are added up before they cost anything. */
const MANY = 1_000;

/** Adds up what many statements have changed. Who adds up at the same time waits, and finds it done. */
export function* foldTallies(): Work<void> {
  const batches = yield* all<{ batch_id: string }>(
    `SELECT batch_id FROM tallies GROUP BY batch_id HAVING COUNT(*) > ${MANY}`,
  );
  for (const { batch_id } of batches)
    yield* all(
      `WITH gone AS (DELETE FROM tallies WHERE batch_id = ? RETURNING batch_id, state, n)
       INSERT INTO tallies (batch_id, state, n) SELECT batch_id, state, SUM(n) FROM gone GROUP BY batch_id, state`,
      batch_id,
    );
}
