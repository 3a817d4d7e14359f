import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openDatabase } from '../sqlite.ts';
import { freshFile } from '../store/dialects.testing.ts';
import { journalAt } from './journal.testing.ts';
import { APPLICATION_ID } from './schema.ts';

/** A journal as version 1 wrote it, with one that was sent and one that was under way. */
function versionOne(path: string): void {
  const database = openDatabase(path);
  database.exec(`
    CREATE TABLE submissions (key TEXT PRIMARY KEY, target TEXT NOT NULL, client_reference TEXT NOT NULL,
      content_sha256 TEXT NOT NULL, content BLOB NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL,
      source_file TEXT, source_row INTEGER, state TEXT NOT NULL, state_at TEXT, attempts INTEGER NOT NULL,
      error_code TEXT, error_text TEXT, single_window_number TEXT, declaration_number TEXT, planned_at TEXT NOT NULL,
      changed_at TEXT NOT NULL, replaced_by TEXT);
    CREATE TABLE attempts (key TEXT, number INTEGER, started_at TEXT, ended_at TEXT, outcome TEXT);
    CREATE TABLE receipts (target TEXT, id TEXT, key TEXT, state TEXT NOT NULL, channel TEXT, noticed_at TEXT, note TEXT,
      single_window_number TEXT, declaration_number TEXT, content BLOB NOT NULL, media_type TEXT NOT NULL,
      received_at TEXT NOT NULL);
    CREATE TABLE cursors (target TEXT PRIMARY KEY, cursor TEXT NOT NULL);
    CREATE TABLE runs (target TEXT);
    INSERT INTO submissions (key, target, client_reference, content_sha256, content, media_type, file_name, state,
      attempts, planned_at, changed_at) VALUES
      ('k1', 't', 'A', 'c', x'41', 'application/xml', 'A.xml', 'sent', 1, '2026-01-01', '2026-01-01'),
      ('k2', 't', 'B', 'c', x'42', 'application/xml', 'B.xml', 'sending', 1, '2026-01-01', '2026-01-01');
    INSERT INTO cursors VALUES ('t', '7');
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = 1;`);
  database.close();
}

test('an older journal is brought up to date, after a copy was put beside', async () => {
  const path = freshFile();
  versionOne(path);
  // Somebody was killed while the copy was written.
  writeFileSync(`${path}.v1.bak.1.tmp`, 'half a copy');
  const journal = await journalAt(path);
  expect(await journal.counts('t')).toEqual({ received: 1, unknown: 1 });
  expect((await journal.position('t')).cursor).toBe('7');
  expect(existsSync(`${path}.v1.bak`)).toBe(true);
  const copy = openDatabase(`${path}.v1.bak`);
  expect(copy.prepare('SELECT client_reference, state FROM submissions ORDER BY key').all()).toEqual([
    { client_reference: 'A', state: 'sent' },
    { client_reference: 'B', state: 'sending' },
  ]);
  copy.close();
});
