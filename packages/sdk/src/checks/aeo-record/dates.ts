/** Status and dates of an operator. @module */
import { aeoStandingOn } from '../../aeo/standing.ts';
import type { AeoRecord } from '../../documents/aeo-record.ts';
import type { Check, Report } from '../check.ts';
import { AEO } from './catalogue.ts';

export const dateCheck: Check<AeoRecord> = {
  codes: [
    AEO.status,
    AEO.validFrom,
    AEO.order,
    AEO.expired,
    AEO.notExpired,
    AEO.revokedActive,
    AEO.revokedDay,
    AEO.suspendedActive,
    AEO.suspendedDay,
    AEO.overlap,
    AEO.outside,
    AEO.idle,
    AEO.updated,
  ].map(({ code }) => code),
  source: 'WCO SAFE Framework',
  title: { en: 'Status and dates', zh: '状态与日期' },
  check(document, { today }, report) {
    const { status, validFrom, validUntil, updatedAt } = document;
    if (status === undefined) report(AEO.status, '/status');
    if (validFrom === undefined) report(AEO.validFrom, '/validFrom');
    else if (validUntil !== undefined && validUntil < validFrom)
      report(AEO.order, '/validUntil', { found: validUntil, expected: validFrom, related: [{ path: '/validFrom' }] });
    revoked(document, report);
    suspended(document, report);
    if (today === undefined) return;
    if (status === 'active' && validUntil !== undefined && today > validUntil)
      report(AEO.expired, '/status', { expected: validUntil, related: [{ path: '/validUntil' }] });
    if (status === 'expired' && validUntil !== undefined && today <= validUntil)
      report(AEO.notExpired, '/status', { expected: validUntil, related: [{ path: '/validUntil' }] });
    const open = document.suspensions?.find(({ from = '9', until = '9' }) => from <= today && today <= until);
    if (status === 'active' && open?.from !== undefined)
      report(AEO.suspendedActive, '/status', { expected: open.from, related: [{ path: '/suspensions' }] });
    const standing = aeoStandingOn(document, today);
    if (!['active', 'unknown'].includes(standing)) report(AEO.idle, '/status', { found: standing, expected: today });
    if (updatedAt !== undefined && updatedAt.slice(0, 10) > today)
      report(AEO.updated, '/updatedAt', { found: updatedAt, expected: today });
  },
};

function revoked({ status, revokedOn, validFrom }: AeoRecord, report: Report): void {
  if (revokedOn === undefined) {
    if (status === 'revoked' || status === 'withdrawn') report(AEO.revokedDay, '/revokedOn', { found: status });
    return;
  }
  const related = [{ path: '/revokedOn' }];
  if (status === 'active' || status === 'suspended')
    report(AEO.revokedActive, '/status', { found: status, expected: revokedOn, related });
  if (validFrom !== undefined && revokedOn < validFrom)
    report(AEO.outside, '/revokedOn', { found: revokedOn, expected: validFrom, related: [{ path: '/validFrom' }] });
}

function suspended({ status, suspensions = [], validFrom, validUntil }: AeoRecord, report: Report): void {
  const open = suspensions.some(({ from, until }) => from !== undefined && until === undefined);
  if (status === 'suspended' && !open && suspensions.every(({ until }) => until !== undefined))
    report(AEO.suspendedDay, '/suspensions');
  for (const [index, { from, until }] of suspensions.entries()) {
    const path = `/suspensions/${index}`;
    if (from === undefined) continue;
    if (until !== undefined && until < from) report(AEO.order, `${path}/until`, { found: until, expected: from });
    const early = validFrom !== undefined && from < validFrom;
    if (early || (validUntil !== undefined && from > validUntil))
      report(AEO.outside, `${path}/from`, { found: from, expected: validFrom ?? '…' });
    const within = suspensions.some(
      (other, at) => at !== index && (other.from ?? '9') < from && from <= (other.until ?? '9999-12-31'),
    );
    if (within) report(AEO.overlap, `${path}/from`, { found: from });
  }
}
