/** Bills with their chains, in SQL. @module */
export type { BillIdentity, RegisteredBill, RegisteredEntry } from './bill.ts';
export { billId } from './bill.ts';
export { type BillTitle, Register } from './register.ts';
export { REGISTER_ID, REGISTER_SCHEMA, REGISTER_VERSION } from './schema.ts';
export type { Incoming, Outgoing, TransferState } from './transfers.ts';
