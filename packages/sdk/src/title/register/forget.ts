import { all, type Work } from '../../exchange/store/work.ts';
import { TABLES_OF_A_BILL } from './schema.ts';

/** Tables of requests, which name a document by its number. */
const BY_NUMBER = ['issuances', 'carrier_documents'] as const;

/**
 * Forgets everything under the number of a transport document. Only a server for tests does that: who forgets a bill
 * cannot tell a second spending of it.
 */
export function* forget(reference: string): Work<number> {
  const bills = yield* all<{ id: string }>('SELECT id FROM bills WHERE reference = ?', reference);
  for (const { id } of bills)
    for (const [table, column] of Object.entries(TABLES_OF_A_BILL))
      yield* all(`DELETE FROM ${table} WHERE ${column} = ?`, id);
  const documents = yield* all<{ id: string }>('SELECT id FROM carrier_documents WHERE reference = ?', reference);
  for (const { id } of documents) {
    yield* all('DELETE FROM carrier_surrenders WHERE document_id = ?', id);
    yield* all('DELETE FROM releases WHERE bill_id = ?', id);
  }
  for (const table of BY_NUMBER) yield* all(`DELETE FROM ${table} WHERE reference = ?`, reference);
  return bills.length + documents.length;
}

/** Forgets everything. */
export function* forgetAll(): Work<number> {
  let rows = 0;
  for (const table of [...Object.keys(TABLES_OF_A_BILL), ...BY_NUMBER, 'carrier_surrenders'])
    rows += (yield* all(`DELETE FROM ${table} RETURNING 1 AS one`)).length;
  return rows;
}
