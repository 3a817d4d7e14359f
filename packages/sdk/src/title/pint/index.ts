/** PINT 3.0: bills from platform to platform, and never two holders. @module */
export { type Acted, type ActOptions, actOn } from './act.ts';
export { PNT } from './catalogue.ts';
export type {
  EnvelopeAbout,
  EnvelopeReader,
  PintAnswer,
  PlatformContext,
} from './context.ts';
export { type Delivered, deliver, type HttpAnswer, type PintEndpoint } from './deliver.ts';
export { type PintEndpointOptions, pintEndpoint } from './http-endpoint.ts';
export { type Issued, openChain } from './issue.ts';
export type { Refusal } from './judge-envelope.ts';
export { type PintProfile, PROFILES, QUIRKS, type QuirkName } from './profiles.ts';
export { MAX_DOCUMENT_BYTES, putDocument } from './put-document.ts';
export { MAX_ENVELOPE_BYTES, type Unreadable } from './read-envelope.ts';
export { type EnvelopeEntry, type EnvelopeReading, readingOf } from './reading.ts';
export type { CheckedDocument, ReadingContext } from './reading-context.ts';
export { finishTransfer, receiveEnvelope } from './receive.ts';
