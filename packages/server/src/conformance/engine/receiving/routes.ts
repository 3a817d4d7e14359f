import { finding } from '@kouan/core';
import { CFM } from '../../catalogue.ts';
import { checkRequest } from '../../checks/answer.ts';
import type { Forced, Incoming } from '../../scenario.ts';
import type { Heard } from '../../wire/listener.ts';
import type { Scene } from '../scene.ts';
import { errorReply, type Said } from './answers.ts';
import { finish, takeDocument, takeEnvelope } from './envelopes.ts';
import {
  takeIssuanceRequest,
  takeIssuanceResponse,
  takeSurrenderRequest,
  takeSurrenderResponse,
  validateReceiver,
} from './others.ts';

/** One interface that the runner serves. */
interface Served {
  readonly message: Incoming;
  readonly method: 'POST' | 'PUT';
  readonly path: RegExp;
  take(heard: Heard, forced: Forced, scene: Scene, params: readonly string[]): Promise<Said>;
}

/** Everything that can come from an implementation, and what is done with it. */
const SERVED: readonly Served[] = [
  { message: 'envelope', method: 'POST', path: /^\/v3\/envelopes$/, take: takeEnvelope },
  {
    message: 'document',
    method: 'PUT',
    path: /^\/v3\/envelopes\/([^/]+)\/additional-documents\/([^/]+)$/,
    take: takeDocument,
  },
  { message: 'finish', method: 'PUT', path: /^\/v3\/envelopes\/([^/]+)\/finish-transfer$/, take: finish },
  { message: 'receiver-validation', method: 'POST', path: /^\/v3\/receiver-validation$/, take: validateReceiver },
  { message: 'issuance-request', method: 'PUT', path: /^\/v3\/ebl-issuance-requests$/, take: takeIssuanceRequest },
  { message: 'issuance-response', method: 'POST', path: /^\/v3\/ebl-issuance-responses$/, take: takeIssuanceResponse },
  { message: 'surrender-request', method: 'POST', path: /^\/v3\/ebl-surrender-requests$/, take: takeSurrenderRequest },
  {
    message: 'surrender-response',
    method: 'POST',
    path: /^\/v3\/ebl-surrender-responses$/,
    take: takeSurrenderResponse,
  },
];

/** Signed codes: after one of them a sender knows. */
const SIGNED = /^[A-Z]{4}$/;

/** What was answered, and to what. */
export type Received = Said & { readonly message?: Incoming };

/** Answers one request of the implementation, in the scenario that goes on. */
export async function receive(heard: Heard, scene: Scene): Promise<Received> {
  const [path = ''] = heard.path.split('?');
  for (const { message, method, path: served, take } of SERVED) {
    const match = served.exec(path);
    if (match === null || method !== heard.method) continue;
    scene.findings.push(...checkRequest(heard));
    const forced = scene.forced[message]?.shift() ?? 'honest';
    const said = await take(heard, forced, scene, match.slice(1).map(decodeURIComponent));
    if (SIGNED.test(said.code)) scene.receiving.said = said.code;
    return { ...said, message };
  }
  scene.findings.push(finding(CFM.path, '', { found: `${heard.method} ${path}` }));
  return errorReply(404, heard, 'Nothing is served here', scene.setup.now());
}
