import type { AeoRecord } from './aeo-record.ts';
import { aeoRecordSchema } from './aeo-record.ts';
import type { BillOfLading } from './bill-of-lading/bill-of-lading.ts';
import { billOfLadingSchema } from './bill-of-lading/bill-of-lading.ts';
import type { BondedInventory } from './bonded/bonded-inventory.ts';
import { bondedInventorySchema } from './bonded/bonded-inventory.ts';
import type { GatePass } from './bonded/gate-pass.ts';
import { gatePassSchema } from './bonded/gate-pass.ts';
import type { CertificateOfOrigin } from './certificate-of-origin/certificate-of-origin.ts';
import { certificateOfOriginSchema } from './certificate-of-origin/certificate-of-origin.ts';
import type { Declaration } from './declaration/declaration.ts';
import { declarationSchema } from './declaration/declaration.ts';
import type { EcommerceInventory } from './ecommerce/inventory.ts';
import { ecommerceInventorySchema } from './ecommerce/inventory.ts';
import type { EcommerceLogistics } from './ecommerce/logistics.ts';
import { ecommerceLogisticsSchema } from './ecommerce/logistics.ts';
import type { EcommerceMovement } from './ecommerce/movement.ts';
import { ecommerceMovementSchema } from './ecommerce/movement.ts';
import type { EcommerceOrder } from './ecommerce/order.ts';
import { ecommerceOrderSchema } from './ecommerce/order.ts';
import type { EcommercePayment } from './ecommerce/payment.ts';
import { ecommercePaymentSchema } from './ecommerce/payment.ts';
import type { EcommerceSummary } from './ecommerce/summary.ts';
import { ecommerceSummarySchema } from './ecommerce/summary.ts';
import type { EcommerceTax } from './ecommerce/tax.ts';
import { ecommerceTaxSchema } from './ecommerce/tax.ts';
import type { EcommerceWithdrawal } from './ecommerce/withdrawal.ts';
import { ecommerceWithdrawalSchema } from './ecommerce/withdrawal.ts';
import type { Envelope } from './envelope.ts';
import { envelopeSchema } from './envelope.ts';
import type { EquipmentInterchange } from './equipment-interchange.ts';
import { equipmentInterchangeSchema } from './equipment-interchange.ts';
import type { Manifest } from './manifest.ts';
import { manifestSchema } from './manifest.ts';
import type { PassengerList } from './passenger-list.ts';
import { passengerListSchema } from './passenger-list.ts';
import type { PaymentRecord } from './payment-record.ts';
import { paymentRecordSchema } from './payment-record.ts';
import type { Receipt } from './receipt.ts';
import { receiptSchema } from './receipt.ts';
import type { RoadCargo } from './road-cargo.ts';
import { roadCargoSchema } from './road-cargo.ts';
import type { ShippingInstructions } from './shipping-instructions/shipping-instructions.ts';
import { shippingInstructionsSchema } from './shipping-instructions/shipping-instructions.ts';
import type { CommercialInvoice } from './trade/commercial-invoice.ts';
import { commercialInvoiceSchema } from './trade/commercial-invoice.ts';
import type { ConsignmentNote } from './trade/consignment-note.ts';
import { consignmentNoteSchema } from './trade/consignment-note.ts';
import type { PackingList } from './trade/packing-list.ts';
import { packingListSchema } from './trade/packing-list.ts';
import type { SanitaryCertificate } from './trade/sanitary-certificate.ts';
import { sanitaryCertificateSchema } from './trade/sanitary-certificate.ts';
import type { Shipment } from './trade/shipment.ts';
import { shipmentSchema } from './trade/shipment.ts';
import type { VerifiableCredential } from './verifiable-credential.ts';
import { verifiableCredentialSchema } from './verifiable-credential.ts';

export * from './aeo-record.ts';
export * from './bill-of-lading/bill-of-lading.ts';
export * from './bonded/bonded-inventory.ts';
export * from './bonded/gate-pass.ts';
export * from './certificate-of-origin/certificate-of-origin.ts';
export * from './certificate-of-origin/printed.ts';
export { compareLeaves, type LeafDifference } from './compare.ts';
export * from './declaration/declaration.ts';
export type { GoodsItem } from './declaration/goods-item.ts';
export * from './ecommerce/inventory.ts';
export * from './ecommerce/logistics.ts';
export * from './ecommerce/movement.ts';
export * from './ecommerce/order.ts';
export * from './ecommerce/payment.ts';
export * from './ecommerce/summary.ts';
export * from './ecommerce/tax.ts';
export * from './ecommerce/withdrawal.ts';
export * from './envelope.ts';
export * from './equipment-interchange.ts';
export * from './manifest.ts';
export * from './passenger-list.ts';
export * from './payment-record.ts';
export * from './receipt.ts';
export { clientReferenceOf } from './reference.ts';
export * from './road-cargo.ts';
export * from './shipping-instructions/shipping-instructions.ts';
export * from './trade/commercial-invoice.ts';
export * from './trade/consignment-note.ts';
export * from './trade/packing-list.ts';
export * from './trade/sanitary-certificate.ts';
export * from './trade/shipment.ts';
export * from './verifiable-credential.ts';

/** Every document kouan knows, told apart by `type`. */
export type Document =
  | AeoRecord
  | BillOfLading
  | BondedInventory
  | CertificateOfOrigin
  | CommercialInvoice
  | ConsignmentNote
  | Declaration
  | EcommerceInventory
  | EcommerceLogistics
  | EcommerceMovement
  | EcommerceOrder
  | EcommercePayment
  | EcommerceSummary
  | EcommerceTax
  | EcommerceWithdrawal
  | Envelope
  | EquipmentInterchange
  | GatePass
  | Manifest
  | PackingList
  | PassengerList
  | PaymentRecord
  | Receipt
  | RoadCargo
  | SanitaryCertificate
  | Shipment
  | ShippingInstructions
  | VerifiableCredential;

export type DocumentType = Document['type'];

/** The zod schema of each document. */
export const documentSchemas = {
  'aeo-record': aeoRecordSchema,
  'bill-of-lading': billOfLadingSchema,
  'bonded-inventory': bondedInventorySchema,
  'certificate-of-origin': certificateOfOriginSchema,
  'commercial-invoice': commercialInvoiceSchema,
  'consignment-note': consignmentNoteSchema,
  declaration: declarationSchema,
  'ecommerce-inventory': ecommerceInventorySchema,
  'ecommerce-logistics': ecommerceLogisticsSchema,
  'ecommerce-movement': ecommerceMovementSchema,
  'ecommerce-order': ecommerceOrderSchema,
  'ecommerce-payment': ecommercePaymentSchema,
  'ecommerce-summary': ecommerceSummarySchema,
  'ecommerce-tax': ecommerceTaxSchema,
  'ecommerce-withdrawal': ecommerceWithdrawalSchema,
  envelope: envelopeSchema,
  'equipment-interchange': equipmentInterchangeSchema,
  'gate-pass': gatePassSchema,
  manifest: manifestSchema,
  'packing-list': packingListSchema,
  'passenger-list': passengerListSchema,
  'payment-record': paymentRecordSchema,
  receipt: receiptSchema,
  'road-cargo': roadCargoSchema,
  'sanitary-certificate': sanitaryCertificateSchema,
  shipment: shipmentSchema,
  'shipping-instructions': shippingInstructionsSchema,
  'verifiable-credential': verifiableCredentialSchema,
} as const;
