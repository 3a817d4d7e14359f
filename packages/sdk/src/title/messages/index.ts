/** Messages around shipping instructions and transport documents (DCSA EBL 3.0). @module */
export { MSG } from './catalogue.ts';
export { type CarrierFacts, type DraftedBill, draftBill } from './draft-bill.ts';
export { type ForPeer, forPeer } from './for-peer.ts';
export * from './notification.ts';
export {
  shippingInstructionsCancelled,
  shippingInstructionsCreated,
  type TransportDocumentAmendment,
  transportDocumentAmendment,
  transportDocumentApproved,
} from './objects.ts';
export { type ReadMessage, readMessage, readNotification } from './read-message.ts';
