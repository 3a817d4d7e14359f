import { connect } from 'node:net';
import { memorySigner, type Signer } from '@kouan/sdk/signing';
import {
  documentChecksum,
  entryChecksum,
  MAX_ENVELOPE_BYTES,
  signObject,
  type TransferChainEntry,
  type TransferResponse,
} from '@kouan/sdk/title';
import { describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/index.ts';
import { type Bill, billOn, call, straight } from './ebl.testing.ts';
import { served } from './server.testing.ts';

const NOW = '2026-01-01T00:00:00.000Z';
const signer = (subject: string): Signer & { certificate: string } =>
  memorySigner({ subject, days: 9, now: new Date('2025-12-31T00:00:00Z'), kind: 'P-256' });
/** A platform and a carrier of elsewhere that the server knows, and one that it does not. */
const PEER = signer('PEER');
const SHIP = signer('SHIP');
const EVIL = signer('EVIL');

const code = (partyCode: string) => [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode }];
const buyer = { partyName: 'Chairs BV', eblPlatform: 'KUNB', identifyingCodes: code('724500PMK2A2M1SQQ228') };
const seller = { partyName: 'Seller', eblPlatform: 'PEER', identifyingCodes: code('SELLER') };
const carrier = { partyName: 'Ship', eblPlatform: 'PEER', identifyingCodes: code('SHIP') };

const document = (change: object = {}) => straight('HOSTILE1', { carrierCode: 'SHIP', ...change });

interface Made {
  readonly document?: object;
  readonly chain?: readonly string[];
  readonly signer?: Signer;
  readonly last?: string;
  readonly supportingDocuments?: object[];
}

/** Entries of PEER: issued, perhaps signed in between, transferred to the buyer on B. */
async function chainOf({
  td = document(),
  at = NOW,
  by = PEER as Signer,
  between = 0,
  to = buyer as object,
} = {}): Promise<string[]> {
  const checksum = documentChecksum(td);
  const issuance = await signObject({ documentChecksum: checksum, issueToChecksum: checksum }, SHIP);
  const acts: object[] = [
    { actionCode: 'ISSUE', actor: carrier, recipient: seller },
    ...Array.from({ length: between }, () => ({ actionCode: 'SIGN', actor: seller })),
    { actionCode: 'TRANSFER', actor: seller, recipient: to },
  ];
  const chain: string[] = [];
  for (const act of acts) {
    const before = chain.at(-1);
    const entry = {
      eblPlatform: 'PEER',
      transportDocumentChecksum: checksum,
      transactions: [{ ...act, actionDateTime: at }],
      ...(before === undefined
        ? { issuanceManifestSignedContent: issuance }
        : { previousEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(before) }),
    };
    chain.push(await signObject(entry as unknown as TransferChainEntry, by));
  }
  return chain;
}

async function envelopeOf({ document: td = document(), chain, signer: by = PEER, last, ...more }: Made = {}) {
  const entries = chain ?? (await chainOf({ td: td as ReturnType<typeof document> }));
  const manifest = {
    transportDocumentChecksum: documentChecksum(td),
    lastEnvelopeTransferChainEntrySignedContentChecksum: last ?? entryChecksum(entries.at(-1) ?? ''),
    ...more,
  };
  return {
    transportDocument: td,
    envelopeManifestSignedContent: await signObject(manifest as Parameters<typeof signObject>[0], by),
    envelopeTransferChain: entries,
  };
}

async function withPeers(): Promise<RunningServer> {
  const server = await served({ start: new Date(NOW) });
  for (const [name, { certificate }] of [
    ['PEER', PEER],
    ['SHIP', SHIP],
  ] as const)
    expect((await call(server, '/ebl/control/peers', { code: name, certificate })).status).toBe(200);
  return server;
}

const post = (server: RunningServer, body: unknown) => call(server, '/ebl/b/v3/envelopes', body);

/** The code of a signed answer, or the status of one that is not signed. */
function codeOf({ status, body }: { readonly status: number; readonly body: string }): string | number {
  const said = JSON.parse(body) as unknown;
  if (typeof said !== 'string') return status;
  return (JSON.parse(Buffer.from(said.split('.')[1] ?? '', 'base64url').toString()) as TransferResponse).responseCode;
}

const bills = async (server: RunningServer) => (await call(server, '/ebl/b/bills')).json['bills'];

/** A compact JWS with another header over the same payload, its signature made by the key where there is one. */
async function withHeader(jws: string, header: object, by?: Signer): Promise<string> {
  const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${jws.split('.')[1]}`;
  const signature =
    by === undefined ? jws.split('.')[2] : Buffer.from(await by.sign(Buffer.from(signed))).toString('base64url');
  return `${signed}.${signature}`;
}

test('a bill of a platform elsewhere is taken over, and its answer is signed', async () => {
  const server = await withPeers();
  const envelope = await envelopeOf();
  const answer = await post(server, envelope);
  expect(answer.headers['api-version']).toBe('3.0.0');
  expect(codeOf(answer)).toBe('RECE');
  expect(await billOn(server, 'b', 'HOSTILE1')).toMatchObject({ holder: { partyName: 'Chairs BV' } });
  // What was done elsewhere stands in the log; what comes again is no news; what is refused is.
  expect(codeOf(await post(server, envelope))).toBe('DUPE');
  expect(codeOf(await post(server, await envelopeOf({ signer: SHIP })))).toBe('BSIG');
  expect(server.events.page(0, 10, { kinds: ['bill.*'] })).toMatchObject([
    {
      kind: 'bill.received',
      source: 'KUNB',
      subject: { bill: 'HOSTILE1' },
      data: {
        from: 'PEER',
        acts: [
          { actionCode: 'ISSUE', platform: 'PEER' },
          { actionCode: 'TRANSFER', recipient: 'Chairs BV', platform: 'PEER' },
        ],
      },
    },
    { kind: 'bill.refused', source: 'KUNB', data: { code: 'BSIG' } },
  ]);
});

const text = async (made: Made = {}): Promise<string> => JSON.stringify(await envelopeOf(made));
const last = async (header: object, by?: Signer): Promise<object> => {
  const chain = await chainOf();
  const [first = '', second = ''] = chain;
  return envelopeOf({ chain: [first, await withHeader(second, header, by)] });
};

describe('what is refused, with nothing changed', () => {
  test.each<[string, string | number, () => Promise<unknown>]>([
    ['a member twice', 400, async () => Buffer.from((await text()).replace('{', '{"transportDocument":{},'))],
    [
      'half of a surrogate pair',
      400,
      async () => Buffer.from((await text()).replace('"HOSTILE1"', '"HOSTILE1\\ud83d"')),
    ],
    [
      'a number that comes out as another',
      400,
      async () => Buffer.from((await text()).replace('17975.5', '9007199254740993')),
    ],
    ['a number beyond all', 400, async () => Buffer.from((await text()).replace('17975.5', '1e400'))],
    ['no JSON', 400, async () => Buffer.from('{"a":')],
    ['bytes that are no UTF-8', 400, async () => Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['a field too many', 400, async () => ({ ...(await envelopeOf()), more: 1 })],
    [
      'a facility code that is too long',
      400,
      async () =>
        envelopeOf({
          document: document({
            transports: {
              placeOfReceipt: { facility: { facilityCode: 'TOO LONG', facilityCodeListProvider: 'SMDG' } },
            },
          }),
        }),
    ],
    ['alg none', 'BSIG', () => last({ alg: 'none' })],
    ['HS256', 'BSIG', () => last({ alg: 'HS256' })],
    ['a critical header that nobody knows', 'BSIG', () => last({ alg: 'ES256', crit: ['x'], x: 1 }, PEER)],
    [
      'a key in the header',
      'BSIG',
      () => last({ alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }, EVIL),
    ],
    ['a key at an address', 'BSIG', () => last({ alg: 'ES256', jku: 'https://evil.example/keys' }, EVIL)],
    ['the key of nobody', 'BSIG', async () => envelopeOf({ chain: await chainOf({ by: EVIL }) })],
    ['the key of another', 'BSIG', async () => envelopeOf({ chain: await chainOf({ by: SHIP }) })],
    ['a manifest of another', 'BSIG', async () => envelopeOf({ signer: SHIP })],
    [
      'a chain without its middle',
      'BENV',
      async () => {
        const [a = '', , c = ''] = await chainOf({ between: 1 });
        return envelopeOf({ chain: [a, c] });
      },
    ],
    ['a chain without its end', 'BENV', async () => envelopeOf({ chain: (await chainOf()).slice(0, 1) })],
    [
      'an act of tomorrow',
      'BENV',
      async () => envelopeOf({ chain: await chainOf({ at: '2026-01-02T00:00:00.000Z' }) }),
    ],
    ['another last entry', 'BENV', () => envelopeOf({ last: 'a'.repeat(64) })],
    [
      'somebody who is not here',
      'BENV',
      async () => envelopeOf({ chain: await chainOf({ to: { ...buyer, identifyingCodes: code('NOBODY') } }) }),
    ],
    [
      'another platform',
      'BENV',
      async () => envelopeOf({ chain: await chainOf({ to: { ...buyer, eblPlatform: 'KUNA' } }) }),
    ],
    ['a draft', 'BENV', async () => envelopeOf({ document: document({ transportDocumentStatus: 'DRAFT' }) })],
    ['rules of the document broken', 'BENV', async () => envelopeOf({ document: document({ isToOrder: true }) })],
  ])('%s: %s', async (_, expected, make) => {
    const server = await withPeers();
    const answer = await post(server, await make());
    expect(codeOf(answer), answer.body).toBe(expected);
    if (typeof expected === 'number')
      expect(answer.json).toMatchObject({
        httpMethod: 'POST',
        requestUri: '/ebl/b/v3/envelopes',
        statusCode: expected,
      });
    expect(await bills(server)).toEqual([]);
  });

  test('five minutes are let pass: clocks differ', async () => {
    const server = await withPeers();
    const chain = await chainOf({ at: '2026-01-01T00:04:59.000Z' });
    expect(codeOf(await post(server, await envelopeOf({ chain })))).toBe('RECE');
  });

  test('an envelope of last year, again: it is known, and nothing moves', async () => {
    const server = await withPeers();
    const envelope = await envelopeOf();
    await post(server, envelope);
    await call(server, '/ebl/b/bills/HOSTILE1/acts', { actionCode: 'SIGN' });
    const before = await billOn(server, 'b', 'HOSTILE1');
    server.clock.advance(300 * 86_400_000);
    // The key of the peer has ended meanwhile: what it signs now does not count, and what it signed is not asked again.
    expect(codeOf(await post(server, envelope))).toBe('BSIG');
    expect(await billOn(server, 'b', 'HOSTILE1')).toEqual(before);
  });

  test('an envelope again, and another end of the same chain', async () => {
    const server = await withPeers();
    const chain = await chainOf();
    await post(server, await envelopeOf({ chain }));
    const before = await billOn(server, 'b', 'HOSTILE1');
    expect(codeOf(await post(server, await envelopeOf({ chain })))).toBe('DUPE');
    const other = await chainOf({ between: 1 });
    expect(codeOf(await post(server, await envelopeOf({ chain: other })))).toBe('DISE');
    expect(await billOn(server, 'b', 'HOSTILE1')).toEqual(before);
  });

  test('a document of the wrong size, of other content, or that nobody has declared', async () => {
    const server = await withPeers();
    const { createHash } = await import('node:crypto');
    const sha256 = (bytes: string) => createHash('sha256').update(bytes).digest('hex');
    const supportingDocuments = [
      { name: 'paper', size: 6, mediaType: 'text/plain', documentChecksum: sha256('paper') },
    ];
    const started = await post(server, await envelopeOf({ supportingDocuments }));
    expect(started.status).toBe(201);
    const at = `/ebl/b/v3/envelopes/${String(started.json['envelopeReference'])}`;
    const put = (name: string, content: string) =>
      call(
        server,
        `${at}/additional-documents/${name}`,
        Buffer.from(JSON.stringify(Buffer.from(content).toString('base64'))),
        { method: 'PUT' },
      );
    expect(codeOf(await put(sha256('paper'), 'paper'))).toBe('INCD');
    expect(codeOf(await put(sha256('paper'), 'other'))).toBe('INCD');
    expect(codeOf(await put(sha256('other'), 'other'))).toBe('INCD');
    expect(codeOf(await call(server, `${at}/finish-transfer`, undefined, { method: 'PUT' }))).toBe('MDOC');
    expect(await bills(server)).toEqual([]);
  });

  test('100 MB are refused before they are in memory', async () => {
    const server = await withPeers();
    const head = (path: string, length: number) =>
      [
        `PUT ${path} HTTP/1.1`,
        'Host: 127.0.0.1',
        'Content-Type: application/json',
        `Content-Length: ${length}`,
        '',
        '',
      ].join('\r\n');
    const before = process.memoryUsage().arrayBuffers;
    for (const path of [
      `/ebl/b/v3/envelopes/x/additional-documents/${'a'.repeat(64)}`,
      '/ebl/b/v3/ebl-issuance-requests',
    ]) {
      const answer = await new Promise<string>((resolve) => {
        let said = '';
        const socket = connect(server.port, '127.0.0.1');
        socket.on('data', (part) => {
          said += part.toString();
          if (said.includes('\r\n\r\n')) socket.destroy();
        });
        socket.on('error', () => {});
        socket.on('close', () => resolve(said));
        socket.write(head(path, 100_000_000));
      });
      expect(answer).toMatch(/^HTTP\/1\.1 413/);
      expect(answer).toMatch(/api-version: 3/i);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_ENVELOPE_BYTES);
  });

  test('another version, another kind of body, a token that is nobody’s', async () => {
    const server = await withPeers();
    const envelope = await envelopeOf();
    for (const [headers, status] of [
      [{ 'api-version': '2' }, 400],
      [{ 'content-type': 'text/plain' }, 415],
      [{ authorization: 'Bearer nobody-has-this-token' }, 401],
    ] as const) {
      const answer = await call(server, '/ebl/b/v3/envelopes', envelope, { headers });
      expect([answer.status, answer.json['statusCode']]).toEqual([status, status]);
    }
    expect(await bills(server)).toEqual([]);
  });
});

test('two that surrender and transfer at once: one of them', async () => {
  const server = await withPeers();
  await post(server, await envelopeOf());
  const acts = ['SURRENDER_FOR_DELIVERY', 'TRANSFER', 'SIGN', 'TRANSFER'].map((actionCode) =>
    call(server, '/ebl/b/bills/HOSTILE1/acts', {
      actionCode,
      ...(actionCode === 'TRANSFER' ? { recipient: 'bank' } : {}),
    }),
  );
  const answers = await Promise.all(acts);
  const { chain } = await billOn(server, 'b', 'HOSTILE1');
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(chain.length - 2);
  expect(chain.length).toBeGreaterThan(2);
  expect(((await billOn(server, 'b', 'HOSTILE1')) as Bill & { findings: unknown[] }).findings).toEqual([]);
});
