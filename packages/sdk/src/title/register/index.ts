/** Bills with their chains, in SQL. @module */
export type { BillIdentity, RegisteredBill, RegisteredEntry } from './bill.ts';
export { billId } from './bill.ts';
export { openRegister, type RegisterOptions } from './open.ts';
export { type BillTitle, Register } from './register.ts';
export type { Incoming, Outgoing, TransferState } from './transfers.ts';
