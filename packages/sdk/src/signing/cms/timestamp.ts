import { createHash } from 'node:crypto';
import { DerError, Members, oidOf, readDer, TAG } from '../asn1/index.ts';
import type { Evidence } from '../evidence.ts';
import type { SignatureTest } from '../verification.ts';
import { need, refusal, test } from './broken.ts';
import { certificateId, extension } from './certificate-id.ts';
import { TST_INFO } from './identifiers.ts';
import { readSignedData } from './signed-data.ts';
import { refused, signerEvidence } from './signer-evidence.ts';
import { readTimestampInfo, type TimestampInfo } from './tst-info.ts';

/** What a time stamp token says and proves, before anybody asks whom to trust. */
export interface TimestampEvidence {
  /** Those of {@link Evidence.tests}: one that failed makes the token worth nothing. */
  readonly tests: readonly SignatureTest[];
  /** Absent where the token cannot be read. */
  readonly genTime?: Date;
  readonly info?: TimestampInfo;
  /** The signature of the service over the token; its key, path, time and revocation are for `judge`. */
  readonly evidence: Evidence;
}

const KIND = 'rfc3161';
const SOURCE = 'RFC 3161 §2.4.2';

/**
 * Reads a time stamp token: shape, digest, what it is over, its certificate and that certificate's only purpose. Pure,
 * and without trust: the caller judges the path at `genTime`.
 *
 * @param token TimeStampToken, DER
 * @param over the bytes that it must be over
 */
export function timestampEvidence(token: Uint8Array, over: Uint8Array): TimestampEvidence {
  try {
    const signed = readSignedData(token);
    const { content, contentType, signers } = signed;
    const [signer, more] = signers;
    need(contentType === TST_INFO && content !== undefined, 'not a time stamp token', '不是时间戳');
    need(signer !== undefined && more === undefined, 'not exactly one signer', '签名者不是恰好一个');
    const info = readTimestampInfo(content);
    const read = signerEvidence(signed, signer, {
      kind: KIND,
      source: SOURCE,
      over: [content],
      content,
      contentType: TST_INFO,
      bound: true,
    });
    const tests = [...read.tests, imprintTest(info, over), ...purposeTest(read.leaf)];
    return { tests, genTime: info.genTime, info, evidence: { ...read, tests, claimedAt: info.genTime } };
  } catch (error) {
    const evidence: Evidence = { kind: KIND, source: SOURCE, ...refused(refusal(error), SOURCE) };
    return { tests: evidence.tests, evidence };
  }
}

/** SHA-1 finds no collision that was asked for years ago, but one that is asked for today. */
function imprintTest({ imprint: { digest, hash } }: TimestampInfo, over: Uint8Array): SignatureTest {
  if (digest === 'sha1')
    return test('algorithm', false, 'the time stamp is over a SHA-1 digest', '时间戳基于 SHA-1 摘要', SOURCE);
  return createHash(digest).update(over).digest().equals(hash)
    ? test('digest', true, 'the time stamp is over these bytes', '时间戳对应该数据', SOURCE)
    : test('digest', false, 'the time stamp is over other bytes', '时间戳对应其他数据', SOURCE);
}

const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const PURPOSE = 'RFC 3161 §2.3';

/** The key of a time stamping service is for nothing else: its certificate says so, critically. */
function purposeTest(leaf: Uint8Array | undefined): SignatureTest[] {
  if (leaf === undefined) return [];
  return isForTimeStamping(leaf)
    ? [test('usage', true, 'the certificate is for time stamping only', '证书仅用于时间戳', PURPOSE)]
    : [test('usage', false, 'the certificate is not for time stamping only', '证书不是仅用于时间戳', PURPOSE)];
}

function isForTimeStamping(leaf: Uint8Array): boolean {
  try {
    const usage = extension(certificateId(leaf), EXTENDED_KEY_USAGE);
    if (usage?.critical !== true) return false;
    const purposes = new Members(readDer(usage.value));
    const purpose = oidOf(purposes.take(TAG.oid));
    purposes.end();
    return purpose === TIME_STAMPING;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
