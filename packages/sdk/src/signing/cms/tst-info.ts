import {
  booleanOf,
  context,
  type Der,
  integerBytes,
  Members,
  oidOf,
  readDer,
  retagged,
  smallInteger,
  TAG,
  timeOf,
} from '../asn1/index.ts';
import { readDigest, readIdentifier } from './algorithms.ts';
import { need } from './broken.ts';
import type { Digest } from './identifiers.ts';

/** What a time stamp says (RFC 3161 §2.4.2). */
export interface TimestampInfo {
  /** Policy of the service, dotted. */
  readonly policy: string;
  readonly imprint: { readonly digest: Digest; readonly hash: Uint8Array };
  /** INTEGER octets. */
  readonly serial: Uint8Array;
  readonly genTime: Date;
  /** Milliseconds by which the time may be off, where the service says so. */
  readonly accuracy?: number;
  /** INTEGER octets. */
  readonly nonce?: Uint8Array;
}

/** Reads TSTInfo. Throws Broken or DerError. */
export function readTimestampInfo(bytes: Uint8Array): TimestampInfo {
  const parts = new Members(readDer(bytes));
  need(smallInteger(parts.take(TAG.integer)) === 1, 'version of the time stamp is not 1', '时间戳版本不为 1');
  const policy = oidOf(parts.take(TAG.oid));
  const imprint = new Members(parts.take(TAG.sequence));
  const digest = readDigest(readIdentifier(imprint.take()));
  const hash = imprint.take(TAG.octetString).content;
  imprint.end();
  const serial = integerBytes(parts.take(TAG.integer));
  const genTime = timeOf(parts.take(TAG.generalizedTime));
  const accuracy = parts.maybe(TAG.sequence);
  const ordering = parts.maybe(TAG.boolean);
  if (ordering !== undefined) booleanOf(ordering);
  const nonce = parts.maybe(TAG.integer);
  parts.maybe(context(0));
  noCritical(parts.maybe(context(1)));
  parts.end();
  return {
    policy,
    imprint: { digest, hash },
    serial,
    genTime,
    ...(accuracy === undefined ? {} : { accuracy: accuracyOf(accuracy) }),
    ...(nonce === undefined ? {} : { nonce: integerBytes(nonce) }),
  };
}

/** Seconds, then [0] milliseconds and [1] microseconds of 1 to 999 each, as milliseconds rounded up. */
function accuracyOf(of: Der): number {
  const parts = new Members(of);
  const seconds = parts.maybe(TAG.integer);
  const [millis, micros] = [0, 1].map((number) => parts.maybe(context(number, false)));
  parts.end();
  const part = (one: Der | undefined): number => {
    if (one === undefined) return 0;
    const value = smallInteger(retagged(one, TAG.integer));
    need(value >= 1 && value <= 999, 'accuracy is out of range', '精度超出范围');
    return value;
  };
  return (seconds === undefined ? 0 : smallInteger(seconds)) * 1000 + part(millis) + Math.ceil(part(micros) / 1000);
}

/** Extensions that are critical and not known here change what the time stamp means. */
function noCritical(of: Der | undefined): void {
  if (of === undefined) return;
  const list = new Members(retagged(of, TAG.sequence));
  while (list.more) {
    const one = new Members(list.take());
    one.take(TAG.oid);
    const flag = one.maybe(TAG.boolean);
    one.take(TAG.octetString);
    one.end();
    need(flag === undefined || !booleanOf(flag), 'the time stamp has a critical extension', '时间戳含有关键扩展');
  }
}
