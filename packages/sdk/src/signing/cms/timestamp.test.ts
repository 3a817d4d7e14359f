import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bitsNamed, readDer, sequence, smallUnsigned } from '../asn1/index.ts';
import { cmsDetached, requestTimestamp, sign, timestampEvidence, timestampFrom, verify } from '../index.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { identity } from './certificates.testing.ts';
import { readTimestampReply, writeTimestampQuery } from './timestamp-query.ts';
import { TIME_STAMPING, timestampService } from './timestamp-service.testing.ts';

const over = Buffer.from('what was there');
const folder = mkdtempSync(join(tmpdir(), 'kouan-tsa-'));
const file = (name: string, data: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, data);
  return path;
};
const { root, stamp } = timestampService(folder);
const token = (reply: Uint8Array): Uint8Array => {
  const read = readTimestampReply(reply);
  if (!read.granted) throw new Error('refused');
  return read.token;
};
const failed = (bytes: Uint8Array, about: Uint8Array = over): string[] =>
  timestampEvidence(bytes, about).tests.flatMap(({ name, passed, reason }) =>
    passed === true ? [] : [`${name}: ${reason.en}`],
  );

describe.skipIf(lacks('openssl'))('a service of openssl ts', () => {
  const query = (more = {}): Buffer =>
    writeTimestampQuery({ over, hash: 'sha256', nonce: Buffer.of(200, 1, 2), ...more });
  let http: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

  const reply = (response: ServerResponse, bytes: Uint8Array): void =>
    void response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes);

  beforeAll(async () => {
    http = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => answer(request, response, Buffer.concat(pieces)));
    });
    // openssl holds up this process: an idle connection must not be closed beneath the next request.
    http.keepAliveTimeout = 120_000;
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    http.closeAllConnections();
    http.close();
    rmSync(folder, { recursive: true });
  });

  it('openssl reads our query', () => {
    const { out } = run('openssl', ['ts', '-query', '-in', file('q.tsq', query({ policy: '1.2.3.4.5' })), '-text']);
    expect(out.toString()).toMatch(
      /Hash Algorithm: sha256[\s\S]*Policy OID: 1\.2\.3\.4\.5[\s\S]*Nonce: 0xC80102[\s\S]*Certificate required: yes/,
    );
  });

  it.each(['sha256', 'sha384', 'sha512'] as const)('%s: what we accept openssl accepts too', async (hash) => {
    answer = (_, response, body) => reply(response, stamp(body));
    const made = await requestTimestamp(over, { url, hash, policy: '1.2.3.4.5' });
    const { tests, genTime, info } = timestampEvidence(made, over);
    expect(tests.map(({ passed }) => passed)).toEqual([true, true, true, true, true]);
    expect(Math.abs((genTime?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(info).toMatchObject({ policy: '1.2.3.4.5', accuracy: 1501, imprint: { digest: hash } });
    const args = ['ts', '-verify', '-data', file('data', over), '-in', file('token', made), '-token_in'];
    expect(run('openssl', [...args, '-CAfile', file('root', root.pem)])).toMatchObject({ ok: true });
  });

  it('signs with a time stamp over the signature', async () => {
    answer = (_, response, body) => reply(response, stamp(body));
    const who = identity({ subject: 'Signer' });
    const signed = await sign(over, cmsDetached, { signer: who.signer, timestamp: timestampFrom({ url }) });
    const [evidence] = cmsDetached.read(signed, { detached: over, policy: {} });
    const [stamped] = evidence?.timestamps ?? [];
    expect(evidence?.timestamps).toHaveLength(1);
    expect(failed(stamped?.token ?? new Uint8Array(), stamped?.over)).toEqual([]);
    const policy = { requireTimestamp: true, requireRevocation: false };
    const options = { trust: [who.pem], at: new Date(), detached: over, policy };
    const known = verify(signed, cmsDetached, { ...options, timestampTrust: [root.pem] });
    expect(known).toMatchObject({ verdict: 'valid', signatures: [{ signedAt: { by: 'timestamp' } }] });
    expect(verify(signed, cmsDetached, { ...options, timestampTrust: [] }).verdict).toBe('indeterminate');
  });

  it('a token over other bytes, or changed, is worth nothing', () => {
    const made = token(stamp(query()));
    expect(failed(made)).toEqual([]);
    expect(failed(made, Buffer.from('later'))).toEqual(['digest: the time stamp is over other bytes']);
    const at = Buffer.from(made).lastIndexOf('20', made.length - 400);
    const changed = Buffer.from(made);
    changed[at + 1] = 0x31;
    expect(failed(changed)).not.toEqual([]);
  });

  it('an old service binds its certificate by SHA-1: taken, and said', () => {
    const { tests } = timestampEvidence(token(stamp(query(), 'old')), over);
    expect(tests.find(({ name }) => name === 'certificate')).toMatchObject({
      passed: true,
      warning: { en: 'the certificate is bound by SHA-1 only' },
    });
  });

  it.each([
    ['no purpose', undefined],
    ['another purpose', ['1.3.6.1.5.5.7.3.4']],
    ['two purposes', [TIME_STAMPING, '1.3.6.1.5.5.7.3.4']],
  ])('a certificate with %s is refused', (name, purposes) => {
    const other = identity({ subject: name, issuer: root, ...(purposes === undefined ? {} : { purposes }) });
    // openssl makes none with such a certificate: the honest one is signed again by it.
    const made = resigned(token(stamp(query())), other);
    expect(failed(made)).toEqual(['usage: the certificate is not for time stamping only']);
  });

  it('a refusal says why', async () => {
    answer = (_, response, body) => reply(response, stamp(body));
    await expect(requestTimestamp(over, { url, policy: '1.2.3.9' })).rejects.toMatchObject({
      code: 'ERR_KOUAN_PROTOCOL',
      text: { en: expect.stringContaining('the policy is not supported'), zh: expect.stringContaining('不支持该策略') },
    });
    const busy = sequence(sequence(smallUnsigned(2), bitsNamed(14)));
    answer = (_, response) => reply(response, busy);
    await expect(requestTimestamp(over, { url })).rejects.toMatchObject({
      code: 'ERR_KOUAN_UNAVAILABLE',
      retryable: true,
    });
  });

  it.each<[string, (query: Buffer) => Uint8Array, string]>([
    ['another nonce', () => stamp(query()), 'the nonce is not ours'],
    ['no nonce', () => stamp(writeTimestampQuery({ over, hash: 'sha256' })), 'the nonce is not ours'],
    ['another imprint', () => stamp(query({ over: Buffer.from('x') })), 'the time stamp is over other bytes'],
    ['bytes that are none', () => Buffer.from('hello'), 'not strict DER'],
    ['granted without a token', () => sequence(sequence(smallUnsigned(0))), 'granted, and no token'],
  ])('takes no answer with %s', async (_, made, reason) => {
    answer = (_request, response, body) => reply(response, made(body));
    await expect(requestTimestamp(over, { url })).rejects.toMatchObject({
      code: 'ERR_KOUAN_PROTOCOL',
      message: expect.stringContaining(reason),
    });
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['503', (response) => void response.writeHead(503).end(), 'ERR_KOUAN_UNAVAILABLE'],
    ['404', (response) => void response.writeHead(404).end(), 'ERR_KOUAN_PROTOCOL'],
    [
      'a web page',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      'ERR_KOUAN_PROTOCOL',
    ],
    [
      'a redirect',
      (response) => void response.writeHead(302, { location: 'http://example.org/' }).end(),
      'ERR_KOUAN_NETWORK',
    ],
    ['more than is read', (response) => reply(response, Buffer.alloc(300_000)), 'ERR_KOUAN_PROTOCOL'],
    ['silence', () => undefined, 'ERR_KOUAN_NETWORK'],
  ])('%s is an error that says so', async (_, act, code) => {
    answer = (_request, response) => act(response);
    await expect(requestTimestamp(over, { url, timeoutMs: 500 })).rejects.toMatchObject({ code });
  });

  it('refuses an address that is not encrypted, and can be stopped', async () => {
    await expect(requestTimestamp(over, { url: 'http://tsa.example.org/' })).rejects.toMatchObject({
      code: 'ERR_KOUAN_USAGE',
    });
    answer = () => undefined;
    await expect(requestTimestamp(over, { url, signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      code: 'ERR_KOUAN_ABORTED',
    });
  });
});

/** The content of a token signed by somebody else, as openssl cms would do it. */
function resigned(made: Uint8Array, who: ReturnType<typeof identity>): Buffer {
  const info = timestampEvidence(made, over).evidence.content ?? new Uint8Array();
  const args = [
    'cms',
    '-sign',
    '-binary',
    '-nodetach',
    '-cades',
    '-nosmimecap',
    '-outform',
    'DER',
    '-econtent_type',
    '1.2.840.113549.1.9.16.1.4',
  ];
  const keys = ['-signer', file('x.crt', who.pem), '-inkey', file('x.key', who.keyPem), '-in', file('x.info', info)];
  const { stdout } = spawnSync('openssl', [...args, ...keys]);
  readDer(stdout);
  return stdout;
}
