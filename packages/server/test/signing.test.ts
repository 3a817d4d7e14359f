import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { memorySigner, type RemoteOptions, remoteSigner, selfSignedCertificate, ukeySigner } from '@kouan/sdk/signing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../src/index.ts';

const TOKEN = 'a-token-that-nobody-sees';
const message = Buffer.from('提单');
let server: RunningServer;
let certificate: string;
beforeAll(async () => {
  server = await startServer({ signingToken: TOKEN });
  certificate = await (await fetch(`${server.url}/signing/certificate`)).text();
});
afterAll(() => server.close());

const remote = (more: Partial<RemoteOptions> = {}) =>
  remoteSigner({ url: `${server.url}/signing/sign`, certificate, token: TOKEN, ...more });

it.each([
  { send: 'bytes' },
  { send: 'digest' },
  { send: 'bytes', algorithm: 'RSA-PSS-SHA256' },
  { send: 'digest', algorithm: 'RSA-SHA512' },
] as const)('the reference service signs: %j', async (more) => {
  const signer = remote(more);
  expect((await signer.sign(message)).length).toBe(256);
  await signer.close();
});

it.each([
  ['another token', { token: 'x' }, 'ERR_KOUAN_NOT_AUTHORISED'],
  [
    'another certificate',
    { certificate: memorySigner({ subject: 'B', days: 1, now: new Date() }).certificate },
    'ERR_KOUAN_KEY',
  ],
  ['a digest of another kind', { send: 'digest', algorithm: 'RSA-PSS-SHA256' }, 'ERR_KOUAN_KEY'],
  ['no such path', { url: 'http://127.0.0.1:1/' }, 'ERR_KOUAN_UNAVAILABLE'],
] as const)('%s: %s', async (_, more, code) => {
  const failed = remote(more as Partial<RemoteOptions>).sign(message);
  await expect(failed).rejects.toMatchObject({ code });
  await failed.catch((cause: Error) => expect(JSON.stringify([cause, cause.stack])).not.toContain(TOKEN));
});

it.each(['http://example.org/', 'https://u:p@example.org/', 'ftp://127.0.0.1/', 'x'])('%s is no address', (url) => {
  expect(() => remote({ url })).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_USAGE' }));
});

it('the card of the reference server signs too', async () => {
  const card = await ukeySigner({ url: `${server.url.replace('http', 'ws')}/ukey`, password: async () => '88888888' });
  expect([card.algorithm, (await card.sign(message)).length]).toEqual(['SM2-SM3', 64]);
  await card.close();
});

it('the card goes by the server’s clock, signs the same in every run, and does wrong what it is told to', async () => {
  const signed: string[] = [];
  for (const namespace of ['card-a', 'card-b']) {
    const world = await startServer({ clock: 'virtual', start: new Date('2031-05-01T00:00:00Z') });
    const base = `${world.url}/ns/${namespace}`;
    const put = (name: string, order: object) =>
      fetch(`${base}/control/faults/${name}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      });
    const card = await ukeySigner({
      url: `${base.replace('http', 'ws')}/ukey`,
      password: async () => '88888888',
      answerMs: 5_000,
    });
    const { validFrom, validTo } = new X509Certificate(Buffer.from(card.certificates[0] ?? []));
    expect([validFrom, validTo].map((time) => new Date(time).getUTCFullYear())).toEqual([2031, 2032]);
    signed.push(Buffer.from(await card.sign(message)).toString('hex'));

    expect((await put('ukey-delay', { next: 1 })).status).toBe(200);
    const late = card.sign(message);
    const waits = async () => ((await (await fetch(`${base}/control/clock`)).json()) as { waiting: unknown[] }).waiting;
    await expect.poll(async () => (await waits()).length).toBe(1);
    await fetch(`${base}/control/clock/advance?ms=5000`, { method: 'POST' });
    signed.push(Buffer.from(await late).toString('hex'));

    expect((await put('ukey-forge', { standing: true })).status).toBe(200);
    await expect(card.sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
    const { faults } = (await (await fetch(`${base}/control/faults`, { method: 'DELETE' })).json()) as {
      faults: { name: string; met: number; on: string }[];
    };
    const met = faults.filter(({ on }) => on === 'ws').map(({ name, met: times }) => [name, times]);
    expect(Object.fromEntries(met)).toMatchObject({
      'ukey-delay': 1,
      'ukey-forge': expect.any(Number),
      'ukey-drop': 0,
    });
    expect((await put('ukey-none', { next: 1 })).status).toBe(404);
    expect((await put('ukey-drop', { rate: 0.5 })).status).toBe(422);
    expect(world.events.newest).toBe(0);
    await card.close();
    await world.close();
  }
  expect(new Set(signed).size).toBe(1);
});

describe('over TLS', () => {
  const now = new Date();
  const service = selfSignedCertificate({ subject: 'service', days: 1, now });
  const client = selfSignedCertificate({ subject: 'client', days: 1, now });
  const signer = memorySigner({ subject: 'S', days: 1, now });
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const tls = createServer(
    {
      key: service.key,
      cert: service.certificate,
      ca: client.certificate,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      request.resume();
      answer(request, response);
    },
  );
  beforeAll(() => new Promise<void>((done) => tls.listen(0, '127.0.0.1', done)));
  afterAll(() => {
    tls.closeAllConnections();
    tls.close();
  });
  const mutual = { server: service.certificate, certificate: client.certificate, key: client.key };
  const over = (pins: RemoteOptions['tls'] = mutual, timeoutMs = 20_000) =>
    remoteSigner({
      url: `https://127.0.0.1:${(tls.address() as AddressInfo).port}/sign`,
      certificate: signer.certificate,
      tls: pins,
      timeoutMs,
    });
  const says =
    (body: string, status = 200) =>
    (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(status, { 'content-type': 'application/json', location: 'https://127.0.0.1:1/' });
      response.end(body);
    };

  it('is spoken with a certificate on both sides', async () => {
    const value = await signer.sign(message);
    answer = says(JSON.stringify({ version: 1, signature: Buffer.from(value).toString('base64') }));
    expect(Buffer.from(await over().sign(message)).equals(value)).toBe(true);
  });

  it.each([
    ['another certificate of the service', { ...mutual, server: client.certificate }],
    ['a certificate that nobody vouches for', { certificate: client.certificate, key: client.key }],
    ['no certificate of ours', { server: service.certificate }],
  ])('%s: not spoken', async (_, pins) => {
    await expect(over(pins).sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE' });
  });

  it.each([
    ['a signature over something else', JSON.stringify({ version: 1, signature: 'AAAA' }), 200, 'ERR_KOUAN_KEY'],
    ['no JSON', '<html>', 200, 'ERR_KOUAN_PROTOCOL'],
    ['more than is read', 'x'.repeat(100_000), 200, 'ERR_KOUAN_PROTOCOL'],
    ['elsewhere', '', 302, 'ERR_KOUAN_PROTOCOL'],
    ['busy', '', 503, 'ERR_KOUAN_UNAVAILABLE'],
  ])('answers %s: refused', async (_, body, status, code) => {
    answer = says(body, status);
    await expect(over().sign(message)).rejects.toMatchObject({ code });
  });

  it('an answer that comes drop by drop ends with the time-out', async () => {
    answer = (_, response) => {
      const drop = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drop));
    };
    await expect(over(mutual, 400).sign(message)).rejects.toMatchObject({ code: 'ERR_KOUAN_UNAVAILABLE' });
  });
});
