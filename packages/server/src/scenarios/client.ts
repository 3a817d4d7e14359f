/** What a run does from the outside, step by step, as somebody’s client would. @module */
import { createHash } from 'node:crypto';
import { chinaDeclarationReceipt } from '@kouan/formats/china/declaration';
import type { Receipt } from '@kouan/sdk';
import type { JsonValue } from '@kouan/sdk/signing';
import type { Rooms } from '../rooms.ts';
import { advanceClock } from '../world/index.ts';
import { declarationMessage } from './documents.ts';
import { milliseconds } from './milliseconds.ts';
import { actRequest, billNumber, contentOf, decideRequest, issueRequest, releaseRequest } from './requests.ts';
import type { ClientStep, ScenarioRequest } from './schema.ts';

/** What a step has come to. */
export type Outcome = { readonly [member: string]: JsonValue };

type Send = (request: Request) => Promise<Response>;
type Kind = Exclude<keyof ClientStep, 'name' | 'after' | 'retry' | 'correct' | 'shows'>;
type Acts = {
  readonly [K in Kind]: (client: Client, what: NonNullable<ClientStep[K]>, step: ClientStep) => Promise<Outcome>;
};

/** Answers that say no more than that it should be tried again. */
const isLost = ({ status }: Outcome): boolean => status === undefined || Number(status) >= 429;
const XML = 'application/xml';
const HOST = 'http://127.0.0.1';

/** Somebody who speaks to the server over its endpoints, and waits by its clock. */
export class Client {
  private readonly send: Send;
  readonly rooms: Rooms;
  private cursor = '';
  /** Codes of releases, by bill; what is secret goes into no log. */
  private readonly codes = new Map<string, string>();

  constructor(send: Send, rooms: Rooms) {
    this.send = send;
    this.rooms = rooms;
  }

  /** Does one step. */
  async take(step: ClientStep): Promise<Outcome> {
    for (const [kind, act] of Object.entries(ACTS)) {
      const what = step[kind as Kind];
      if (what !== undefined) return (act as (...all: unknown[]) => Promise<Outcome>)(this, what, step);
    }
    return {};
  }

  /** One request; what is lost on its way has no status. */
  async ask(
    request: ScenarioRequest,
  ): Promise<{ readonly status?: number; readonly body: string; readonly error?: string }> {
    const { body, mediaType } = contentOf(request);
    return this.http(request.path, {
      method: request.method,
      headers: { ...(mediaType === undefined ? {} : { 'content-type': mediaType }), ...request.headers },
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    });
  }

  async http(path: string, init: RequestInit) {
    const { clock, pending } = this.rooms;
    let outcome: { readonly status?: number; readonly body: string; readonly error?: string } | undefined;
    const answer = this.send(new Request(`${HOST}${path}`, init))
      .then(async (response) => ({ status: response.status, body: await response.text() }))
      .catch((error: Error) => ({
        body: '',
        error: error.cause instanceof Error ? error.cause.message : error.message,
      }))
      .then((settled) => {
        outcome = settled;
      });
    // Who waits for an answer that waits for the clock lets time pass.
    while (outcome === undefined) {
      await pending.quiet();
      if (outcome === undefined && pending.waits) clock.runToNext();
    }
    await answer;
    return outcome;
  }

  async submit(name: string, { retry, correct }: ClientStep): Promise<Outcome> {
    const fixture = this.rooms.scenario?.file.fixtures?.declarations?.[name];
    if (fixture === undefined) throw new Error(`${name} is a declaration of the fixtures`);
    const body = declarationMessage(fixture, correct) as Uint8Array<ArrayBuffer>;
    const key = createHash('sha256').update(body).digest('hex');
    for (let tries = 1; ; tries++) {
      const headers = { 'content-type': XML, 'idempotency-key': key };
      const answer = await this.http('/single-window/declarations', { method: 'POST', headers, body });
      const outcome: Outcome = { tries, ...imported(answer) };
      if (retry === undefined || tries > retry.times || !isLost(outcome)) return outcome;
      await advanceClock(this.rooms, milliseconds(retry.every));
    }
  }

  async poll(): Promise<Outcome> {
    const { status, body, error } = await this.ask({
      method: 'GET',
      path: `/single-window/receipts?cursor=${this.cursor}&limit=1000`,
    });
    if (status !== 200) return lost(status, error);
    const page = JSON.parse(body) as { receipts: { body: string }[]; cursor: string };
    this.cursor = page.cursor;
    return { status, ...receipts(page.receipts) };
  }

  async release(bill: string, request: ScenarioRequest): Promise<Outcome> {
    const { status, body, error } = await this.ask(request);
    if (status !== 200) return lost(status, error);
    const { verdict, missing, code, released = false } = JSON.parse(body);
    if (typeof code === 'string') this.codes.set(bill, code);
    return { status, verdict, missing, released };
  }

  async use(bill: string, by: string): Promise<Outcome> {
    const { status, error } = await this.ask({
      method: 'POST',
      path: '/ebl/carrier/releases/use',
      json: { code: this.codes.get(bill) ?? 'none', by },
    });
    return lost(status, error);
  }
}

const ACTS: Acts = {
  submit: (client, name, step) => client.submit(name, step),
  poll: (client) => client.poll(),
  async lookup(client, name) {
    const { reference } = client.rooms.scenario?.file.fixtures?.declarations?.[name] ?? {};
    const found = await client.ask({
      method: 'GET',
      path: `/single-window/declarations/${encodeURIComponent(reference ?? '')}`,
    });
    if (found.status !== 200) return lost(found.status, found.error);
    const { course, acceptances } = JSON.parse(found.body);
    return { status: 200, course, acceptances };
  },
  async advance(client, ms) {
    await advanceClock(client.rooms, milliseconds(ms));
    return {};
  },
  issue: async (client, name) => billOutcome(client, await issueRequest(name, client.rooms), 'document'),
  act: (client, act) => billOutcome(client, actRequest(act, client.rooms), 'bill'),
  async decide(client, decision) {
    const request = await decideRequest(decision, client.rooms);
    if (request === undefined) return { error: 'nothing to decide' };
    const { status, error } = await client.ask(request);
    return lost(status, error);
  },
  release: (client, release) =>
    client.release(billNumber(release.bill, client.rooms), releaseRequest(release, client.rooms)),
  use: (client, { bill, by }) => client.use(billNumber(bill, client.rooms), by),
  async request(client, request) {
    const { status, body, error } = await client.ask(request);
    return { ...lost(status, error), ...(status === undefined ? {} : { body: readable(body) }) };
  },
};

const lost = (status: number | undefined, error: string | undefined): Outcome => ({
  ...(status === undefined ? {} : { status }),
  ...(error === undefined ? {} : { error }),
});

function readable(body: string): JsonValue {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return body;
  }
}

const read = (bytes: Uint8Array): Receipt | undefined =>
  chinaDeclarationReceipt.decode(bytes).document as Receipt | undefined;

/** What the answer to a message says. */
function imported({
  status,
  body,
  error,
}: {
  readonly status?: number;
  readonly body: string;
  readonly error?: string;
}): Outcome {
  const receipt = status === 200 ? read(new TextEncoder().encode(body)) : undefined;
  return {
    ...lost(status, error),
    ...(receipt === undefined ? {} : { state: receipt.state, note: receipt.note ?? '' }),
  };
}

/** Receipts of a page in a few words: how many, and their channels in the order in which they came. */
function receipts(page: readonly { readonly body: string }[]): Outcome {
  const all = page.flatMap(({ body }) => read(Buffer.from(body, 'base64')) ?? []);
  return {
    count: all.length,
    channels: all.map(({ channel }) => channel ?? '').join(''),
    states: all.map(({ state }) => state),
  };
}

async function billOutcome(client: Client, request: ScenarioRequest, member: string): Promise<Outcome> {
  const { status, body, error } = await client.ask(request);
  const said = { ...lost(status, error) };
  if (status === undefined) return said;
  const answer = JSON.parse(body);
  if (status >= 400) return { ...said, title: answer.title, detail: answer.detail };
  return { ...said, billStatus: answer[member]?.status ?? null, holder: answer[member]?.holder?.partyName ?? null };
}
