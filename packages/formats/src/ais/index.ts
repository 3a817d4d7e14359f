/**
 * AIS, the automatic identification of ships: sentences (NMEA 0183, IEC 61162-1) and messages 1 to 27 (ITU-R M.1371-5),
 * both ways.
 *
 * @module
 */
export { AIS as aisCatalogue } from './catalogue.ts';
export { decodePayload, type Report } from './decode.ts';
export { AisDecoder, type AisReading, type DecoderOptions, decodeSentence, type SentenceDecoded } from './decoder.ts';
export { type EncodedPayload, encodePayload } from './encode.ts';
export { encodeMessage, type MessageEncoded } from './encode-message.ts';
export { APPLICATIONS as aisApplications, type Application, applicationOf } from './messages/application.ts';
export { type AisValue, type Field, type Kind, UNITS, type Unit } from './messages/field.ts';
export type { Layout } from './messages/layout.ts';
export type {
  AisMessage,
  AisMessageType,
  ApplicationValues,
  RateOfTurn,
  ScaledAisMessage,
} from './messages/message.ts';
export { MESSAGES as aisMessages, type MessageTable } from './messages/table.ts';
export { type Assembled, Assembler, type AssemblerOptions } from './nmea/assembler.ts';
export { type AisSentence, readSentence } from './nmea/sentence.ts';
export { readTagBlock, readTagParameters, type TagBlock, writeTagBlock } from './nmea/tag-block.ts';
export { type SentenceOptions, writeSentences } from './nmea/write.ts';
export { StaticPairs, type StaticReport } from './pair.ts';
export { codeText, layoutOf, scaleMessage, scaleValue, unscaleMessage } from './scale.ts';
export { type AisEvent, decodeAis, decodeAisPieces } from './stream.ts';
