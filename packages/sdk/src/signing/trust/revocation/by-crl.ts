import type { Text } from '@kouan/core';
import type { Certificate } from '../x509/certificate.ts';
import type { Crl, RevokedEntry } from '../x509/crl.ts';
import { ALL_REASONS } from '../x509/distribution-point.ts';
import { madeBy } from '../x509/signed.ts';
import { isDeltaOf, pointsOf, scopeOf } from './crl-scope.ts';
import type { Believer, Question } from './question.ts';
import { CLOCK_SKEW, countsAt, type RevocationStatus, together, type UsedData } from './status.ts';

/** Status by CRLs (RFC 5280 §6.3.3): every reason must be covered by some CRL before a certificate is good. */
export function statusByCrl(question: Question, checker: Believer): RevocationStatus {
  const { certificate, time } = question;
  const notes: Text[] = [];
  const fresh = [...checker.sources.crls]
    .filter((crl) => {
      const note = staleness(crl, time, checker.at);
      if (note !== undefined && concerns(crl, certificate)) notes.push(note);
      return note === undefined;
    })
    .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
  let covered = 0;
  let used: UsedData | undefined;
  let later: RevokedEntry | undefined;
  let asOf = checker.at;
  for (const point of pointsOf(certificate))
    for (const crl of fresh) {
      if (crl.deltaOf !== undefined) continue;
      const reasons = scopeOf(crl, point, certificate);
      if ((reasons & ~covered) === 0) continue;
      const signer = believed(crl, question, checker);
      if (signer === undefined) {
        notes.push({
          en: `the CRL of ${crl.issuer} is not signed by one who may`,
          zh: `${crl.issuer} 的 CRL 签发者不可信`,
        });
        continue;
      }
      const deltas = fresh.filter((one) => isDeltaOf(one, crl) && signedAlike(one, signer.key, checker));
      const said = [...deltas, crl].map((one) => one.entry(certificate.issuer, certificate.serial));
      const entry = said.find((one) => one !== undefined);
      const data = together(signer.used, {
        crls: [...deltas, crl].map(({ bytes }) => bytes),
        ocsps: [],
        certificates: [],
      });
      if (entry !== undefined && entry.reason !== 'removeFromCRL') {
        if (countsAt(entry, time)) return { is: 'revoked', entry, used: data, asOf: crl.thisUpdate };
        later = entry;
      } else if (!remembers(crl, certificate)) {
        notes.push({
          en: `the CRL of ${crl.issuer} no longer lists certificates that ran out`,
          zh: `${crl.issuer} 的 CRL 已不含过期证书`,
        });
        continue;
      }
      covered |= reasons;
      used = used === undefined ? data : together(used, data);
      if (crl.thisUpdate < asOf) asOf = crl.thisUpdate;
      if (covered === ALL_REASONS && used !== undefined)
        return { is: 'good', by: 'crl', used, asOf, ...(later === undefined ? {} : { later }) };
    }
  if (covered > 0) notes.push({ en: 'the CRLs do not cover all reasons', zh: 'CRL 未覆盖全部吊销原因' });
  return { is: 'unknown', notes };
}

/** Whether a CRL could be about the certificate: for saying why it does not count. */
const concerns = (crl: Crl, certificate: Certificate): boolean =>
  pointsOf(certificate).some((point) => scopeOf(crl, point, certificate) > 0);

/** Why a CRL says nothing about a time. One that is made later than the time says what happened before it, too. */
function staleness(crl: Crl, time: Date, at: Date): Text | undefined {
  const { issuer, thisUpdate, nextUpdate, unknownCritical } = crl;
  if (unknownCritical.length > 0)
    return {
      en: `the CRL of ${issuer} has a critical extension that is not understood (${unknownCritical.join(', ')})`,
      zh: `${issuer} 的 CRL 含无法识别的关键扩展（${unknownCritical.join('、')}）`,
    };
  if (thisUpdate.getTime() > at.getTime() + CLOCK_SKEW)
    return { en: `the CRL of ${issuer} comes from the future`, zh: `${issuer} 的 CRL 签发时间晚于判定时间` };
  if (nextUpdate === undefined)
    return { en: `the CRL of ${issuer} does not say until when it counts`, zh: `${issuer} 的 CRL 未注明有效期` };
  return nextUpdate < time
    ? {
        en: `the CRL of ${issuer} was to be renewed on ${nextUpdate.toISOString()}`,
        zh: `${issuer} 的 CRL 应于 ${nextUpdate.toISOString()} 更新`,
      }
    : undefined;
}

/** A certificate that is not on a list made after it ran out may have been taken off (RFC 5280 §3.3). */
const remembers = ({ thisUpdate, keepsExpiredSince }: Crl, { notAfter }: Certificate): boolean =>
  thisUpdate <= notAfter || (keepsExpiredSince !== undefined && keepsExpiredSince <= notAfter);

/** Who signed it, where that one may: (f) and (g) of the algorithm. */
function believed(
  crl: Crl,
  { above, time }: Question,
  checker: Believer,
): { readonly key: NonNullable<Certificate['publicKey']>; readonly used: UsedData } | undefined {
  const { algorithm } = crl.signed;
  if (algorithm === undefined || !checker.rules.algorithms.includes(algorithm)) return undefined;
  const when = crl.thisUpdate > time ? crl.thisUpdate : time;
  for (const signer of checker.named(crl.issuer.key, above)) {
    const key = signer.publicKey;
    const { keyUsage } = signer.extensions;
    if (key === undefined || (keyUsage !== undefined && !keyUsage.has('cRLSign'))) continue;
    if (!madeBy(crl.signed, key, checker.rules.sm2Id)) continue;
    const certificates = [signer.bytes];
    // One of the path itself was validated with it.
    if (above.includes(signer)) return { key, used: { crls: [], ocsps: [], certificates } };
    const used = checker.believes(signer, above, when);
    if (used !== undefined) return { key, used };
  }
  return undefined;
}

/** A delta counts under the same key as the list that it changes (RFC 5280 §6.3.3 (h)). */
const signedAlike = ({ signed }: Crl, key: NonNullable<Certificate['publicKey']>, { rules }: Believer): boolean =>
  signed.algorithm !== undefined && rules.algorithms.includes(signed.algorithm) && madeBy(signed, key, rules.sm2Id);
