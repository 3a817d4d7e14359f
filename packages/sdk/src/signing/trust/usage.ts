import type { TrustPurpose, VerificationPolicy } from '../policy.ts';
import { type Problem, problem } from './path/problem.ts';
import type { Certificate } from './x509/certificate.ts';
import { EXTENSION, nameOfOid, USAGE } from './x509/oids.ts';

/** Purposes that exclude the signing of documents where a certificate has nothing else. */
const NOT_FOR_DOCUMENTS: ReadonlySet<string> = new Set([USAGE.timeStamping, USAGE.ocspSigning]);

/** Purposes that authorities of the path must allow too, if they name any. */
export const usagesFor = (
  purpose: Exclude<TrustPurpose, 'ocsp'>,
  { extendedKeyUsage }: VerificationPolicy,
): readonly string[] | undefined => (purpose === 'timestamp' ? [USAGE.timeStamping] : extendedKeyUsage);

/** Whether a certificate may be used for a purpose (RFC 5280 §4.2.1.3, §4.2.1.12). */
export function usageProblems(
  certificate: Certificate,
  purpose: Exclude<TrustPurpose, 'ocsp'>,
  policy: VerificationPolicy,
): Problem[] {
  return purpose === 'timestamp' ? forTimestamps(certificate) : forDocuments(certificate, policy);
}

function forDocuments(certificate: Certificate, policy: VerificationPolicy): Problem[] {
  const { keyUsage, extendedKeyUsage } = certificate.extensions;
  const problems: Problem[] = [];
  const wanted = policy.keyUsage ?? ['digitalSignature', 'nonRepudiation'];
  // Where the extension is missing the key is not limited, unless the policy asks for it.
  const granted = keyUsage === undefined ? policy.keyUsage === undefined : wanted.some((one) => keyUsage.has(one));
  if (!granted)
    problems.push(
      problem(
        'usage',
        certificate,
        `its key usage is not ${wanted.join(' or ')}`,
        `密钥用途不含 ${wanted.join(' 或 ')}`,
        '4.2.1.3',
      ),
    );
  const asked = policy.extendedKeyUsage;
  if (asked !== undefined) {
    if (!asked.some((one) => extendedKeyUsage?.includes(one) === true))
      problems.push(
        problem(
          'usage',
          certificate,
          `its purpose is not ${asked.map(nameOfOid).join(' or ')}`,
          `扩展密钥用途不含 ${asked.map(nameOfOid).join(' 或 ')}`,
          '4.2.1.12',
        ),
      );
  } else if (extendedKeyUsage?.every((one) => NOT_FOR_DOCUMENTS.has(one)) === true)
    problems.push(
      problem(
        'usage',
        certificate,
        `it is only for ${extendedKeyUsage.map(nameOfOid).join(', ')}`,
        `仅用于 ${extendedKeyUsage.map(nameOfOid).join('、')}`,
        '4.2.1.12',
      ),
    );
  return problems;
}

/** A time stamping service is for nothing else, and says so in a critical extension (RFC 3161 §2.3). */
function forTimestamps(certificate: Certificate): Problem[] {
  const { keyUsage, extendedKeyUsage = [] } = certificate.extensions;
  const critical = certificate.all.some(({ oid, critical: yes }) => yes && oid === EXTENSION.extendedKeyUsage);
  const only = extendedKeyUsage.length === 1 && extendedKeyUsage[0] === USAGE.timeStamping;
  const signs = keyUsage === undefined || keyUsage.has('digitalSignature') || keyUsage.has('nonRepudiation');
  if (only && critical && signs) return [];
  return [
    {
      ...problem('usage', certificate, 'it is not for time stamps alone', '不是时间戳专用证书', '4.2.1.12'),
      source: 'RFC 3161 §2.3',
    },
  ];
}
