import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../evidence.ts';
import { rawSign, rawVerify } from '../../primitives/index.ts';
import { lacks } from '../../verifiers.testing.ts';
import type { AnyKind } from '../../verify.ts';
import { workshop } from '../../workshop.testing.ts';
import { type Holder, TestAuthority } from '../authority.testing.ts';
import { isAllowed, isPrivateAddress } from './address.ts';
import type { RevocationEdge } from './call.ts';
import { gatherRevocation } from './gather.ts';

const message = Buffer.from('x');

function kindOf({ key, certificate }: Holder): AnyKind {
  const value = rawSign(message, key, 'ECDSA-SHA256');
  const evidence: Evidence = {
    kind: 'test',
    source: 'test',
    tests: [],
    algorithm: 'ECDSA-SHA256',
    content: message,
    certificates: [certificate.bytes],
    made: (one) => rawVerify(message, one, 'ECDSA-SHA256', value),
  };
  return {
    name: 'test',
    title: { en: '', zh: '' },
    source: 'test',
    detect: () => true,
    sign: async () => message,
    read: () => [evidence],
  };
}

describe.skipIf(lacks('openssl'))('gathering from a host', () => {
  const shop = workshop();
  const routes = new Map<
    string,
    (body: Buffer) => { readonly status?: number; readonly location?: string; readonly body?: Uint8Array }
  >();
  const calls: string[] = [];
  let server: Server;
  let host = '';
  beforeAll(async () => {
    server = createServer((request: IncomingMessage, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        calls.push(`${request.method} ${request.url}`);
        const {
          status = 200,
          location,
          body,
        } = routes.get(request.url ?? '')?.(Buffer.concat(parts)) ?? { status: 404 };
        response.writeHead(status, location === undefined ? {} : { location });
        response.end(body);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  const edge = (more: Partial<RevocationEdge> = {}): RevocationEdge => ({
    fetch: (url, init) => fetch(url, init),
    allow: [host],
    ...more,
  });

  it('fetches the issuer, the answer of its responder and a CRL, and verifies again', async () => {
    const root = new TestAuthority(shop, 'Root');
    const url = (path: string): string[] => [`http://${host}${path}`];
    const middle = new TestAuthority(shop, 'Middle', { by: root, crlUrls: url('/moved.crl') });
    const signer = middle.issue('CN=Signer', { ocspUrls: url('/ocsp'), issuerUrls: url('/middle.cer') });
    routes.set('/middle.cer', () => ({ body: middle.certificate.bytes }));
    routes.set('/moved.crl', () => ({ status: 302, location: '/root.crl' }));
    routes.set('/root.crl', () => ({ body: root.crl([{ of: middle.certificate }]) }));
    routes.set('/ocsp', (body) => {
      // The very question, nonce and all, is what openssl answers.
      const nonce = body.subarray(-32);
      return { body: middle.ocsp(signer.certificate, [{ of: signer.certificate }], { nonce }) };
    });
    const options = { trust: [root.certificate.bytes], at: new Date() };
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(9);
    const {
      verification,
      calls: made,
      revocation,
      intermediates,
    } = await gatherRevocation(message, kindOf(signer), options, edge({ random }));
    expect(made.map(({ what, failed }) => [what, failed])).toEqual([
      ['certificate', undefined],
      ['ocsp', undefined],
      ['crl', undefined],
    ]);
    expect(verification.verdict).toBe('valid');
    expect([revocation.ocsps?.length, revocation.crls?.length, intermediates.length]).toEqual([1, 1, 1]);
  });

  const lone = (path: string, options: { port?: string } = {}): readonly [Holder, Holder] => {
    const root = new TestAuthority(shop, 'Lone');
    return [root, root.issue('CN=S', { crlUrls: [`http://${options.port ?? host}${path}`] })];
  };

  it.each<[string, () => string, Partial<RevocationEdge>, RegExp]>([
    ['a host that is not allowed', () => '/a', { allow: ['ca.example'] }, /not among the hosts/],
    ['a private address under a family of hosts', () => '/a', { allow: ['*.0.0.1'] }, /not among|private/],
    ['an answer that is too large', () => '/large', { limits: { bytes: 1000 } }, /larger than 1000/],
    ['a redirect to another host', () => '/away', {}, /not among the hosts/],
    ['redirects without end', () => '/round', {}, /too many redirects/],
    ['a host that does not answer', () => '/slow', { limits: { timeout: 50 } }, /no answer in time/],
    ['an error', () => '/missing', {}, /answered 404/],
  ])('does not go on with %s', async (_, path, more, expected) => {
    routes.set('/a', () => ({ body: new Uint8Array(1) }));
    routes.set('/large', () => ({ body: new Uint8Array(5000) }));
    routes.set('/away', () => ({ status: 302, location: 'http://evil.example/crl' }));
    routes.set('/round', () => ({ status: 302, location: '/round' }));
    const [root, signer] = lone(path());
    const slow: Partial<RevocationEdge> =
      path() === '/slow'
        ? {
            fetch: (_url, { signal }) =>
              new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
          }
        : {};
    const options = { trust: [root.certificate.bytes], at: new Date() };
    const { verification, calls: made } = await gatherRevocation(
      message,
      kindOf(signer),
      options,
      edge({ ...more, ...slow }),
    );
    expect(verification.verdict).toBe('indeterminate');
    expect(made[0]?.failed?.en).toMatch(expected);
  });

  it('asks nobody where nothing is missing', async () => {
    const before = calls.length;
    const [, signer] = lone('/a');
    const options = { trust: [signer.certificate.bytes], at: new Date() };
    const { verification } = await gatherRevocation(message, kindOf(signer), options, edge());
    expect(verification.verdict).toBe('valid');
    expect(calls.length).toBe(before);
  });

  it('a name that leads into the own network is not called', async () => {
    const [root, signer] = lone('/a', { port: 'inner.ca.example' });
    const options = { trust: [root.certificate.bytes], at: new Date() };
    const lookup = async (): Promise<string[]> => ['10.0.0.1'];
    const { calls: made } = await gatherRevocation(
      message,
      kindOf(signer),
      options,
      edge({ allow: ['*.ca.example'], lookup }),
    );
    expect(made[0]?.failed?.en).toMatch(/private network/);
  });
});

it.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['169.254.169.254', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:a00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['nonsense', true],
  ['8.8.8.8', false],
  ['2400:3200::1', false],
])('%s is private: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});

it.each([
  ['http://ca.example/a', true],
  ['https://crl.ca.example/a', true],
  ['http://ca.example:8080/a', false],
  ['http://xca.example/', false],
  ['http://ca.example.evil.example/', false],
])('%s is allowed: %s', (url, expected) => {
  expect(isAllowed(new URL(url), ['ca.example', '*.ca.example'])).toBe(expected);
});
