import { TAG, Value } from '../asn1/index.ts';
import type { SignedData } from './signed-data.ts';
import type { SignerReading } from './signer-evidence.ts';

/**
 * What was read of a message, for the next one of its signer. Messages of one signer differ in three places: the digest
 * of the content, the time, and the signature. Reading is a function of octets, and none of its outcome but these three
 * comes from there, so that a message whose octets are the same everywhere else reads the same. @module
 */

interface Known extends Pick<SignedData, 'dialect' | 'contentType'> {
  readonly octets: Buffer;
  /** Where the three places begin and end, in their order, the end of the message last. */
  readonly places: readonly number[];
  readonly reading: SignerReading;
  readonly digest: Value;
  readonly time: Value | undefined;
  readonly set: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
}

/** What a message says that reads as one before. */
export interface ReadAgain extends Pick<SignedData, 'dialect' | 'contentType'> {
  readonly reading: SignerReading;
}

/** A message with ten certificates of RSA-4096 is as long. */
const MAX_BYTES = 16 * 1024;
const MOST = 64;
/** The last used first. */
const known: Known[] = [];

/** What the message says, if it is one of a signer that was read before. */
export function readAgain(bytes: Uint8Array): ReadAgain | undefined {
  for (let at = 0; at < known.length; at++) {
    const one = known[at] as Known;
    if (one.octets.length !== bytes.length || !isSame(one, bytes)) continue;
    if (at > 0) known.unshift(...known.splice(at, 1));
    return { dialect: one.dialect, contentType: one.contentType, reading: readingOf(one, bytes) };
  }
  return undefined;
}

/** Compares all but the three places. */
function isSame({ octets, places }: Known, bytes: Uint8Array): boolean {
  let from = 0;
  for (let at = 0; at < places.length; at += 2) {
    const to = places[at] as number;
    if (octets.compare(bytes, from, to, from, to) !== 0) return false;
    from = places[at + 1] as number;
  }
  return true;
}

function readingOf({ reading, digest, time, set, value }: Known, bytes: Uint8Array): SignerReading {
  const source = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signed = Buffer.from(source.subarray(set[0], set[1]));
  signed[0] = TAG.set;
  const moved = ({ tag, start, from, end }: Value): Value => new Value(tag, source, start, from, end);
  return {
    ...reading,
    attributes: { set: signed, digest: moved(digest), time: time === undefined ? undefined : moved(time) },
    value: source.subarray(value[0], value[1]),
  };
}

/** A copy to read from: views of what is kept must not change with the caller's buffer. */
export const copyToKeep = (bytes: Uint8Array): Uint8Array => (bytes.length > MAX_BYTES ? bytes : new Uint8Array(bytes));

/** Keeps what was read of a message, made by {@link copyToKeep}; nothing where it does not stand as it should. */
export function keep(bytes: Uint8Array, signed: SignedData, reading: SignerReading): void {
  const { dialect, contentType, signers, content } = signed;
  const [signer, more] = signers;
  const { attributes, value } = reading;
  if (bytes.length > MAX_BYTES || signer === undefined || more !== undefined || content !== undefined) return;
  // Unsigned attributes are time stamps, which are another's every time.
  if (attributes === undefined || signer.signed === undefined || signer.unsigned !== undefined) return;
  const { digest, time } = attributes;
  const { of } = signer.signed;
  if (!(digest instanceof Value && of instanceof Value && (time === undefined || time instanceof Value))) return;
  const start = value.byteOffset - bytes.byteOffset;
  const spans = [digest, ...(time === undefined ? [] : [time])].map(({ from, end }) => [from, end] as const);
  spans.push([start, start + value.length]);
  spans.sort(([one], [other]) => one - other);
  known.unshift({
    dialect,
    contentType,
    octets: Buffer.from(bytes),
    places: [...spans.flat(), bytes.length, bytes.length],
    reading,
    digest,
    time,
    set: [of.start, of.end],
    value: [start, start + value.length],
  });
  known.length = Math.min(known.length, MOST);
}
