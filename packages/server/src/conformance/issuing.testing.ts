/** A carrier and a platform made of the SDK, for issuance and surrender. @module */
import { randomUUID } from 'node:crypto';
import {
  type IssuanceRequest,
  issuanceRequestOf,
  judgeIssuance,
  linksOf,
  type SurrenderRequest,
  type TitleParty,
} from '@kouan/sdk/title';
import type { Told as Carried, Instruction, PeerTrigger } from './index.ts';
import { transportDocument } from './messages/transport-document.ts';
import { buyer, carrierParty } from './parties.ts';
import { type Asked, contextOf, customer, refusal, SIGNERS, serve, type Told } from './peers.testing.ts';

/** What a peer does to a message before it sends it. */
export type Change = (message: Record<string, unknown>, path: string) => object;

/** Where a peer finds the runner: known when that listens. */
export interface Runner {
  url: string;
}

const read = ({ body }: Asked): unknown => JSON.parse(new TextDecoder().decode(body));

async function post(url: string, path: string, message: object, change: Change, method = 'POST'): Promise<number> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'api-version': '3' },
    body: JSON.stringify(change(message as Record<string, unknown>, path)),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const same: Change = (message) => message;

/** A platform under test: judges issuances, and surrenders when it is told to. */
export async function platformPeer(runner: Runner, change: Change = same, answer = (told: Told): Told => told) {
  const context = contextOf();
  const bills = new Map<string, TitleParty>();

  async function issue(asked: Asked): Promise<Told> {
    const judged = judgeIssuance(asked.body, new Date(), context);
    if (judged.kind === 'malformed') return refusal(400, asked, judged.findings[0]?.message.en ?? '');
    const { transportDocumentReference: reference } = judged.request.document as { transportDocumentReference: string };
    const code = judged.kind === 'issue' ? 'ISSU' : judged.code;
    if (judged.kind === 'issue') bills.set(reference, judged.holder);
    const response = {
      transportDocumentReference: reference,
      issuanceResponseCode: code,
      ...(judged.kind === 'issue' ? {} : { reason: judged.findings[0]?.message.en }),
    };
    // The runner may have gone on meanwhile, or have ended.
    setImmediate(() => post(runner.url, '/v3/ebl-issuance-responses', response, change).catch(() => {}));
    return { status: 204 };
  }

  const server = await serve(async (asked) => {
    if (asked.path === '/v3/ebl-issuance-requests') return answer(await issue(asked));
    if (asked.path === '/v3/ebl-surrender-responses') return answer({ status: 204 });
    return refusal(404, asked, 'Nothing here');
  });

  async function surrender(instruction: Instruction): Promise<Carried> {
    const { transportDocumentReference: reference, surrenderRequestCode: code = 'SREQ', reasonCode } = instruction;
    const holder = bills.get(reference) ?? customer;
    const carrier = carrierParty('CLIN');
    const acts = [
      { actionCode: 'ISSUE', actor: carrier, recipient: holder, actionDateTime: new Date(0).toISOString() },
      {
        actionCode: code === 'SREQ' ? 'SURRENDER_FOR_DELIVERY' : 'SURRENDER_FOR_AMENDMENT',
        actor: holder,
        recipient: carrier,
        actionDateTime: new Date().toISOString(),
      },
    ] as const;
    const request: SurrenderRequest = {
      surrenderRequestReference: randomUUID(),
      transportDocumentReference: reference,
      surrenderRequestCode: code,
      ...(reasonCode === undefined ? {} : { reasonCode }),
      endorsementChain: [...linksOf(acts)],
    };
    await post(runner.url, '/v3/ebl-surrender-requests', request, change);
    return {};
  }

  const trigger: PeerTrigger = (instruction) =>
    instruction.act === 'surrender' ? surrender(instruction) : Promise.resolve({ unsupported: true });
  return { ...server, trigger };
}

/** A carrier under test: issues and decides when it is told to. */
export async function carrierPeer(change: Change = same, answer = (told: Told): Told => told) {
  const line = carrierParty('PLIN');
  const issued = new Set<string>();
  const server = await serve(async (asked) => {
    if (asked.path === '/v3/ebl-issuance-responses') return answer({ status: 204 });
    if (asked.path !== '/v3/ebl-surrender-requests') return refusal(404, asked, 'Nothing here');
    const { transportDocumentReference: reference } = read(asked) as SurrenderRequest;
    return answer(issued.has(reference) ? { status: 204 } : refusal(409, asked, 'Not available'));
  });

  async function issue({ transportDocumentReference: reference, bill: kind, to, url }: Instruction): Promise<Carried> {
    const { partyName, identifyingCodes } = to as TitleParty;
    const document = transportDocument({
      reference,
      kind,
      carrier: 'PLIN',
      issuer: line,
      shipper: to as TitleParty,
      buyer: kind === 'straight' ? buyer : (to as TitleParty),
    });
    const request = await issuanceRequestOf(
      {
        document: document as unknown as IssuanceRequest['document'],
        issueTo: { partyName, sendToPlatform: 'CONF', identifyingCodes },
      },
      SIGNERS.PLIN.signer,
    );
    issued.add(reference);
    await post(url, '/v3/ebl-issuance-requests', request, change, 'PUT');
    return {};
  }

  async function decide({ url, surrenderRequestReference, act }: Instruction): Promise<Carried> {
    const decision =
      act === 'accept-surrender' ? { action: 'SURR' } : { action: 'SREJ', comments: 'The freight is not paid' };
    await post(url, '/v3/ebl-surrender-responses', { surrenderRequestReference, ...decision }, change);
    return {};
  }

  const trigger: PeerTrigger = (instruction) =>
    instruction.act === 'issue' ? issue(instruction) : decide(instruction);
  return { ...server, trigger };
}
