import type { Finding } from '@kouan/core';
import { encodePayload } from './encode.ts';
import type { AisMessage } from './messages/message.ts';
import { type SentenceOptions, writeSentences } from './nmea/write.ts';

/** Sentences of a message, without line ends; or findings, and then no sentence. */
export interface MessageEncoded {
  readonly sentences: readonly string[];
  readonly findings: readonly Finding[];
}

/** Writes a message in integers as one or several sentences. `unscaleMessage` makes integers of degrees and knots. */
export function encodeMessage(message: AisMessage, options: SentenceOptions = {}): MessageEncoded {
  const encoded = encodePayload(message);
  if ('findings' in encoded) return { sentences: [], findings: encoded.findings };
  return { sentences: writeSentences(encoded.payload, encoded.fillBits, options), findings: [] };
}
