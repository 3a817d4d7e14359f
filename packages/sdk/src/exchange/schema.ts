/** Marks a file as a journal (`KOUJ`, kept in `application_id`), so that nobody's other database is taken for one. */
export const APPLICATION_ID = 0x4b4f554a;

/** Version of the journal's tables, kept in `user_version`. */
export const SCHEMA_VERSION = 1;

/**
 * One schema for every journal. Submissions keep their bytes, so that a resumed one sends exactly what was sent before.
 * A submission that was sent back and corrected is `replaced_by` the corrected one and stays as history.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS submissions (
  key TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  client_reference TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  source_file TEXT,
  source_row INTEGER,
  state TEXT NOT NULL,
  state_at TEXT,
  attempts INTEGER NOT NULL,
  error_code TEXT,
  error_text TEXT,
  single_window_number TEXT,
  declaration_number TEXT,
  planned_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  replaced_by TEXT
);
CREATE UNIQUE INDEX IF NOT EXISTS submissions_by_reference
  ON submissions (target, client_reference) WHERE replaced_by IS NULL;
CREATE INDEX IF NOT EXISTS submissions_by_state ON submissions (target, state);
CREATE INDEX IF NOT EXISTS submissions_by_number ON submissions (target, single_window_number);
CREATE INDEX IF NOT EXISTS submissions_by_declaration ON submissions (target, declaration_number);
CREATE INDEX IF NOT EXISTS submissions_by_file ON submissions (target, file_name);
CREATE TABLE IF NOT EXISTS attempts (
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  outcome TEXT,
  PRIMARY KEY (key, number)
);
CREATE TABLE IF NOT EXISTS receipts (
  target TEXT NOT NULL,
  id TEXT NOT NULL,
  key TEXT,
  state TEXT NOT NULL,
  channel TEXT,
  noticed_at TEXT,
  note TEXT,
  single_window_number TEXT,
  declaration_number TEXT,
  content BLOB NOT NULL,
  media_type TEXT NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (target, id)
);
CREATE INDEX IF NOT EXISTS receipts_by_key ON receipts (key);
CREATE INDEX IF NOT EXISTS receipts_waiting ON receipts (target) WHERE key IS NULL;
CREATE TABLE IF NOT EXISTS cursors (target TEXT PRIMARY KEY, cursor TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS runs (
  target TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  lease_until TEXT NOT NULL
);
`;
