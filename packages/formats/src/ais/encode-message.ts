import { type Finding, finding } from '@kouan/core';
import { AIS } from './catalogue.ts';
import { encodePayload } from './encode.ts';
import type { AisMessage } from './messages/message.ts';
import { type SentenceOptions, unwritable, writeSentences } from './nmea/write.ts';

/** Sentences of a message, without line ends; or findings, and then no sentence. */
export interface MessageEncoded {
  readonly sentences: readonly string[];
  readonly findings: readonly Finding[];
}

/** Writes a message in integers as one or several sentences. `unscaleMessage` makes integers of degrees and knots. */
export function encodeMessage(message: AisMessage, options: SentenceOptions = {}): MessageEncoded {
  const wrong = unwritable(options);
  if (wrong.length > 0) {
    return { sentences: [], findings: wrong.map(([path, expected]) => finding(AIS.notWritable, path, { expected })) };
  }
  const encoded = encodePayload(message);
  if ('findings' in encoded) return { sentences: [], findings: encoded.findings };
  return { sentences: writeSentences(encoded.payload, encoded.fillBits, options), findings: [] };
}
