/** Issuance requests of a carrier, and verdicts of a platform (EBL_ISS 3.0). @module */
import { type Finding, finding } from '@kouan/core';
import { canonicalJson } from '@kouan/sdk/json';
import {
  type IssuanceRequest,
  issuanceRequest,
  issuanceResponse,
  judgeIssuance,
  type PlatformContext,
  type TitleParty,
} from '@kouan/sdk/title';
import { CFM } from '../catalogue.ts';
import type { BillKind } from '../scenario.ts';
import { readBody } from './body.ts';

/** What a request is held against. */
export interface AskedIssuance {
  readonly context: PlatformContext;
  readonly at: Date;
  readonly kind: BillKind;
  readonly to: TitleParty;
}

/** Checks a request of a carrier: schema, document, signature, three checksums, kind of bill, to whom. */
export function checkIssuanceRequest(
  body: string,
  { context, at, kind, to }: AskedIssuance,
): { readonly findings: readonly Finding[]; readonly request?: IssuanceRequest } {
  const findings: Finding[] = [];
  const request = readBody(body, issuanceRequest, 'IssuanceRequest', findings);
  if (request === undefined) return { findings };
  const judged = judgeIssuance(new TextEncoder().encode(body), at, context);
  if (judged.kind !== 'issue') findings.push(...judged.findings);
  findings.push(...kindOf(request, kind), ...issueTo(request, to));
  return { findings, request };
}

function kindOf({ document }: IssuanceRequest, expected: BillKind): readonly Finding[] {
  const { isToOrder, documentParties } = document as { isToOrder?: unknown; documentParties?: { endorsee?: unknown } };
  const found: BillKind =
    isToOrder !== true ? 'straight' : documentParties?.endorsee === undefined ? 'blank' : 'negotiable';
  return found === expected ? [] : [finding(CFM.kind, '/document/isToOrder', { found, expected })];
}

function issueTo({ issueTo: found }: IssuanceRequest, { partyName, identifyingCodes }: TitleParty): readonly Finding[] {
  const is = canonicalJson({ partyName: found.partyName, identifyingCodes: found.identifyingCodes });
  const expected = canonicalJson({ partyName, identifyingCodes });
  return is === expected ? [] : [finding(CFM.recipient, '/issueTo', { found: is, expected })];
}

/** Checks the verdict of a platform. Whether it is the expected one is asked where it was awaited. */
export function checkIssuanceResponse(
  body: string,
  reference: string,
): { readonly findings: readonly Finding[]; readonly code?: string } {
  const findings: Finding[] = [];
  const response = readBody(body, issuanceResponse, 'IssuanceResponse', findings);
  if (response === undefined) return { findings };
  const { issuanceResponseCode: code, reason, errors = [], transportDocumentReference: found } = response;
  if (found !== reference)
    findings.push(
      finding(CFM.otherReference, '/transportDocumentReference', {
        found,
        expected: reference,
        params: { field: 'transportDocumentReference' },
      }),
    );
  const says = reason !== undefined || errors.length > 0;
  if (code === 'ISSU' && says) findings.push(finding(CFM.reasonSurplus, '/reason'));
  if (code !== 'ISSU' && !says) findings.push(finding(CFM.reasonMissing, '/reason', { found: code }));
  return { findings, code };
}
