/** What became of the tables of version 1. @module */

export const VERSION_1_TABLES = ['submissions', 'attempts', 'receipts', 'cursors'] as const;

/** States of version 1 in those of version 2; the state of the newest receipt stays beside. */
const STATES = `CASE state
  WHEN 'sending' THEN 'unknown' WHEN 'sent' THEN 'received' WHEN 'refused' THEN 'rejected' WHEN 'failed' THEN 'rejected'
  WHEN 'acknowledged' THEN 'received' WHEN 'submitted' THEN 'stored' WHEN 'inspection' THEN 'inspecting'
  WHEN 'quarantine-processing' THEN 'inspecting' WHEN 'deleted' THEN 'cancelled' WHEN 'withdrawn' THEN 'cancelled'
  WHEN 'under-review' THEN 'accepted' WHEN 'documents-requested' THEN 'accepted' WHEN 'supplement-requested' THEN 'accepted'
  WHEN 'suspended' THEN 'accepted' WHEN 'duty-due' THEN 'accepted' WHEN 'cleared' THEN 'accepted'
  WHEN 'released-on-guarantee' THEN 'released' WHEN 'gate-entry-allowed' THEN 'released'
  WHEN 'port-entry-allowed' THEN 'released' WHEN 'certificate-issued' THEN 'released' ELSE state END`;

const OWN = `('planned', 'sending', 'sent', 'refused')`;

/** One batch for what each target had, and everything in it as it was. */
export const FROM_VERSION_1: readonly string[] = [
  `INSERT INTO batches (id, target, name, state, priority, settings, created_at, changed_at)
   SELECT 'version-1-' || lower(hex(target)), target, 'version 1', 'open', 0, '{}', MIN(planned_at), MAX(changed_at)
   FROM submissions_1 GROUP BY target`,
  `INSERT INTO submissions (seq, key, batch_id, target, client_reference, content_sha256, file_name, source_file,
     source_row, state, state_at, receipt_state, attempts, next_at, lease_until, priority, deadline, error_code,
     error_text, single_window_number, declaration_number, planned_at, changed_at, replaced_by)
   SELECT rowid, key, 'version-1-' || lower(hex(target)), target, client_reference, content_sha256, file_name,
     source_file, source_row, ${STATES}, state_at, CASE WHEN state IN ${OWN} THEN NULL ELSE state END, attempts, 0, 0, 0,
     9007199254740991, error_code, error_text, single_window_number, declaration_number, planned_at, changed_at,
     replaced_by
   FROM submissions_1`,
  'INSERT INTO contents (key, content, media_type) SELECT key, content, media_type FROM submissions_1',
  `INSERT INTO attempts (key, number, owner, started_at, ended_at, outcome)
   SELECT key, number, 'version 1', started_at, ended_at, outcome FROM attempts_1`,
  `INSERT INTO receipts (seq, target, id, key, state, channel, noticed_at, note, single_window_number,
     declaration_number, content, media_type, received_at)
   SELECT rowid, target, id, key, state, channel, noticed_at, note, single_window_number, declaration_number, content,
     media_type, received_at FROM receipts_1`,
  `INSERT INTO cursors (name, cursor) SELECT 'poll ' || target, cursor FROM cursors_1`,
  'DROP TABLE submissions_1',
  'DROP TABLE attempts_1',
  'DROP TABLE receipts_1',
  'DROP TABLE cursors_1',
  'DROP TABLE runs',
];
