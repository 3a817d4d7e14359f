import { type Ask, all, ask, each, finish, insertion, type SqlValue, type Work } from '../store/work.ts';
import { NO_DEADLINE } from './schema.ts';
import { listOf, MOVES, REPLACEABLE, type SubmissionState, UNSENT } from './states.ts';
import { contentOf, idempotencyKey, type Planned, type Submission } from './submission.ts';

interface Known {
  readonly key: string;
  readonly client_reference: string;
  readonly state: SubmissionState;
  readonly receipt_state: string | null;
  readonly batch_id: string;
}

/** One that is there already, with the place where it stands now. */
interface Taken {
  readonly key: string;
  readonly file: string | undefined;
  readonly row: number | undefined;
}

/** The batch that documents are planned into. */
export interface Home {
  readonly id: string;
  readonly target: string;
  readonly priority: number;
  /** Each document comes by itself: the same once more is a wish to send it after all. */
  readonly single?: boolean;
}

/** What is written, gathered over all documents of one call. */
interface Sheet {
  readonly rows: SqlValue[][];
  readonly contents: SqlValue[][];
  readonly adopted: Taken[];
  readonly revived: Taken[];
  readonly moved: Taken[];
  /** Named twice in one batch, and still to be sent: it is, whatever pause was chosen. */
  readonly hurried: { key: string }[];
  readonly replaced: { key: string; by: string }[];
}

/**
 * Writes submissions with their keys, before anything of them leaves. What is there already is not written again, and
 * told as known when the endpoint has it. A submission belongs to the batch that named it last: whoever runs the same
 * command again finds everything in one batch.
 */
export function* plan(batch: Home, submissions: readonly Submission[], now: string): Work<readonly Planned[]> {
  const known = yield* knownOf(batch.target, submissions);
  const sheet: Sheet = { rows: [], contents: [], adopted: [], revived: [], moved: [], hurried: [], replaced: [] };
  const planned = submissions.map((one) => decide(one, batch, known, sheet, now));
  yield* finish([
    ...replacing(sheet),
    ...inserting(sheet),
    ...resuming(sheet, now),
    ...taking(sheet, batch.id),
    ...reviving(sheet),
    ...calling(sheet, batch.target),
  ]);
  return planned;
}

const replacing = ({ replaced }: Sheet): Ask[] =>
  replaced.length === 0
    ? []
    : [
        ask(
          `UPDATE submissions SET replaced_by = news.by_key
           FROM (SELECT value->>'key' AS key, value->>'by' AS by_key FROM {each}) AS news
           WHERE submissions.key = news.key`,
          each(replaced),
        ),
      ];

/** What was replaced comes back; what another process has written since we looked stays as it is by now. */
const inserting = ({ rows, contents }: Sheet): Ask[] => [
  insertion(
    `INSERT INTO submissions (key, batch_id, target, client_reference, content_sha256, file_name, source_file, source_row,
       state, attempts, next_at, lease_until, priority, deadline, after_reference, planned_at, changed_at)
     VALUES {rows} ON CONFLICT (key) DO UPDATE SET replaced_by = NULL, state = excluded.state, state_at = NULL,
       receipt_state = NULL, batch_id = excluded.batch_id, next_at = 0, lease_owner = NULL, lease_until = 0
     WHERE submissions.replaced_by IS NOT NULL`,
    rows,
  ),
  insertion('INSERT INTO contents (key, content, media_type) VALUES {rows} ON CONFLICT (key) DO NOTHING', contents),
];

const resuming = ({ adopted, revived, hurried }: Sheet, now: string): Ask[] =>
  adopted.length + revived.length + hurried.length === 0
    ? []
    : [
        ask(
          `UPDATE submissions SET next_at = 0, changed_at = ?
           WHERE key IN (SELECT value->>'key' FROM {each}) AND state IN (${listOf(UNSENT)}, ${listOf(MOVES.revive.from)})`,
          now,
          each([...adopted, ...revived, ...hurried]),
        ),
      ];

const taking = ({ adopted, revived, moved }: Sheet, batchId: string): Ask[] =>
  adopted.length + revived.length + moved.length === 0
    ? []
    : [
        ask(
          `UPDATE submissions SET batch_id = ?, source_file = COALESCE(news.file, source_file),
             source_row = CASE WHEN news.file IS NULL THEN source_row ELSE news.file_row END
           FROM (SELECT value->>'key' AS news_key, value->>'file' AS file, CAST(value->>'row' AS INTEGER) AS file_row
             FROM {each}) AS news WHERE submissions.key = news.news_key`,
          batchId,
          each([...adopted, ...revived, ...moved]),
        ),
      ];

const reviving = ({ revived }: Sheet): Ask[] =>
  revived.length === 0
    ? []
    : [
        ask(
          `UPDATE submissions SET state = '${MOVES.revive.to}', error_code = NULL, error_text = NULL
           WHERE key IN (SELECT value->>'key' FROM {each}) AND state IN (${listOf(MOVES.revive.from)})`,
          each(revived),
        ),
      ];

const calling = ({ rows, adopted, revived, hurried }: Sheet, target: string): Ask[] =>
  rows.length + adopted.length + revived.length + hurried.length === 0 ? [] : [ask('{notify}', target)];

/** What planning would come to. Nothing is written. */
export function* foresee(target: string, submissions: readonly Submission[], now: string): Work<readonly Planned[]> {
  const known = yield* knownOf(target, submissions);
  const sheet: Sheet = { rows: [], contents: [], adopted: [], revived: [], moved: [], hurried: [], replaced: [] };
  return submissions.map((one) => decide(one, { id: '', target, priority: 0 }, known, sheet, now));
}

function* knownOf(target: string, submissions: readonly Submission[]): Work<Map<string, Known>> {
  // Each names the target: a database that knows nothing of a young table must not read all of the target's.
  const wanted = each(submissions.map(({ clientReference: reference }) => ({ reference, target })));
  const rows = yield* all<Known>(
    `SELECT key, client_reference, state, receipt_state, batch_id
     FROM (SELECT value->>'reference' AS reference, value->>'target' AS target FROM {each}) AS wanted CROSS JOIN submissions
     WHERE client_reference = wanted.reference AND submissions.target = wanted.target AND replaced_by IS NULL {forUpdateOf}`,
    wanted,
  );
  return new Map(rows.map((row) => [row.client_reference, row]));
}

function decide(submission: Submission, batch: Home, known: Map<string, Known>, sheet: Sheet, now: string): Planned {
  const { clientReference } = submission;
  const key = idempotencyKey(batch.target, submission);
  const before = known.get(clientReference);
  if (before?.key === key) return again(before, submission, batch, sheet);
  const answer = (outcome: Planned['outcome'], state: SubmissionState): Planned => ({
    key,
    clientReference,
    outcome,
    state,
  });
  if (before !== undefined) {
    if (!REPLACEABLE.includes(before.state)) return answer('conflict', before.state);
    sheet.replaced.push({ key: before.key, by: key });
  }
  const state = submission.signed === true ? 'signed' : 'planned';
  sheet.rows.push([
    key,
    batch.id,
    batch.target,
    clientReference,
    contentOf(submission),
    submission.fileName,
    submission.source?.file ?? null,
    submission.source?.row ?? null,
    state,
    0,
    0,
    0,
    submission.priority ?? batch.priority,
    submission.deadline === undefined ? NO_DEADLINE : Date.parse(submission.deadline),
    submission.after ?? null,
    now,
    now,
  ]);
  sheet.contents.push([key, submission.bytes, submission.mediaType]);
  known.set(clientReference, {
    key,
    client_reference: clientReference,
    state,
    receipt_state: null,
    batch_id: batch.id,
  });
  return answer('planned', state);
}

/** The same document once more. One that was refused at the door, called back or given up is sent after all. */
function again(before: Known, { source }: Submission, batch: Home, sheet: Sheet): Planned {
  const { key, client_reference: clientReference, state } = before;
  const face = { key, clientReference };
  const taken = { key, file: source?.file, row: source?.row };
  const twice = before.batch_id === batch.id && batch.single !== true;
  if (UNSENT.includes(state)) {
    if (twice) sheet.hurried.push({ key });
    else sheet.adopted.push(taken);
    return { ...face, outcome: twice ? 'twice' : 'again', state };
  }
  if (twice) return { ...face, outcome: 'twice', state };
  if ((MOVES.revive.from as readonly SubmissionState[]).includes(state) && before.receipt_state === null) {
    sheet.revived.push(taken);
    return { ...face, outcome: 'again', state: MOVES.revive.to };
  }
  sheet.moved.push(taken);
  return { ...face, outcome: 'known', state };
}
