/** What the runner does as a platform that surrenders, and as a carrier that decides (EBL_SUR 3.0). @module */
import { randomUUID } from 'node:crypto';
import { type EndorsementLink, linksOf, type SurrenderRequest, type TitleParty } from '@kouan/sdk/title';
import type { Step, SurrenderCode } from '../../scenario.ts';
import type { Scene } from '../scene.ts';
import { plainly } from './answered.ts';

type Of<Act extends Step['act']> = Extract<Step, { act: Act }>;

const ACT: Readonly<Record<SurrenderCode, 'SURRENDER_FOR_DELIVERY' | 'SURRENDER_FOR_AMENDMENT'>> = {
  SREQ: 'SURRENDER_FOR_DELIVERY',
  AREQ: 'SURRENDER_FOR_AMENDMENT',
};

interface Issuer {
  readonly carrierCode?: string;
  readonly carrierCodeListProvider?: string;
  readonly documentParties?: {
    readonly issuingParty?: { readonly partyName?: string; readonly identifyingCodes?: TitleParty['identifyingCodes'] };
  };
}

/** The carrier as its bill names it. */
function issuerOf(document: Readonly<Record<string, unknown>>): TitleParty {
  const { carrierCode = '', carrierCodeListProvider = 'SMDG', documentParties = {} } = document as Issuer;
  const { partyName = carrierCode, identifyingCodes = [] } = documentParties.issuingParty ?? {};
  return {
    partyName,
    eblPlatform: 'NONE',
    identifyingCodes:
      identifyingCodes.length > 0
        ? identifyingCodes
        : [{ codeListProvider: carrierCodeListProvider, partyCode: carrierCode }],
  };
}

function chainOf(code: SurrenderCode, reason: string | undefined, { setup, surrender }: Scene): EndorsementLink[] {
  const carrier = issuerOf(surrender.issued?.document ?? {});
  const at = setup.now().getTime();
  const acts = [
    { actionCode: 'ISSUE', actor: carrier, recipient: setup.party, actionDateTime: new Date(at - 1_000).toISOString() },
    {
      actionCode: ACT[code],
      actor: setup.party,
      recipient: carrier,
      actionDateTime: new Date(at).toISOString(),
      ...(reason === undefined ? {} : { reasonCode: reason }),
    },
  ] as const;
  return [...linksOf(acts)];
}

export async function requestSurrender(
  { code, reason, unavailable, expect }: Of<'request-surrender'>,
  scene: Scene,
): Promise<void> {
  const { surrender, reference } = scene;
  const request: SurrenderRequest = {
    surrenderRequestReference: randomUUID(),
    transportDocumentReference: unavailable === true ? reference : (surrender.issued?.reference ?? reference),
    surrenderRequestCode: code,
    ...(reason === undefined ? {} : { reasonCode: reason }),
    endorsementChain: chainOf(code, reason, scene),
  };
  surrender.request = request;
  await plainly(scene, 'POST', '/v3/ebl-surrender-requests', request, expect);
}

export async function answerSurrender({ action, expect }: Of<'answer-surrender'>, scene: Scene): Promise<void> {
  const response = {
    surrenderRequestReference: scene.surrender.request?.surrenderRequestReference ?? '',
    action,
    ...(action === 'SREJ' ? { comments: 'Rejected, as the scenario demands' } : {}),
  };
  await plainly(scene, 'POST', '/v3/ebl-surrender-responses', response, expect);
}
