import { verify as verifyBytes, X509Certificate } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { SignatureTest, Verification, VerifyOptions } from './verification.ts';
import { readSignature } from './xmldsig.ts';

const KIND = 'xmldsig-enveloped';
const XMLDSIG = 'XMLDSig Core 1.1 §3.2';
const PATH = 'RFC 5280 §6.1';

/** Verifies the signature of a document against given trust at a given time; fails closed. */
export function verify(bytes: Uint8Array, options: VerifyOptions): Verification {
  const at = new Date(options.at);
  if (Number.isNaN(at.getTime()))
    throw new KouanError('ERR_KOUAN_USAGE', { en: 'The time `at` is not a date.', zh: '`at` 不是有效时间。' });
  const anchors = options.trust.map(anchor);
  const read = readSignature(bytes, options.policy?.lenientContent === true);
  const tests: SignatureTest[] = [];
  const say = (
    name: SignatureTest['name'],
    passed: boolean | 'unknown',
    en: string,
    zh: string,
    source: string,
  ): void => {
    tests.push({ name, passed, reason: { en, zh }, source });
  };
  if (read === undefined) {
    say('present', false, 'no signature', '没有签名', XMLDSIG);
    return { verdict: 'invalid', kind: KIND, tests };
  }
  if (typeof read === 'string') {
    say('structure', false, `refused: ${read}`, `拒绝：${read}`, XMLDSIG);
    return { verdict: 'invalid', kind: KIND, tests };
  }
  say('structure', true, 'one enveloped signature over the whole document', '一个覆盖整个文档的封内签名', XMLDSIG);
  say(
    'digest',
    read.digestMatches,
    read.digestMatches ? 'the content is unchanged' : 'the content was changed',
    read.digestMatches ? '内容未被改动' : '内容已被改动',
    XMLDSIG,
  );
  const embedded = read.certificates.map(parse);
  const candidates = embedded.length > 0 ? embedded : anchors;
  const leaf = candidates.find(
    (c) => c && strong(c) && verifyBytes('sha256', read.signedInfo, c.publicKey, read.value),
  );
  const proven = leaf !== undefined;
  const noKey = candidates.length === 0;
  say(
    'signature',
    proven ? true : noKey ? 'unknown' : false,
    proven ? 'the key made this signature' : 'no acceptable certificate fits this signature',
    proven ? '签名由该密钥生成' : '没有可接受的证书与签名相符',
    XMLDSIG,
  );
  if (!read.digestMatches || (!proven && !noKey)) return { verdict: 'invalid', kind: KIND, tests };
  if (!leaf) return { verdict: 'indeterminate', kind: KIND, tests };
  const path = anchors.find((a) => a.raw.equals(leaf.raw)) ?? anchors.find((a) => issued(leaf, a));
  say(
    'trust',
    path ? true : 'unknown',
    path ? 'the certificate is trusted or issued by a trusted one' : 'the certificate does not lead to a trusted one',
    path ? '证书可信或由可信证书签发' : '证书无法追溯到可信证书',
    PATH,
  );
  const inTime = [leaf, path].every((c) => !c || (at >= new Date(c.validFrom) && at <= new Date(c.validTo)));
  say(
    'validity',
    inTime,
    inTime ? 'the certificates were valid at that time' : 'a certificate was not valid at that time',
    inTime ? '证书在该时间有效' : '证书在该时间无效',
    PATH,
  );
  say('revocation', 'unknown', 'revocation was not checked', '未检查吊销状态', 'RFC 5280 §6.3');
  const valid = path !== undefined && inTime && options.policy?.requireRevocation !== true;
  const signer = {
    subject: leaf.subject,
    issuer: leaf.issuer,
    serial: leaf.serialNumber,
    notBefore: new Date(leaf.validFrom).toISOString(),
    notAfter: new Date(leaf.validTo).toISOString(),
    fingerprint: leaf.fingerprint256,
  };
  return { verdict: valid ? 'valid' : 'indeterminate', kind: KIND, tests, signer, content: read.content };
}

function anchor(source: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(source);
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_KEY',
      { en: 'A trusted certificate cannot be read.', zh: '无法读取受信证书。' },
      { hint: { en: 'Give X.509 in PEM or DER.', zh: '请提供 PEM 或 DER 格式的 X.509 证书。' }, cause },
    );
  }
}

function parse(bytes: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(bytes);
  } catch {
    return undefined;
  }
}

function strong(certificate: X509Certificate): boolean {
  try {
    const key = certificate.publicKey;
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
  } catch {
    return false;
  }
}

function issued(leaf: X509Certificate, by: X509Certificate): boolean {
  return by.ca && strong(by) && leaf.checkIssued(by) && leaf.verify(by.publicKey);
}
