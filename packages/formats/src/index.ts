/**
 * Written forms of trade documents: bytes to document and back.
 *
 * @module
 */
export { FMT as formatCatalogue } from './catalogue.ts';
export { type Channel as ReceiptChannel, channelOf as receiptChannelOf } from './china/declaration-receipt/channels.ts';
export { openEnvelope, type Seal, sealEnvelope } from './china/dxp-envelope/index.ts';
export { realtime179SignText } from './china/realtime-179/sign-text.ts';
export { checkTransportDocument, readTransportDocument } from './dcsa/transport-document/checked.ts';
export { detectFormat, detectFormats, formatByName, HEAD_BYTES } from './detect.ts';
export { type Read, type ReadOptions, readDocuments } from './read.ts';
export { formats } from './registry.generated.ts';
export { groupColumn } from './tabular/declaration/group.ts';
export {
  type CredentialForOptions,
  credentialFor,
  DOCUMENT_CONTEXT,
  documentInCredential,
  UNECE_TERMS,
} from './w3c/credential/index.ts';
export { responseFindings } from './wco/response/findings.ts';
