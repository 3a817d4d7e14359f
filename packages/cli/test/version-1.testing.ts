import { openDatabase } from '@kouan/sdk/exchange';

/** The tables of version 1, as they were written. */
const TABLES = `
CREATE TABLE submissions (key TEXT PRIMARY KEY, target TEXT NOT NULL, client_reference TEXT NOT NULL,
  content_sha256 TEXT NOT NULL, content BLOB NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL, source_file TEXT,
  source_row INTEGER, state TEXT NOT NULL, state_at TEXT, attempts INTEGER NOT NULL, error_code TEXT, error_text TEXT,
  single_window_number TEXT, declaration_number TEXT, planned_at TEXT NOT NULL, changed_at TEXT NOT NULL, replaced_by TEXT);
CREATE UNIQUE INDEX submissions_by_reference ON submissions (target, client_reference) WHERE replaced_by IS NULL;
CREATE INDEX submissions_by_state ON submissions (target, state);
CREATE TABLE attempts (key TEXT NOT NULL, number INTEGER NOT NULL, started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT,
  PRIMARY KEY (key, number));
CREATE TABLE receipts (target TEXT NOT NULL, id TEXT NOT NULL, key TEXT, state TEXT NOT NULL, channel TEXT,
  noticed_at TEXT, note TEXT, single_window_number TEXT, declaration_number TEXT, content BLOB NOT NULL,
  media_type TEXT NOT NULL, received_at TEXT NOT NULL, PRIMARY KEY (target, id));
CREATE INDEX receipts_by_key ON receipts (key);
CREATE TABLE cursors (target TEXT PRIMARY KEY, cursor TEXT NOT NULL);
CREATE TABLE runs (target TEXT PRIMARY KEY, owner TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL,
  lease_until TEXT NOT NULL);
PRAGMA application_id = ${0x4b4f554a};
PRAGMA user_version = 1;
`;

const NOW = '2026-01-05T00:00:00.000Z';

/** A journal of version 1 in which a declaration was released and another was on its way when the process was killed. */
export function versionOneJournal(path: string, target: string): void {
  const database = openDatabase(path);
  database.exec(TABLES);
  const submission = database.prepare(
    `INSERT INTO submissions (key, target, client_reference, content_sha256, content, media_type, file_name, state,
       state_at, attempts, planned_at, changed_at) VALUES (?, ?, ?, ?, ?, 'application/xml', ?, ?, ?, 1, ?, ?)`,
  );
  const bytes = new TextEncoder().encode('<DecMessage/>');
  submission.run('a'.repeat(64), target, 'OLD-1', 'c', bytes, 'old-1.xml', 'released', '2026-01-05T08:00:00', NOW, NOW);
  submission.run('b'.repeat(64), target, 'OLD-2', 'c', bytes, 'old-2.xml', 'sending', null, NOW, NOW);
  database
    .prepare(
      `INSERT INTO receipts (target, id, key, state, content, media_type, received_at)
       VALUES (?, 'r1', ?, 'released', ?, 'application/xml', ?)`,
    )
    .run(target, 'a'.repeat(64), bytes, NOW);
  database.prepare('INSERT INTO cursors (target, cursor) VALUES (?, ?)').run(target, '7');
  database.close();
}
