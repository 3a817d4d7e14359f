/** Keys of both sides, and a platform made of the SDK that can be tested as a receiver. @module */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkTransportDocument, readTransportDocument } from '@kouan/formats';
import { pemSigner, selfSignedCertificate } from '@kouan/sdk/signing';
import {
  finishTransfer,
  openRegister,
  type PintAnswer,
  type PlatformContext,
  PROFILES,
  platformKeys,
  putDocument,
  type Register,
  receiveEnvelope,
  type TitleParty,
} from '@kouan/sdk/title';
import type { ConformanceOptions } from './options.ts';

const signerOf = (subject: string) => {
  const now = new Date(Date.now() - 60_000);
  const pair = selfSignedCertificate({ subject, days: 2, now, kind: 'P-256' });
  return { ...pair, signer: pemSigner(pair) };
};

/** The runner's platform and carrier, those under test, and one whom nobody knows. */
export const SIGNERS = {
  CONF: signerOf('CONF'),
  CLIN: signerOf('CLIN'),
  PEER: signerOf('PEER'),
  PLIN: signerOf('PLIN'),
  EVIL: signerOf('EVIL'),
};

export const keysOf = (...owners: readonly (keyof typeof SIGNERS)[]) =>
  platformKeys({ certificates: owners.map((owner) => ({ owner, certificate: SIGNERS[owner].certificate })) });

/** Known on the platform under test. */
export const customer: TitleParty = {
  partyName: 'Customer Ltd.',
  eblPlatform: 'PEER',
  identifyingCodes: [{ codeListProvider: 'ZZZ', codeListName: 'PEER', partyCode: 'CUSTOMER' }],
};

/** What every run of the tests is told. */
export const OWN: ConformanceOptions['own'] = {
  platform: 'CONF',
  signer: SIGNERS.CONF.signer,
  carrier: 'CLIN',
  carrierSigner: SIGNERS.CLIN.signer,
};

export const PEER: ConformanceOptions['peer'] = { platform: 'PEER', carrier: 'PLIN', keys: keysOf('PEER', 'PLIN') };

/** A register of its own, in memory. */
export const newRegister = (): Promise<Register> => openRegister(':memory:', { read: readTransportDocument });

export const contextOf = (change: Partial<PlatformContext> = {}): PlatformContext => ({
  platform: 'PEER',
  keys: keysOf('CONF', 'CLIN', 'PEER', 'PLIN'),
  signer: SIGNERS.PEER.signer,
  profile: PROFILES.strict,
  knows: ({ partyName }) => partyName === customer.partyName,
  checkDocument: checkTransportDocument,
  carrierOf: ({ carrierCode }) => carrierCode,
  ...change,
});

/** An answer in the way of DCSA's interfaces. */
export interface Told {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request at a peer. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

export const refusal = (status: number, { method, path }: Asked, why: string): Told => ({
  status,
  body: {
    httpMethod: method,
    requestUri: path,
    statusCode: status,
    statusCodeText: 'Refused',
    errorDateTime: new Date().toISOString(),
    errors: [{ errorCodeText: 'Refused', errorCodeMessage: why }],
  },
});

/** What a receiver has answered, as it goes over the wire. */
function toldOf(answer: PintAnswer, asked: Asked): Told {
  if ('signed' in answer) return { status: answer.status, body: answer.signed };
  if ('started' in answer) return { status: answer.status, body: answer.started };
  if ('findings' in answer) return refusal(answer.status, asked, answer.findings[0]?.message.en ?? '');
  return { status: answer.status };
}

/** Serves on a free port of this machine. */
export async function serve(
  answer: (asked: Asked) => Promise<Told>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const asked = { method: request.method ?? '', path: request.url ?? '', body: new Uint8Array(Buffer.concat(parts)) };
    const { status, body, headers } = await answer(asked);
    response
      .writeHead(status, { 'content-type': 'application/json', 'api-version': '3.0.0', ...headers })
      .end(body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A platform that receives; `change` is what it does wrong. */
export async function receivingPeer(
  change: (told: Told, asked: Asked) => Told | Promise<Told> = (told) => told,
  context: Partial<PlatformContext> = {},
) {
  const register = await newRegister();
  const peer = contextOf(context);
  const server = await serve(async (asked) => change(await answer(asked, register, peer), asked));
  return {
    url: server.url,
    register,
    async close() {
      await server.close();
      await register.close();
    },
  };
}

async function answer(asked: Asked, register: Register, context: PlatformContext): Promise<Told> {
  const { method, path, body } = asked;
  const [, , kind, reference = '', what, named = ''] = path.split('/');
  if (method === 'POST' && kind === 'receiver-validation') {
    const { partyCode } = JSON.parse(new TextDecoder().decode(body)) as { partyCode: string };
    return partyCode === 'CUSTOMER'
      ? { status: 200, body: { partyName: customer.partyName } }
      : refusal(404, asked, 'Unknown party');
  }
  if (method === 'POST') return toldOf(await receiveEnvelope(register, body, context), asked);
  if (what === 'finish-transfer') return toldOf(await finishTransfer(register, reference, context), asked);
  return toldOf(await putDocument(register, reference, named, body, context), asked);
}
