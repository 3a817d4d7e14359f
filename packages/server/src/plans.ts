import type { Database } from '@kouan/sdk';
import type { Course, Step } from './course.ts';
import { businessReceipt, type Numbered } from './receipt-text.ts';

/** A receipt in a few words. */
export interface ReceiptSummary {
  readonly singleWindowNumber: string;
  readonly channel: string;
  readonly note: string;
  /** It falls due, and nobody ever gets it. */
  readonly lost?: true;
}

/** A receipt that has no place among those given yet. */
export interface Coming {
  readonly dueAt: number;
  readonly reference: string;
  readonly body: string;
  /** What there is to say of it, for the log. */
  readonly summary: ReceiptSummary;
}

/** A step as it is planned; files of the time before there were plans have their receipts written out. */
type Planned = Step & { readonly body?: string };

const SCHEMA = `
CREATE TABLE IF NOT EXISTS plans (
  declaration INTEGER PRIMARY KEY, due_at REAL NOT NULL, given INTEGER NOT NULL, step_ms REAL NOT NULL, steps TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS plans_by_time ON plans (due_at);
`;

const SELECT = `SELECT plans.declaration, given, step_ms, steps, reference, single_window_number, declaration_number, office,
  accepted_at FROM plans JOIN declarations ON declarations.rowid = plans.declaration`;

interface Row {
  readonly declaration: number;
  readonly given: number;
  readonly step_ms: number;
  readonly steps: string;
  readonly reference: string;
  readonly single_window_number: string;
  readonly declaration_number: string;
  readonly office: string;
  readonly accepted_at: number;
}

/**
 * The receipts that declarations are still to get: the course of each as it was when it was chosen, and how much of it
 * was given. A receipt is written when it falls due, or when somebody looks: most of what a declaration costs would be
 * spent on texts that nobody has asked for yet.
 */
export class Plans {
  private readonly database: Database;
  private readonly insert;
  private readonly first;
  private readonly falling;
  private readonly move;
  private readonly end;
  /** Steps of a course in the order in which they arrive, as they are kept. */
  private readonly kept = new WeakMap<Course, { readonly steps: string; readonly first: number | undefined }>();

  constructor(database: Database) {
    this.database = database;
    database.exec(SCHEMA);
    this.insert = database.prepare('INSERT INTO plans VALUES (last_insert_rowid(), ?, 0, ?, ?)');
    this.first = database.prepare('SELECT MIN(due_at) AS at FROM plans');
    this.falling = database.prepare(`${SELECT} WHERE due_at <= ?`);
    this.move = database.prepare('UPDATE plans SET given = ?, due_at = ? WHERE declaration = ?');
    this.end = database.prepare('DELETE FROM plans WHERE declaration = ?');
    takeOver(database);
  }

  /** Plans the course of the declaration that was inserted last; answers with when its first receipt falls due. */
  add(course: Course, acceptedAt: number, stepMs: number): number | undefined {
    const { steps, first } = this.keptOf(course);
    if (first === undefined) return undefined;
    const dueAt = acceptedAt + first * stepMs;
    this.insert.run(dueAt, stepMs, steps);
    return dueAt;
  }

  /** When the next receipt falls due. */
  nextDue(): number | undefined {
    return (this.first.get() as { at: number | null }).at ?? undefined;
  }

  /**
   * What falls due by an instant, in the order in which it does: by time, then by declaration. It is planned no more;
   * runs within a transaction.
   */
  take(now: number): readonly Coming[] {
    const falling = (this.falling.all(now) as unknown as Row[]).flatMap((row) => {
      const all = arrivals(row);
      const due = all.slice(row.given).filter(({ dueAt }) => dueAt <= now);
      const given = row.given + due.length;
      const next = all[given];
      if (next === undefined) this.end.run(row.declaration);
      else this.move.run(given, next.dueAt, row.declaration);
      return due.map((arrival) => ({ ...arrival, row }));
    });
    falling.sort((one, other) => one.dueAt - other.dueAt || one.row.declaration - other.row.declaration);
    return falling.map(({ row, ...arrival }) => comingOf(row, arrival));
  }

  /** What is still to come of a reference. */
  of(reference: string): readonly Coming[] {
    const rows = this.database
      .prepare(`${SELECT} WHERE reference = ? ORDER BY plans.declaration`)
      .all(reference) as unknown as Row[];
    return rows.flatMap((row) =>
      arrivals(row)
        .slice(row.given)
        .map((arrival) => comingOf(row, arrival)),
    );
  }

  private keptOf(course: Course) {
    const known = this.kept.get(course);
    if (known !== undefined) return known;
    const steps = course.steps
      .flatMap((step) => (step.fate === 'doubled' ? [step, step] : [step]))
      .sort((one, other) => arrivalOf(one) - arrivalOf(other));
    const kept = { steps: JSON.stringify(steps), first: steps[0] && arrivalOf(steps[0]) };
    this.kept.set(course, kept);
    return kept;
  }
}

const arrivalOf = ({ after, arrives = after }: Step): number => arrives;

interface Arrival {
  readonly step: Planned;
  readonly dueAt: number;
}

const arrivals = ({ steps, step_ms, accepted_at }: Row): readonly Arrival[] =>
  (JSON.parse(steps) as readonly Planned[]).map((step) => ({
    step,
    dueAt: accepted_at + arrivalOf(step) * step_ms,
  }));

function comingOf(row: Row, { step, dueAt }: Arrival): Coming {
  const { channel, note, after, fate, body } = step;
  const declaration: Numbered = {
    singleWindowNumber: row.single_window_number,
    declarationNumber: row.declaration_number,
    office: row.office,
    acceptedAt: row.accepted_at,
  };
  const { singleWindowNumber } = declaration;
  return {
    dueAt,
    reference: row.reference,
    summary: { singleWindowNumber, channel, note, ...(fate === 'lost' ? { lost: true } : {}) },
    body: body ?? businessReceipt(declaration, { channel, note, noticedAt: row.accepted_at + after * row.step_ms }),
  };
}

/** Receipts that waited in a file of the time before there were plans: as they were written, when they were due. */
function takeOver(database: Database): void {
  const rows = database
    .prepare(
      `SELECT one.rowid AS declaration, one.accepted_at, due.due_at, due.body, due.summary FROM due
       JOIN declarations AS one ON one.reference = due.reference AND instr(due.body, one.single_window_number) > 0
       WHERE due.sequence IS NULL ORDER BY one.rowid, due.due_at, due.id`,
    )
    .all() as { declaration: number; accepted_at: number; due_at: number; body: string; summary: string }[];
  if (rows.length === 0) return;
  const plans = new Map<number, Planned[]>();
  for (const { declaration, accepted_at, due_at, body, summary } of rows) {
    const { channel = '', note = '', lost } = JSON.parse(summary) as Partial<ReceiptSummary>;
    const step = { channel, note, after: due_at - accepted_at, body, ...(lost ? { fate: 'lost' as const } : {}) };
    plans.set(declaration, [...(plans.get(declaration) ?? []), step]);
  }
  const insert = database.prepare(
    'INSERT INTO plans SELECT rowid, accepted_at + ?, 0, 1, ? FROM declarations WHERE rowid = ?',
  );
  database.exec('BEGIN IMMEDIATE');
  for (const [declaration, steps] of plans) insert.run(steps[0]?.after ?? 0, JSON.stringify(steps), declaration);
  database.exec('DELETE FROM due WHERE sequence IS NULL');
  database.exec('COMMIT');
}
