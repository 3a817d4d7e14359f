import type { Receipt } from '../../documents/receipt.ts';
import type { RawReceipt } from '../transport/transport.ts';
import { fold, type Standing, type Word } from './fold.ts';

/** A receipt with what a format read in it; nothing when it could not be read. */
export interface ReadReceipt {
  readonly raw: RawReceipt;
  readonly receipts: readonly Receipt[];
}

/** A submission as the table has it. */
export interface StandingRow {
  readonly key: string;
  readonly batch_id: string;
  readonly client_reference: string;
  readonly file_name: string;
  readonly state: Standing['state'];
  readonly state_at: string | null;
  readonly receipt_state: string | null;
  readonly single_window_number: string | null;
  readonly declaration_number: string | null;
  readonly replaced_by: string | null;
}

/** The submissions of one call, found by everything that names them. */
export class Book {
  private readonly byKey = new Map<string, Standing>();
  private readonly names = new Map<string, Standing>();
  private readonly changed = new Set<Standing>();
  private fresh: string[] = [];

  /** A name is that of the submission that has it now; one that was replaced is found where nobody else has it. */
  add(rows: readonly StandingRow[]): void {
    const current = [...rows].sort((a, b) => Number(a.replaced_by !== null) - Number(b.replaced_by !== null));
    for (const row of current) {
      const standing = this.byKey.get(row.key) ?? standingOf(row);
      this.byKey.set(row.key, standing);
      for (const name of [`ref ${row.client_reference}`, `file ${row.file_name}`])
        if (!this.names.has(name)) this.names.set(name, standing);
      this.number(standing);
    }
    this.fresh = [];
  }

  of(key: string): Standing | undefined {
    return this.byKey.get(key);
  }

  find({ raw, receipts }: ReadReceipt): Standing | undefined {
    for (const receipt of receipts) {
      const { clientReference } = receipt;
      const named = clientReference === undefined ? undefined : this.names.get(`ref ${clientReference}`);
      const found = named ?? this.byNumber(receipt);
      if (found !== undefined) return found;
    }
    return raw.undelivered === undefined ? undefined : this.names.get(`file ${raw.undelivered}`);
  }

  byNumber({ singleWindowNumber, declarationNumber }: Word): Standing | undefined {
    const of = (kind: string, number: string | undefined): Standing | undefined =>
      number === undefined ? undefined : this.names.get(`${kind} ${number}`);
    return of('sw', singleWindowNumber) ?? of('decl', declarationNumber);
  }

  fold(standing: Standing, word: Word): void {
    fold(standing, word);
    this.changed.add(standing);
    this.number(standing);
  }

  touched(): readonly Standing[] {
    return [...this.changed];
  }

  /** Numbers that came to be known since it was asked last. */
  newNumbers(): readonly string[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private number(standing: Standing): void {
    for (const [kind, number] of [
      ['sw', standing.singleWindowNumber],
      ['decl', standing.declarationNumber],
    ] as const) {
      if (number === null || this.names.has(`${kind} ${number}`)) continue;
      this.names.set(`${kind} ${number}`, standing);
      this.fresh.push(number);
    }
  }
}

const standingOf = (row: StandingRow): Standing => ({
  key: row.key,
  batchId: row.batch_id,
  clientReference: row.client_reference,
  state: row.state,
  stateAt: row.state_at,
  receiptState: row.receipt_state,
  singleWindowNumber: row.single_window_number,
  declarationNumber: row.declaration_number,
});
