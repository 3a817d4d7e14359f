/** Bills on the platforms of a server under test. @module */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RunningServer } from '../src/index.ts';
import { type Answer, ask } from './server.testing.ts';

const fixture = new URL('../../../fixtures/dcsa.transport-document/straight.canonical.json', import.meta.url);

type Json = Readonly<Record<string, unknown>>;

/** A straight bill without a finding, from the shipper on A to the buyer on B. */
export function straight(reference: string, change: Json = {}): Json {
  const document = JSON.parse(readFileSync(fixture, 'utf8')) as Json;
  return { ...document, transportDocumentReference: reference, ...change };
}

/** The same to the order of the bank on B. */
export function toOrder(reference: string, change: Json = {}): Json {
  const document = straight(reference);
  const { consignee: _, ...parties } = document['documentParties'] as Json;
  const endorsee = {
    partyName: 'Rijnbank NV',
    identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: '724500KOUANRIJNBANK1' }],
    isNotifyParty: true,
  };
  return { ...document, isToOrder: true, documentParties: { ...parties, endorsee }, ...change };
}

/** A call with JSON both ways. */
export async function call(
  { url }: Pick<RunningServer, 'url'>,
  path: string,
  body?: unknown,
  {
    method = body === undefined ? 'GET' : 'POST',
    headers = {},
  }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer & { readonly json: Json }> {
  const answer = await ask(`${url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  });
  const json = answer.type.includes('json') ? (JSON.parse(answer.body) as Json) : {};
  return { ...answer, json };
}

export interface Bill {
  readonly id: string;
  readonly status: string;
  readonly head: string;
  readonly holder: { readonly partyName: string; readonly eblPlatform?: string } | null;
  readonly titleholder: { readonly kind: string; readonly titleholder?: { readonly partyName: string } };
  readonly next: readonly {
    readonly actionCode: string;
    readonly allowed: boolean;
    readonly why?: { readonly code: string };
  }[];
  readonly chain: readonly { readonly jws: string; readonly checksum: string }[];
  readonly document: Json;
  readonly surrenders: readonly { readonly reference: string; readonly answer: string }[];
}

export const billOn = async (server: Pick<RunningServer, 'url'>, platform: string, bill: string): Promise<Bill> =>
  (await call(server, `/ebl/${platform}/bills/${bill}`)).json as unknown as Bill;

/** Acts on a bill; everything that has to go elsewhere must have arrived. */
export async function act(
  server: Pick<RunningServer, 'url'>,
  platform: string,
  bill: string,
  wanted: Json,
): Promise<Bill> {
  const answer = await call(server, `/ebl/${platform}/bills/${bill}/acts`, wanted);
  expect(answer.status, answer.body).toBe(200);
  expect(answer.json['waiting']).toEqual([]);
  return answer.json['bill'] as Bill;
}

export async function issue(server: Pick<RunningServer, 'url'>, transportDocument: Json, issueTo = 'shipper') {
  const answer = await call(server, '/ebl/carrier/documents', { transportDocument, issueTo });
  expect(answer.status, answer.body).toBe(201);
  return answer.json as {
    readonly document: { readonly issuance: string; readonly status: string; readonly answer: unknown };
  };
}

export async function decide(server: Pick<RunningServer, 'url'>, action: 'SURR' | 'SREJ', comments?: string) {
  const { surrenders } = (await call(server, '/ebl/carrier/surrenders')).json as {
    surrenders: { reference: string; state: string }[];
  };
  const waiting = surrenders.find(({ state }) => state === 'pending');
  return call(server, `/ebl/carrier/surrenders/${waiting?.reference}/decision`, {
    action,
    ...(comments === undefined ? {} : { comments }),
  });
}
