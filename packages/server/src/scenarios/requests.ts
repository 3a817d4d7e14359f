/** What scenarios ask of the server, as requests to its endpoints. @module */

import type { Rooms } from '../rooms.ts';
import type { Response } from '../route.ts';
import { billDocument } from './documents.ts';
import type { BillAct, ClientStep, ScenarioRequest } from './schema.ts';

type Decision = NonNullable<ClientStep['decide']>;
type Release = NonNullable<ClientStep['release']>;

/** A value as JSON has it, without the members that are undefined. */
const plain = (value: object): NonNullable<ScenarioRequest['json']> => JSON.parse(JSON.stringify(value));

/** Number of a bill of the fixtures. */
export const billNumber = (name: string, { scenario }: Pick<Rooms, 'scenario'>): string =>
  scenario?.file.fixtures?.bills?.[name]?.reference ?? name;

/** Sends a request from within. */
export function sent(request: ScenarioRequest, rooms: Rooms): Promise<Response> {
  const { method, path, headers = {} } = request;
  const { body, mediaType } = contentOf(request);
  const said = mediaType === undefined ? {} : { 'content-type': mediaType };
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return rooms.call({ method, path, headers: { ...said, ...lower }, ...(body === undefined ? {} : { body }) });
}

/** The body of a request and its type. */
export function contentOf({ json, text, mediaType }: ScenarioRequest): {
  readonly body?: Uint8Array;
  readonly mediaType?: string;
} {
  const written = json === undefined ? text : JSON.stringify(json);
  if (written === undefined) return {};
  const type = mediaType ?? (json === undefined ? 'text/plain' : 'application/json');
  return { body: new TextEncoder().encode(written), mediaType: type };
}

export const actRequest = ({ platform, bill, ...act }: BillAct, rooms: Pick<Rooms, 'scenario'>): ScenarioRequest => ({
  method: 'POST',
  path: `/ebl/${platform}/bills/${encodeURIComponent(billNumber(bill, rooms))}/acts`,
  json: plain(act),
});

/** The decision of the surrender that waits for a bill; nothing when none does. */
export async function decideRequest(
  { bill, action, comments }: Decision,
  rooms: Pick<Rooms, 'scenario' | 'ebl'>,
): Promise<ScenarioRequest | undefined> {
  const number = billNumber(bill, rooms);
  const register = (await rooms.ebl?.enter())?.carrier.register;
  const carrierDocuments = (await register?.carrierDocuments()) ?? [];
  const carrierSurrenders = (await register?.carrierSurrenders()) ?? [];
  const ids = new Set(carrierDocuments.filter(({ reference }) => reference === number).map(({ id }) => id));
  const waiting = carrierSurrenders.find(({ documentId, state }) => state === 'pending' && ids.has(documentId));
  if (waiting === undefined) return undefined;
  return {
    method: 'POST',
    path: `/ebl/carrier/surrenders/${encodeURIComponent(waiting.reference)}/decision`,
    json: { action, platform: waiting.platform, ...(comments === undefined ? {} : { comments }) },
  };
}

export async function issueRequest(name: string, rooms: Rooms): Promise<ScenarioRequest> {
  const fixture = rooms.scenario?.file.fixtures?.bills?.[name];
  if (fixture === undefined) throw new Error(`${name} is a bill of the fixtures`);
  const { shipper = 'shipper', buyer = 'buyer' } = fixture;
  const { knownParties = [] } = (await rooms.ebl?.enter()) ?? {};
  const party = (word: string) => {
    const found = knownParties.find(({ handle }) => handle === word);
    if (found === undefined) throw new Error(`${word} is a party`);
    const { handle: _, ...rest } = found;
    return rest;
  };
  const document = billDocument(fixture, party(shipper), party(buyer));
  return {
    method: 'POST',
    path: '/ebl/carrier/documents',
    json: plain({ transportDocument: document, issueTo: shipper }),
  };
}

export const releaseRequest = ({ bill, ...facts }: Release, rooms: Pick<Rooms, 'scenario'>): ScenarioRequest => ({
  method: 'POST',
  path: '/ebl/carrier/releases/decision',
  json: plain({ transportDocumentReference: billNumber(bill, rooms), ...facts }),
});
