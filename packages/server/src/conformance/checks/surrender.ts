/** Surrender requests of a platform, and answers of a carrier (EBL_SUR 3.0). @module */
import { type Definition, type Finding, finding } from '@kouan/core';
import { oldestFirst, type SurrenderRequest, surrenderRequest, surrenderResponse } from '@kouan/sdk/title';
import { CFM } from '../catalogue.ts';
import type { SurrenderCode } from '../scenario.ts';
import { readBody } from './body.ts';

/** What a request is held against. */
export interface AskedSurrender {
  readonly reference: string;
  readonly code?: SurrenderCode;
  readonly reason?: string;
  /** References of requests that came before in this run. */
  readonly used: ReadonlySet<string>;
}

const other = (
  field: string,
  found: string,
  expected: string,
  definition: Definition = CFM.otherReference,
): readonly Finding[] =>
  found === expected ? [] : [finding(definition, `/${field}`, { found, expected, params: { field } })];

/** Checks a request of a platform: schema, references, codes, and that its chain runs from issue to surrender. */
export function checkSurrenderRequest(
  body: string,
  { reference, code, reason, used }: AskedSurrender,
): { readonly findings: readonly Finding[]; readonly request?: SurrenderRequest } {
  const findings: Finding[] = [];
  const request = readBody(body, surrenderRequest, 'SurrenderRequest', findings);
  if (request === undefined) return { findings };
  findings.push(...other('transportDocumentReference', request.transportDocumentReference, reference));
  if (code !== undefined)
    findings.push(...other('surrenderRequestCode', request.surrenderRequestCode, code, CFM.surrenderCode));
  findings.push(...other('reasonCode', request.reasonCode ?? '', reason ?? '', CFM.surrenderCode));
  if (used.has(request.surrenderRequestReference))
    findings.push(
      finding(CFM.referenceAgain, '/surrenderRequestReference', { found: request.surrenderRequestReference }),
    );
  findings.push(...chainOf(request));
  return { findings, request };
}

const LAST: Readonly<Record<SurrenderCode, string>> = {
  SREQ: 'SURRENDER_FOR_DELIVERY',
  AREQ: 'SURRENDER_FOR_AMENDMENT',
};

function chainOf({ endorsementChain, surrenderRequestCode }: SurrenderRequest): readonly Finding[] {
  const links = oldestFirst(endorsementChain ?? []);
  if (links.length === 0) return [];
  const expected = LAST[surrenderRequestCode];
  return links[0]?.actionCode === 'ISSUE' && links.at(-1)?.actionCode === expected
    ? []
    : [
        finding(CFM.chainEnd, '/endorsementChain', {
          found: links.map(({ actionCode }) => actionCode).join(', '),
          expected,
        }),
      ];
}

/** Checks the answer of a carrier. Whether it is the expected one is asked where it was awaited. */
export function checkSurrenderResponse(
  body: string,
  reference: string,
): { readonly findings: readonly Finding[]; readonly action?: string } {
  const findings: Finding[] = [];
  const response = readBody(body, surrenderResponse, 'SurrenderAnswer', findings);
  if (response === undefined) return { findings };
  const { action, comments, surrenderRequestReference } = response;
  findings.push(...other('surrenderRequestReference', surrenderRequestReference, reference));
  if (action === 'SREJ' && comments === undefined) findings.push(finding(CFM.commentsMissing, '/comments'));
  if (action === 'SURR' && comments !== undefined) findings.push(finding(CFM.commentsSurplus, '/comments'));
  return { findings, action };
}
