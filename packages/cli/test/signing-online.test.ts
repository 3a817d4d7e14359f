import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writePem, writePrivateKey } from '@kouan/sdk/signing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeTimestampQuery } from '../../sdk/src/signing/cms/timestamp-query.ts';
import { timestampService } from '../../sdk/src/signing/cms/timestamp-service.testing.ts';
import { type Holder, TestAuthority } from '../../sdk/src/signing/trust/authority.testing.ts';
import { lacks } from '../../sdk/src/signing/verifiers.testing.ts';
import { workshop } from '../../sdk/src/signing/workshop.testing.ts';
import { freshFolder, kouan, type Ran, records } from './kouan.testing.ts';
import { pdfOf } from './pdf.testing.ts';

/** What the command says of revocation and time when it is told whom to ask; everybody who is asked is on this machine. */

type Answer = { readonly status?: number; readonly type?: string; readonly body?: Uint8Array };

describe.skipIf(lacks('openssl'))('who is asked, and what comes of it', () => {
  const folder = freshFolder();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const shop = workshop();
  const routes = new Map<string, (body: Buffer) => Answer>();
  const asked: string[] = [];
  let server: Server;
  let host: string;
  let root: TestAuthority;
  let signer: Holder;
  let trust: string;
  let signed: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        asked.push(`${request.method} ${request.url}`);
        const answer = routes.get(request.url ?? '')?.(Buffer.concat(parts)) ?? { status: 404 };
        response.writeHead(answer.status ?? 200, answer.type === undefined ? {} : { 'content-type': answer.type });
        response.end(answer.body);
      });
    });
    // openssl holds up this process: an idle connection must not be closed beneath the next request.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    root = new TestAuthority(shop, 'Root');
    signer = root.issue('CN=Signer', { ocspUrls: [`http://${host}/ocsp`], crlUrls: [`http://${host}/root.crl`] });
    trust = file('root.pem', writePem('CERTIFICATE', root.certificate.bytes));
    signed = join(folder, 'signed.xml');
    await done(['sign', file('order.xml', '<order><total>100</total></order>'), ...keyOf(signer), '-o', signed]);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    routes.clear();
    asked.length = 0;
  });

  const keyOf = ({ key, certificate }: Holder): readonly string[] => [
    '--key',
    file('signer.key', writePrivateKey(key)),
    '--cert',
    file('signer.pem', writePem('CERTIFICATE', certificate.bytes)),
  ];
  const run = (args: readonly string[]): Promise<Ran> => kouan(args);
  const done = async (args: readonly string[]): Promise<Ran> => {
    const ran = await run(args);
    expect(ran, args.join(' ')).toMatchObject({ code: 0 });
    return ran;
  };
  const verifying = (...more: string[]): Promise<Ran> => run(['verify', signed, '--trust', trust, ...more]);

  /** The responder of the authority, which answers the very question, nonce and all. */
  const responder =
    (revoked?: { readonly at: Date; readonly reason: string }) =>
    (body: Buffer): Answer => {
      const line = { of: signer.certificate, ...(revoked === undefined ? {} : { revoked }) };
      return { body: root.ocsp(signer.certificate, [line], { nonce: body.subarray(-32) }) };
    };

  it('nobody, unless a host is named: what nobody said is not known', async () => {
    routes.set('/ocsp', responder());
    const { code, stdout } = await verifying();
    expect([code, asked]).toEqual([7, []]);
    expect(stdout).toMatch(/: indeterminate\n[\s\S]*\? {2}revocation {2}it is not known whether it was revoked/);
    const other = await verifying('--online', 'ca.example');
    expect([other.code, asked]).toEqual([7, []]);
    expect(other.stderr).toContain(`ocsp http://${host}/ocsp: ${host} is not among the hosts that may be called`);
  });

  it('the responder that the certificate names, and its word counts', async () => {
    routes.set('/ocsp', responder());
    const { code, stdout, stderr } = await verifying('--online', host);
    expect([code, asked]).toEqual([0, ['POST /ocsp']]);
    expect(stdout).toMatch(/✔ {2}revocation {2}no certificate of the path was revoked +RFC 6960/);
    expect(stderr).toMatch(/ {2}ocsp http:\S+\/ocsp: \d+ B/);
    const [record] = records((await verifying('--online', host, '--json')).stdout);
    expect(record).toMatchObject({
      verdict: 'valid',
      calls: [{ what: 'ocsp', url: `http://${host}/ocsp`, bytes: expect.any(Number) }],
    });
  });

  it('its list, where the responder does not answer', async () => {
    routes.set('/ocsp', () => ({ status: 503 }));
    routes.set('/root.crl', () => ({ body: root.crl([{ of: signer.certificate }]) }));
    const { code, stderr } = await verifying('--online', host);
    expect([code, asked]).toEqual([0, ['POST /ocsp', 'GET /root.crl']]);
    expect(stderr).toMatch(/ocsp http:\S+: the host answered 503\n {2}crl http:\S+: \d+ B/);
  });

  it('revoked is said with its day and reason, in both languages', async () => {
    routes.set('/ocsp', responder({ at: new Date('2026-02-03T00:00:00Z'), reason: 'keyCompromise' }));
    const { code, stdout } = await verifying('--online', host);
    expect(code).toBe(7);
    expect(stdout).toContain('revoked on 2026-02-03T00:00:00.000Z (keyCompromise)');
    const chinese = await verifying('--online', host, '--lang', 'zh');
    expect([chinese.code, chinese.stdout]).toEqual([7, expect.stringContaining('吊销（keyCompromise')]);
  });

  it('what was fetched is kept, and is enough when nobody answers: given beside a signature, or put into it', async () => {
    routes.set('/ocsp', responder());
    routes.set('/tsa', (body) => ({ type: 'application/timestamp-reply', body: service.stamp(body) }));
    const evidence = join(folder, 'evidence.pem');
    await done(['verify', signed, '--trust', trust, '--online', host, '--save-evidence', evidence]);
    const input = file('kept.in.pdf', pdfOf([{ page: 1, x: 72, y: 720, str: 'Bill of lading' }]));
    const [plain, archived] = [join(folder, 'kept.pdf'), join(folder, 'archived.pdf')];
    await done(['sign', input, ...keyOf(signer), '-o', plain]);
    await done(['sign', 'extend', plain, '--embed', evidence, '--tsa', `http://${host}/tsa`, '-o', archived]);
    routes.clear();
    asked.length = 0;
    await done(['verify', signed, '--trust', trust, '--evidence', evidence]);
    const { stdout } = await done([
      'verify',
      archived,
      '--trust',
      trust,
      '--timestamp-trust',
      file('t.pem', service.service.pem),
    ]);
    expect(stdout).toContain('(says a time stamp)');
    expect(asked).toEqual([]);
    const wrong = [
      ['verify', signed, '--trust', trust, '--save-evidence', evidence],
      ['sign', 'extend', signed, '--embed', evidence],
      ['sign', input, ...keyOf(signer), '--archive'],
    ];
    for (const args of wrong) expect((await run(args)).code).toBe(2);
  });

  it('an answer about another question is worth nothing', async () => {
    routes.set('/ocsp', () => ({ body: root.ocsp(signer.certificate, [], {}) }));
    routes.set('/root.crl', () => ({ body: Buffer.from('<html>') }));
    const { code, stdout } = await verifying('--online', host);
    expect(code).toBe(7);
    expect(stdout).toMatch(/: indeterminate\n/);
  });

  const service = timestampService(freshFolder());

  describe('a time stamp', () => {
    const stamps = (body: Buffer): Answer => ({ type: 'application/timestamp-reply', body: service.stamp(body) });
    const another = writeTimestampQuery({ over: Buffer.from('another'), hash: 'sha256' });

    it.each(['cms-attached', 'pades', 'xades-enveloped'])('%s: goes in, and says when', async (method) => {
      routes.set('/tsa', stamps);
      const input =
        method === 'pades'
          ? file('bill.pdf', pdfOf([{ page: 1, x: 72, y: 720, str: 'Bill of lading' }]))
          : join(folder, 'order.xml');
      const out = join(folder, `${method}.out`);
      await done(['sign', input, '--method', method, ...keyOf(signer), '--tsa', `http://${host}/tsa`, '-o', out]);
      expect(asked).toEqual(['POST /tsa']);
      const policy = file(
        'policy.json',
        JSON.stringify({
          format_version: 1,
          type: 'verification-policy',
          requireTimestamp: true,
          requireRevocation: false,
        }),
      );
      const stamped = file('tsa.pem', service.root.pem);
      const known = ['--timestamp-trust', stamped, '--policy', policy];
      const { stdout } = await done(['verify', out, '--trust', trust, ...known]);
      expect(stdout).toMatch(/\(says a time stamp\)[\s\S]*✔ {2}timestamp +it was there at \S+, says CN=TSA/);
      const unknown = await run(['verify', out, '--trust', trust, '--policy', policy]);
      expect(unknown).toMatchObject({ code: 7, stdout: expect.stringContaining(': indeterminate') });
    });

    it('and what proves its certificate go in, and it is verified when nobody is asked any more', async () => {
      routes.set('/tsa', stamps);
      const embedded = [
        file('embedded.crl', root.crl([{ of: signer.certificate }])),
        file('embedded.ocsp', root.ocsp(signer.certificate, [{ of: signer.certificate }])),
        file('tsa.crt', service.service.pem),
      ];
      const out = join(folder, 'later.pdf');
      const input = file('later.in.pdf', pdfOf([{ page: 1, x: 72, y: 720, str: 'Bill of lading' }]));
      const embed = embedded.flatMap((name) => ['--embed', name]);
      await done(['sign', input, ...keyOf(signer), '--tsa', `http://${host}/tsa`, ...embed, '-o', out]);
      asked.length = 0;
      const late = new Date(Date.now() + 700 * 86_400_000).toISOString();
      const stamped = file('tsa.pem', service.service.pem);
      await done(['verify', out, '--trust', trust, '--timestamp-trust', stamped, '--at', late]);
      expect(asked).toEqual([]);
      const none = await run(['sign', file('b.json', '{}'), ...keyOf(signer), ...embed]);
      expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('has no --embed')]);
    });

    it.each<[string, (body: Buffer) => Answer, number]>([
      ['a service that is down', () => ({ status: 503 }), 5],
      ['a page in place of a reply', () => ({ type: 'text/html', body: Buffer.from('<p>') }), 5],
      ['a reply over something else', () => stamps(another), 5],
    ])('%s: nothing is written', async (_, answer, code) => {
      routes.set('/tsa', answer);
      const out = join(folder, 'never.p7m');
      const input = join(folder, 'order.xml');
      const ran = await run([
        'sign',
        input,
        '--method',
        'cms-attached',
        ...keyOf(signer),
        '--tsa',
        `http://${host}/tsa`,
        '-o',
        out,
      ]);
      expect([ran.code, ran.stdout]).toEqual([code, '']);
      expect(existsSync(out)).toBe(false);
    });
  });
});
