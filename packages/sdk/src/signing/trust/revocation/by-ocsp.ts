import type { Text } from '@kouan/core';
import { DerError } from '../../asn1/index.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { isAbout, isResponder, type OcspResponse, type SingleResponse } from '../x509/ocsp.ts';
import { USAGE } from '../x509/oids.ts';
import { madeBy } from '../x509/signed.ts';
import type { Believer, Question } from './question.ts';
import { CLOCK_SKEW, countsAt, type RevocationStatus, together, type UsedData } from './status.ts';

/** How long an answer counts that does not say until when: its responder always has a newer one (RFC 6960 §4.2.2.1). */
const WITHOUT_NEXT_UPDATE = 60 * 60_000;

/** Status by OCSP responses (RFC 6960 §3.2): the newest answer of a responder that may answer. */
export function statusByOcsp(question: Question, checker: Believer): RevocationStatus {
  const { certificate, issuer, time } = question;
  const notes: Text[] = [];
  const answers = checker.sources.ocsps
    .flatMap((response) => response.responses.map((single) => ({ response, single })))
    .filter(({ single }) => isAbout(single, certificate, issuer))
    .sort((a, b) => b.single.thisUpdate.getTime() - a.single.thisUpdate.getTime());
  for (const { response, single } of answers) {
    const note = staleness(response, single, question, checker.at);
    if (note !== undefined) {
      notes.push(note);
      continue;
    }
    const who = responder(response, question, checker);
    if (who === undefined) {
      notes.push({ en: 'the OCSP response is not signed by one who may', zh: 'OCSP 响应的签发者未获授权' });
      continue;
    }
    const used = together(who, { crls: [], ocsps: [response.bytes], certificates: [] });
    const asOf = single.thisUpdate;
    const { status } = single;
    if (status === 'good') return { is: 'good', by: 'ocsp', used, asOf };
    if (status === 'unknown') {
      notes.push({ en: 'the OCSP responder does not know the certificate', zh: 'OCSP 响应方不认识该证书' });
      continue;
    }
    return countsAt(status, time)
      ? { is: 'revoked', entry: status, used, asOf }
      : { is: 'good', by: 'ocsp', used, asOf, later: status };
  }
  return { is: 'unknown', notes };
}

/** Why an answer says nothing about a time. */
function staleness(
  { producedAt, unknownCritical }: OcspResponse,
  { thisUpdate, nextUpdate, archiveCutoff, status }: SingleResponse,
  { certificate, time }: Question,
  at: Date,
): Text | undefined {
  if (unknownCritical.length > 0)
    return {
      en: `the OCSP response has a critical extension that is not understood (${unknownCritical.join(', ')})`,
      zh: `OCSP 响应含无法识别的关键扩展（${unknownCritical.join('、')}）`,
    };
  const latest = at.getTime() + CLOCK_SKEW;
  if (thisUpdate.getTime() > latest || producedAt.getTime() > latest)
    return { en: 'the OCSP response comes from the future', zh: 'OCSP 响应时间晚于判定时间' };
  const until = nextUpdate?.getTime() ?? thisUpdate.getTime() + WITHOUT_NEXT_UPDATE;
  if (until < time.getTime())
    return {
      en: `the OCSP response counted until ${new Date(until).toISOString()}`,
      zh: `OCSP 响应仅在 ${new Date(until).toISOString()} 之前有效`,
    };
  // A responder may have forgotten about a certificate that ran out (RFC 6960 §4.4.4).
  if (
    status === 'good' &&
    thisUpdate > certificate.notAfter &&
    !(archiveCutoff && archiveCutoff <= certificate.notAfter)
  )
    return { en: 'the OCSP response was made after the certificate ran out', zh: 'OCSP 响应生成于证书到期之后' };
  return undefined;
}

/**
 * Who signed a response, where that one may (RFC 6960 §4.2.2.2): the issuer, one to whom the issuer itself gave the
 * right, or one whom the verifier trusts for it.
 */
function responder(response: OcspResponse, question: Question, checker: Believer): UsedData | undefined {
  const { issuer, above, time } = question;
  const { algorithm } = response.signed;
  const { rules } = checker;
  if (algorithm === undefined || !rules.algorithms.includes(algorithm)) return undefined;
  const signs = (one: Certificate): boolean =>
    isResponder(response, one) && one.publicKey !== undefined && madeBy(response.signed, one.publicKey, rules.sm2Id);
  const nothing = { crls: [], ocsps: [] };
  if (signs(issuer)) return { ...nothing, certificates: [] };
  const trusted = checker.trustedResponders.find((one) => signs(one) && one.validAt(response.producedAt));
  if (trusted !== undefined) return { ...nothing, certificates: [trusted.bytes] };
  const when = response.producedAt > time ? response.producedAt : time;
  for (const one of response.certificates.flatMap(readable)) {
    const key = issuer.publicKey;
    if (one.issuer.key !== issuer.subject.key || key === undefined || !one.signedWith(key, rules.sm2Id)) continue;
    if (!signs(one) || !mayAnswer(one)) continue;
    const noCheck = one.extensions.ocspNoCheck === true;
    const used = checker.believes(one, above, when, noCheck);
    if (used !== undefined) return used;
  }
  return undefined;
}

/** The purpose must be there, and the key for signing; the issuer itself needs neither. */
function mayAnswer({ extensions: { extendedKeyUsage, keyUsage } }: Certificate): boolean {
  const signs = keyUsage === undefined || keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation');
  return signs && extendedKeyUsage?.includes(USAGE.ocspSigning) === true;
}

function readable(bytes: Uint8Array): Certificate[] {
  try {
    return [readCertificate(bytes)];
  } catch (error) {
    if (error instanceof DerError) return [];
    throw error;
  }
}
