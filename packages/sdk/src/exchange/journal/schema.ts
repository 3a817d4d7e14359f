import { FINAL, listOf, PASSED } from './states.ts';

/** Marks a file as a journal (`KOUJ`, kept in `application_id`), so that nobody's other database is taken for one. */
export const APPLICATION_ID = 0x4b4f554a;

/** Version of the journal's tables: `user_version` of a file, `kouan_journal.version` on a server. */
export const SCHEMA_VERSION = 2;

/** Later than every deadline; an index orders what has none behind what has one. */
export const NO_DEADLINE = Number.MAX_SAFE_INTEGER;

/** Which submissions have a time limit that still counts; the words of an index and of those who ask it. */
export const TICKING = `deadline < ${NO_DEADLINE} AND replaced_by IS NULL AND state NOT IN (${listOf([...PASSED, ...FINAL])})`;

/**
 * One schema for both dialects. Times that people read are ISO 8601 in UTC; those that decide are milliseconds since
 * 1970.
 *
 * - `contents` keeps the bytes apart from what changes, so that a resumed submission sends exactly what was sent before
 *   and moving a state writes a short row.
 * - A submission that was sent back and corrected is `replaced_by` the corrected one and stays as history.
 * - `outbox` is the log that others read by cursor: written in the transaction that it tells of.
 */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE batches (
    id {text} PRIMARY KEY,
    target {text} NOT NULL,
    name {text} NOT NULL,
    state {text} NOT NULL,
    reason {text},
    priority INTEGER NOT NULL,
    max_failures {text},
    withheld INTEGER NOT NULL DEFAULT 0,
    settings {text} NOT NULL,
    created_at {text} NOT NULL,
    changed_at {text} NOT NULL
  )`,
  `CREATE TABLE submissions (
    seq {serial},
    key {text} NOT NULL UNIQUE,
    batch_id {text} NOT NULL,
    target {text} NOT NULL,
    client_reference {text} NOT NULL,
    content_sha256 {text} NOT NULL,
    file_name {text} NOT NULL,
    source_file {text},
    source_row INTEGER,
    state {text} NOT NULL,
    state_at {text},
    receipt_state {text},
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    lease_owner {text},
    lease_until BIGINT NOT NULL,
    priority INTEGER NOT NULL,
    deadline BIGINT NOT NULL,
    alarmed INTEGER NOT NULL DEFAULT 0,
    after_reference {text},
    error_code {text},
    error_text {text},
    single_window_number {text},
    declaration_number {text},
    planned_at {text} NOT NULL,
    taken_at BIGINT,
    heard_at BIGINT,
    changed_at {text} NOT NULL,
    replaced_by {text}
  )`,
  'CREATE UNIQUE INDEX submissions_by_reference ON submissions (target, client_reference) WHERE replaced_by IS NULL',
  'CREATE INDEX submissions_by_state ON submissions (batch_id, state, seq) WHERE replaced_by IS NULL',
  `CREATE INDEX submissions_ready ON submissions (target, priority DESC, deadline, seq)
    WHERE state IN ('planned', 'signed') AND replaced_by IS NULL`,
  `CREATE INDEX submissions_under_way ON submissions (target, lease_until)
    WHERE state IN ('sending', 'unknown') AND replaced_by IS NULL`,
  'CREATE INDEX submissions_by_number ON submissions (target, single_window_number) WHERE single_window_number IS NOT NULL',
  'CREATE INDEX submissions_by_declaration ON submissions (target, declaration_number) WHERE declaration_number IS NOT NULL',
  'CREATE INDEX submissions_by_file ON submissions (target, file_name)',
  `CREATE INDEX submissions_by_deadline ON submissions (deadline, batch_id) WHERE ${TICKING}`,
  `CREATE INDEX submissions_waiting ON submissions (batch_id, seq)
    WHERE state IN ('planned', 'signed') AND after_reference IS NOT NULL AND replaced_by IS NULL`,
  'CREATE TABLE contents (key {text} PRIMARY KEY, content {bytes} NOT NULL, media_type {text} NOT NULL)',
  `CREATE TABLE attempts (
    key {text} NOT NULL,
    number INTEGER NOT NULL,
    owner {text} NOT NULL,
    started_at {text} NOT NULL,
    ended_at {text},
    outcome {text},
    error_text {text},
    PRIMARY KEY (key, number)
  )`,
  `CREATE TABLE receipts (
    seq {serial},
    target {text} NOT NULL,
    id {text} NOT NULL,
    key {text},
    state {text} NOT NULL,
    channel {text},
    noticed_at {text},
    note {text},
    client_reference {text},
    single_window_number {text},
    declaration_number {text},
    content {bytes} NOT NULL,
    media_type {text} NOT NULL,
    received_at {text} NOT NULL,
    UNIQUE (target, id)
  )`,
  'CREATE INDEX receipts_by_key ON receipts (key)',
  'CREATE INDEX receipts_waiting ON receipts (target) WHERE key IS NULL',
  `CREATE TABLE outbox (
    seq {serial},
    tx {tx},
    at {text} NOT NULL,
    kind {text} NOT NULL,
    target {text} NOT NULL,
    batch_id {text},
    key {text},
    body {text} NOT NULL
  )`,
  'CREATE INDEX outbox_in_order ON outbox (tx, seq)',
  'CREATE TABLE cursors (name {text} PRIMARY KEY, cursor {text} NOT NULL, sequence BIGINT, gaps {text})',
  'CREATE TABLE endpoints (target {text} PRIMARY KEY, free_at BIGINT NOT NULL, changed_at {text} NOT NULL)',
  `CREATE TABLE leases (
    name {text} PRIMARY KEY,
    owner {text} NOT NULL,
    host {text} NOT NULL,
    pid INTEGER NOT NULL,
    until BIGINT NOT NULL
  )`,
  `CREATE TABLE chunks (
    batch_id {text} NOT NULL,
    number INTEGER NOT NULL,
    state {text} NOT NULL,
    lease_owner {text},
    lease_until BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    input {bytes} NOT NULL,
    output {bytes},
    error_text {text},
    PRIMARY KEY (batch_id, number)
  )`,
  "CREATE INDEX chunks_ready ON chunks (number) WHERE state <> 'done'",
];
