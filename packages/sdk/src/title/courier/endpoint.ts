import type { HttpAnswer, PintEndpoint } from '../pint/deliver.ts';
import { caller, type PintEndpointOptions, pintCalls } from '../pint/http-endpoint.ts';

/** Everything that a platform or carrier sends to another of them. */
export interface DeskEndpoint extends PintEndpoint {
  putIssuanceRequest(request: Uint8Array): Promise<HttpAnswer>;
  postIssuanceResponse(response: Uint8Array): Promise<HttpAnswer>;
  postSurrenderRequest(request: Uint8Array): Promise<HttpAnswer>;
  postSurrenderResponse(response: Uint8Array): Promise<HttpAnswer>;
}

/**
 * The endpoints of a platform or carrier over HTTP (DCSA PINT, EBL_ISS and EBL_SUR 3.0).
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, or plain http beyond this machine
 */
export function deskEndpoint(options: PintEndpointOptions): DeskEndpoint & { close(): Promise<void> } {
  const { call, close } = caller(options);
  return {
    ...pintCalls(call),
    putIssuanceRequest: (request) => call('PUT', '/ebl-issuance-requests', request),
    postIssuanceResponse: (response) => call('POST', '/ebl-issuance-responses', response),
    postSurrenderRequest: (request) => call('POST', '/ebl-surrender-requests', request),
    postSurrenderResponse: (response) => call('POST', '/ebl-surrender-responses', response),
    close,
  };
}
