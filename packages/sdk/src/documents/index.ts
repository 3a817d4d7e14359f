import type { BillOfLading } from './bill-of-lading/bill-of-lading.ts';
import { billOfLadingSchema } from './bill-of-lading/bill-of-lading.ts';
import type { CertificateOfOrigin } from './certificate-of-origin/certificate-of-origin.ts';
import { certificateOfOriginSchema } from './certificate-of-origin/certificate-of-origin.ts';
import type { Declaration } from './declaration/declaration.ts';
import { declarationSchema } from './declaration/declaration.ts';
import type { Envelope } from './envelope.ts';
import { envelopeSchema } from './envelope.ts';
import type { Receipt } from './receipt.ts';
import { receiptSchema } from './receipt.ts';
import type { ShippingInstructions } from './shipping-instructions/shipping-instructions.ts';
import { shippingInstructionsSchema } from './shipping-instructions/shipping-instructions.ts';

export * from './bill-of-lading/bill-of-lading.ts';
export * from './certificate-of-origin/certificate-of-origin.ts';
export * from './certificate-of-origin/printed.ts';
export { compareLeaves, type LeafDifference } from './compare.ts';
export * from './declaration/declaration.ts';
export type { GoodsItem } from './declaration/goods-item.ts';
export * from './envelope.ts';
export * from './receipt.ts';
export * from './shipping-instructions/shipping-instructions.ts';

/** Every document kouan knows, told apart by `type`. */
export type Document = BillOfLading | CertificateOfOrigin | Declaration | Envelope | Receipt | ShippingInstructions;

export type DocumentType = Document['type'];

/** The zod schema of each document. */
export const documentSchemas = {
  'bill-of-lading': billOfLadingSchema,
  'certificate-of-origin': certificateOfOriginSchema,
  declaration: declarationSchema,
  envelope: envelopeSchema,
  receipt: receiptSchema,
  'shipping-instructions': shippingInstructionsSchema,
} as const;
