export { EDI as edifactCatalogue } from './catalogue.ts';
export { CHARSETS as edifactCharsets, type Charset } from './charset.ts';
export type { Element } from './element.ts';
export { type EdifactListener, type EnvelopeOptions, EnvelopeReader } from './envelope.ts';
export {
  type InterchangeHeader,
  interchangeHeader,
  type MessageHeader,
  messageHeader,
  type Station,
} from './header.ts';
export { type EdifactOptions, type EdifactPart, readEdifact, readEdifactParts, streamEdifact } from './read.ts';
export type { ScanOptions } from './scan.ts';
export { componentOf, plain, ReadSegment, type Segment, type Spot } from './segment.ts';
export { isUsual, readServiceString, type ServiceCharacters, serviceString, USUAL } from './service.ts';
export type { Syntax } from './source.ts';
export type { EdifactFile, EdifactGroup, EdifactInterchange, EdifactMessage } from './tree.ts';
export { type EdifactWriteOptions, type EdifactWritten, writeEdifact } from './write.ts';
