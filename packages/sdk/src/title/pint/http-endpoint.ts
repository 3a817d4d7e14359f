import type { Dispatcher } from 'undici';
import { endpointAddress } from '../../exchange/transport/address.ts';
import { bounded } from '../../exchange/transport/http-answers.ts';
import { undici } from '../../exchange/transport/undici.ts';
import type { HttpAnswer, PintEndpoint } from './deliver.ts';

export interface PintEndpointOptions {
  /** Address of the platform, up to and without `/v3`. */
  readonly url: string;
  /** Sent as a bearer token; never logged. */
  readonly token?: string;
  readonly timeoutMs?: number;
  /** Plain http to another machine is refused unless this is set. */
  readonly allowPlainHttp?: boolean;
}

const TIMEOUT_MS = 60_000;
const CONNECTIONS = 4;
/** Major version of the API that is asked for (PINT 3.0, API-Version). */
const API_VERSION = '3';

/** One call to a DCSA endpoint, as it was answered. */
export type Call = (method: 'POST' | 'PUT', target: string, body?: Uint8Array) => Promise<HttpAnswer>;

/**
 * Calls under an address, JSON each way. What goes wrong is thrown as it is.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, or plain http beyond this machine
 */
export function caller(options: PintEndpointOptions): { readonly call: Call; close(): Promise<void> } {
  const base = endpointAddress(options.url, options.allowPlainHttp);
  const path = base.pathname.replace(/\/+$/, '');
  const timeout = options.timeoutMs ?? TIMEOUT_MS;
  const { Pool } = undici();
  const pool = new Pool(base.origin, { connections: CONNECTIONS, headersTimeout: timeout, bodyTimeout: timeout });
  const headers = {
    'content-type': 'application/json',
    'api-version': API_VERSION,
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
  return {
    async call(method, target, body) {
      const init: Dispatcher.RequestOptions = {
        method,
        path: `${path}/v3${target}`,
        headers,
        ...(body === undefined ? {} : { body }),
      };
      const answer = await pool.request(init);
      return { status: answer.statusCode, body: await bounded(answer.body) };
    },
    close: () => pool.close(),
  };
}

/** PINT endpoints of a platform over HTTP: whoever delivers knows, when a call throws, that nothing is known. */
export function pintEndpoint(options: PintEndpointOptions): PintEndpoint & { close(): Promise<void> } {
  const { call, close } = caller(options);
  return { ...pintCalls(call), close };
}

/** The calls of PINT 3.0 that a sender makes. */
export function pintCalls(call: Call): PintEndpoint {
  const at = (reference: string): string => `/envelopes/${encodeURIComponent(reference)}`;
  return {
    postEnvelope: (envelope) => call('POST', '/envelopes', envelope),
    putDocument: (reference, checksum, content) =>
      call(
        'PUT',
        `${at(reference)}/additional-documents/${encodeURIComponent(checksum)}`,
        Buffer.from(JSON.stringify(Buffer.from(content).toString('base64'))),
      ),
    finishTransfer: (reference) => call('PUT', `${at(reference)}/finish-transfer`),
  };
}
