/** What the runner does as a carrier that issues, and as a platform that judges (EBL_ISS 3.0). @module */
import type { IssuanceResponse } from '@kouan/sdk/title';
import { goodRequest, ISSUANCE_CHANGES, type IssuanceParts } from '../../messages/issuance.ts';
import type { Step } from '../../scenario.ts';
import type { Scene } from '../scene.ts';
import { plainly } from './answered.ts';

type Of<Act extends Step['act']> = Extract<Step, { act: Act }>;

const partsOf = ({ setup, document }: Scene): IssuanceParts => ({
  document,
  party: setup.party,
  stranger: setup.unknownParty,
  platform: setup.peerPlatform,
  carrierSigner: setup.options.own.carrierSigner ?? setup.options.own.signer,
});

export async function requestIssuance({ change, expect }: Of<'request-issuance'>, scene: Scene): Promise<void> {
  const parts = partsOf(scene);
  const request = await (change === undefined ? goodRequest(parts) : ISSUANCE_CHANGES[change](parts));
  await plainly(scene, 'PUT', '/v3/ebl-issuance-requests', request, expect);
}

/** What goes with each verdict. */
const DETAILS: Readonly<Record<IssuanceResponse['issuanceResponseCode'], Pick<IssuanceResponse, 'reason' | 'errors'>>> =
  {
    ISSU: {},
    BREQ: {
      reason: 'The content is at fault, as the scenario demands',
      errors: [{ reason: 'As the scenario demands', errorCode: 'TEST' }],
    },
    REFU: { reason: 'This platform cannot issue it, as the scenario demands' },
  };

export async function answerIssuance({ code, expect }: Of<'answer-issuance'>, scene: Scene): Promise<void> {
  const { reference = scene.reference, document = {} } = scene.surrender.issued ?? {};
  const { transportDocumentSubReference: version } = document as { transportDocumentSubReference?: string };
  const response: IssuanceResponse = {
    transportDocumentReference: reference,
    ...(version === undefined ? {} : { transportDocumentSubReference: version }),
    issuanceResponseCode: code,
    ...DETAILS[code],
  };
  await plainly(scene, 'POST', '/v3/ebl-issuance-responses', response, expect);
}
