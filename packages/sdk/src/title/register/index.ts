/** Bills with their chains, in SQL. @module */
export type { BillIdentity, RegisteredBill, RegisteredEntry } from './bill.ts';
export { billId } from './bill.ts';
export type { CarrierDocument } from './carrier-documents.ts';
export type { CarrierSurrender } from './carrier-surrenders.ts';
export type { Issuance } from './issuances.ts';
export { openRegister, type RegisterOptions } from './open.ts';
export { type BillTitle, Register } from './register.ts';
export { readEntryPayload } from './said.ts';
export type { Surrender } from './surrenders.ts';
export type { Incoming, Outgoing, TransferState } from './transfers.ts';
