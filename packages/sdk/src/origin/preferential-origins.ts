import { type Finding, finding } from '@kouan/core';
import type { CertificateOfOrigin } from '../documents/certificate-of-origin/certificate-of-origin.ts';
import type { GoodsItem } from '../documents/declaration/goods-item.ts';
import { CRT } from './catalogue.ts';

/** Codes of agreements at Chinese customs (优惠贸易协定代码). */
const CODES: Readonly<Record<string, string>> = { RCEP: '22' };

/** What one line of a certificate becomes in a declaration to Chinese customs. */
export interface PreferentialLine {
  /** Line of the certificate. */
  readonly itemNumber: string;
  readonly originCountry?: string;
  readonly link: NonNullable<GoodsItem['preferentialOrigins']>[number];
}

/**
 * The links from goods items of an import declaration to the lines of a certificate (written as EcoRelation). The caller
 * knows which goods item a line is for.
 *
 * Source: GACC Announcement 2021-34; Single Window DecMessage, EcoRelation.
 */
export function preferentialLines(document: CertificateOfOrigin): {
  readonly lines: readonly PreferentialLine[];
  readonly findings: readonly Finding[];
} {
  const agreement = CODES[document.agreement ?? ''];
  if (agreement === undefined)
    return { lines: [], findings: [finding(CRT.noCode, '/agreement', { found: document.agreement ?? '' })] };
  const lines = document.items.map(({ itemNumber, originCountry }): PreferentialLine => {
    const link = {
      agreement,
      proofKind: 'certificate' as const,
      ...(document.number === undefined ? {} : { proofNumber: document.number }),
      proofItemNumber: itemNumber,
    };
    return { itemNumber, ...(originCountry === undefined ? {} : { originCountry }), link };
  });
  return { lines, findings: [] };
}
