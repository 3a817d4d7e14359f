/** The runner as the other side of issuance, surrender and receiver validation. @module */
import { receiverValidationRequest } from '@kouan/sdk/title';
import { readBody } from '../../checks/body.ts';
import { checkIssuanceRequest, checkIssuanceResponse } from '../../checks/issuance.ts';
import { checkSurrenderRequest, checkSurrenderResponse } from '../../checks/surrender.ts';
import type { Forced } from '../../scenario.ts';
import type { Heard } from '../../wire/listener.ts';
import type { Scene } from '../scene.ts';
import { errorReply, type Said } from './answers.ts';

const textOf = ({ body }: Heard): string => new TextDecoder().decode(body);

/** Taken; `code` is what it says, for the step that waits for it. */
const taken = (code = '204'): Said => ({ code, reply: { status: 204 } });

const refused = (status: number, heard: Heard, { setup }: Scene): Said =>
  errorReply(status, heard, 'As the scenario demands', setup.now());

/** Statuses of what is forced, where nothing is signed. */
const STATUS: Readonly<Partial<Record<Forced, number>>> = { malformed: 400, conflict: 409, unavailable: 503 };

/** POST /v3/receiver-validation */
export async function validateReceiver(heard: Heard, _: Forced, scene: Scene): Promise<Said> {
  const { setup } = scene;
  const code = readBody(textOf(heard), receiverValidationRequest, 'IdentifyingCode', scene.findings);
  if (code === undefined) return errorReply(400, heard, 'No identifying code', setup.now());
  const known = setup.party.identifyingCodes.some(
    (one) =>
      one.codeListProvider === code.codeListProvider &&
      one.partyCode === code.partyCode &&
      (code.codeListName === undefined || code.codeListName === one.codeListName),
  );
  if (!known) return errorReply(404, heard, 'The party is not known', setup.now());
  return { code: '200', reply: { status: 200, body: { partyName: setup.party.partyName } } };
}

/** PUT /v3/ebl-issuance-requests */
export async function takeIssuanceRequest(heard: Heard, forced: Forced, scene: Scene): Promise<Said> {
  const { setup, scenario } = scene;
  const { findings, request } = checkIssuanceRequest(textOf(heard), {
    context: setup.context,
    at: setup.now(),
    kind: scenario.bill,
    to: setup.party,
  });
  scene.findings.push(...findings);
  const status = request === undefined ? 400 : STATUS[forced];
  if (status !== undefined || request === undefined) return refused(status ?? 400, heard, scene);
  const { transportDocumentReference: reference } = request.document;
  scene.surrender.issued = { reference: String(reference), document: request.document };
  return taken();
}

/** POST /v3/ebl-issuance-responses */
export async function takeIssuanceResponse(heard: Heard, _: Forced, scene: Scene): Promise<Said> {
  const { findings, code } = checkIssuanceResponse(textOf(heard), scene.reference);
  scene.findings.push(...findings);
  return code === undefined ? refused(400, heard, scene) : taken(code);
}

/** POST /v3/ebl-surrender-requests */
export async function takeSurrenderRequest(heard: Heard, forced: Forced, scene: Scene): Promise<Said> {
  const { surrender, reference } = scene;
  const { findings, request } = checkSurrenderRequest(textOf(heard), {
    reference,
    used: surrender.used,
    ...surrender.asked,
  });
  scene.findings.push(...findings);
  const status = request === undefined ? 400 : STATUS[forced];
  if (status !== undefined || request === undefined) return refused(status ?? 400, heard, scene);
  surrender.used.add(request.surrenderRequestReference);
  surrender.request = request;
  return taken();
}

/** POST /v3/ebl-surrender-responses */
export async function takeSurrenderResponse(heard: Heard, _: Forced, scene: Scene): Promise<Said> {
  const { findings, action } = checkSurrenderResponse(
    textOf(heard),
    scene.surrender.request?.surrenderRequestReference ?? '',
  );
  scene.findings.push(...findings);
  return action === undefined ? refused(400, heard, scene) : taken(action);
}
