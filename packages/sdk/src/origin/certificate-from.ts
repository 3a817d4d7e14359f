import { type Finding, finding, hasErrors } from '@kouan/core';
import type { Assessment, Good } from '@kouan/rcep-calc';
import type { CertificateItem, CertificateOfOrigin } from '../documents/certificate-of-origin/certificate-of-origin.ts';
import { CRT } from './catalogue.ts';

/** One line of a shipment: how much of which good, and how it is packed. */
export interface CertificateLine
  extends Omit<CertificateItem, 'itemNumber' | 'criterion' | 'originCountry' | 'originClaim'> {
  /** `id` of the good that was assessed. */
  readonly good: string;
  /** Claim of RCEP Article 2.6.6 instead of the country of origin of 2.6.1 to 2.6.4. */
  readonly claim?: 'contributing' | 'highest' | undefined;
}

/** Everything on the certificate that origin does not decide. */
export type CertificateFacts = Omit<CertificateOfOrigin, 'type' | 'items'>;

/** A good with its assessment. */
export interface AssessedGood {
  readonly good: Good;
  readonly assessment: Assessment;
}

const HS6 = 6;
const BASES = { contributing: '2.6.6(a)', highest: '2.6.6(b)' } as const;

/**
 * The certificate for a shipment of assessed goods: HS code at six digits, criterion as box 10 prints it, RCEP country of
 * origin, and the FOB value where the criterion is RVC. A good that does not originate, or of which it is not known,
 * is a finding, and there is no certificate.
 *
 * Source: RCEP Article 3.17, Annex 3B; Form RCEP.
 */
export function certificateFrom(
  goods: readonly AssessedGood[],
  lines: readonly CertificateLine[],
  facts: CertificateFacts,
): { readonly certificate?: CertificateOfOrigin; readonly findings: readonly Finding[] } {
  const byId = new Map(goods.map((each) => [each.assessment.id, each]));
  const findings: Finding[] = [];
  const items = lines.flatMap((line, index): CertificateItem[] => {
    const path = `/items/${index}`;
    const assessed = byId.get(line.good);
    if (assessed === undefined) {
      findings.push(finding(CRT.notAssessed, path, { found: line.good }));
      return [];
    }
    findings.push(...objections(assessed.assessment, line, facts.agreement, path));
    return [itemOf(line, assessed, index)];
  });
  if (hasErrors(findings)) return { findings };
  return { certificate: { type: 'certificate-of-origin', ...facts, items }, findings };
}

function objections(
  assessment: Assessment,
  { good, claim }: CertificateLine,
  agreement: string | undefined,
  path: string,
): Finding[] {
  const { outcome } = assessment;
  if (outcome !== 'originating') return [finding(CRT.notOriginating, path, { found: good, params: { outcome } })];
  const findings: Finding[] = [];
  if (agreement !== undefined && agreement !== assessment.agreement)
    findings.push(
      finding(CRT.otherAgreement, path, {
        found: good,
        expected: agreement,
        params: { agreement: assessment.agreement },
      }),
    );
  if (assessment.agreement === 'RCEP' && countryOf(assessment, claim) === undefined) {
    const candidates = assessment.countryOfOrigin?.candidates?.join(', ') ?? '';
    findings.push(finding(CRT.noCountry, `${path}/originCountry`, { found: good, expected: candidates }));
  }
  return findings;
}

function countryOf({ claims = [], countryOfOrigin }: Assessment, claim: CertificateLine['claim']): string | undefined {
  if (claim === undefined) return countryOfOrigin?.country ?? undefined;
  return claims.find(({ basis }) => basis === BASES[claim])?.country;
}

function itemOf(line: CertificateLine, { good, assessment }: AssessedGood, index: number): CertificateItem {
  const { good: _id, claim, ...rest } = line;
  const criterion = assessment.criteria.join(' ');
  const originCountry = countryOf(assessment, claim);
  const { fob, currency } = good.value ?? {};
  const needsFob = assessment.criteria.includes('RVC') && rest.fob === undefined;
  return {
    ...rest,
    itemNumber: String(index + 1),
    hs: rest.hs ?? {
      code: good.good.hs.slice(0, HS6),
      ...(good.good.edition === undefined ? {} : { edition: good.good.edition }),
    },
    criterion,
    ...(originCountry === undefined ? {} : { originCountry }),
    ...(claim === undefined ? {} : { originClaim: claim }),
    ...(needsFob && fob !== undefined && currency !== undefined ? { fob: { amount: fob, currency } } : {}),
  };
}
