import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTimestampReply, writeTimestampQuery } from '../cms/timestamp-query.ts';
import { timestampService } from '../cms/timestamp-service.testing.ts';
import { tokenAt } from '../cms/token.testing.ts';
import { collectEvidence, embedInPdf, pades, prepareTrust, sign, timestampPdf, verify } from '../index.ts';
import { keySigner } from '../signers/key-signer.ts';
import { DAY, type Holder, TestAuthority } from '../trust/authority.testing.ts';
import { lacks, run } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { PLAIN, plainPdf } from './samples.testing.ts';

const now = new Date();
const after = (days: number): Date => new Date(now.getTime() + days * DAY);
const shop = workshop();
const stamping = { extendedKeyUsage: ['timeStamping'] } as const;
const root = new TestAuthority(shop, 'Root', { notAfter: after(9000) });
const holder = root.issue('CN=Exporter', { notAfter: after(300) });
const signer = keySigner({ key: holder.key, certificates: [new X509Certificate(holder.certificate.bytes)] });
const tsaRoot = new TestAuthority(shop, 'TSA Root', { notAfter: after(9000) });
const first = tsaRoot.issue('CN=TSA 1', { ...stamping, notAfter: after(300) });
const second = tsaRoot.issue('CN=TSA 2', { ...stamping, notAfter: after(2000) });
/** Answers that a service gives which the verifier of far years knows by itself. */
const stampedBy =
  ({ key, certificate }: Holder, at: Date) =>
  async (over: Uint8Array): Promise<Uint8Array> =>
    tokenAt({ key, certificate: certificate.bytes }, over, at);
const options = { signer, signedAt: now };

describe.skipIf(lacks('openssl'))('a time stamp over the document', () => {
  const crls = [root, tsaRoot].map((one) => one.crl([], { next: after(290) }));
  const trusting = { trust: [root.certificate.bytes], timestampTrust: [tsaRoot.certificate.bytes] };
  const trust = prepareTrust({ ...trusting, at: after(1), revocation: { crls } });
  const evidence = (of: Holder, purpose: 'document' | 'timestamp') =>
    collectEvidence([{ certificate: of.certificate.bytes, purpose }], trust, {
      certificates: [of.certificate.bytes],
    });
  const embed = evidence(holder, 'document');

  it.each(Object.entries(PLAIN))(
    '%s: stands behind a signature that stays good, and proves its time',
    async (_, make) => {
      const archive = stampedBy(first, after(1));
      const stamped = await sign(make(), pades, { ...options, embed, archive });
      const { crls: own } = evidence(first, 'timestamp');
      const result = verify(stamped, pades, { ...trusting, at: after(2), revocation: { crls: own } });
      expect(result).toMatchObject({
        verdict: 'valid',
        signatures: [{ signedAt: { at: after(1).toISOString().replace(/\.\d+/, '.000'), by: 'timestamp' } }],
      });
      expect(result.signatures).toHaveLength(1);
      expect(result.signatures[0]?.tests[0]?.reason.en).toBe('it covers its revision; 2 later only add to signatures');
    },
  );

  it('carries a signature on from service to service, long after the first of them has run out', async () => {
    const signed = await sign(plainPdf(), pades, { ...options, embed, archive: stampedBy(first, after(1)) });
    const kept = embedInPdf(signed, evidence(first, 'timestamp'));
    const carried = await timestampPdf(kept, { timestamp: stampedBy(second, after(200)) });
    const years = { ...trusting, at: after(1000) };
    // Of the last service alone the verifier must know by itself.
    const known = { ...years, timestampTrust: [tsaRoot.certificate.bytes, second.certificate.bytes] };
    const result = verify(carried, pades, known);
    expect(result).toMatchObject({
      verdict: 'valid',
      signatures: [{ signedAt: { at: after(1).toISOString().replace(/\.\d+/, '.000'), by: 'timestamp' } }],
    });
    expect(verify(kept, pades, known).verdict).toBe('indeterminate');
    // Without what shows the first service good only the second one counts, when the signer's certificate was good too.
    const bare = await timestampPdf(signed, { timestamp: stampedBy(second, after(200)) });
    expect(verify(bare, pades, known).signatures[0]?.signedAt?.at).toBe(
      after(200).toISOString().replace(/\.\d+/, '.000'),
    );
  });

  it('is not believed for an earlier time behind a later stamp, by a service that has run out', async () => {
    const signed = await sign(plainPdf(), pades, { ...options, embed, archive: stampedBy(second, after(200)) });
    const kept = embedInPdf(signed, evidence(first, 'timestamp'));
    // Made when nobody guards the key any more, and dated back.
    const forged = await timestampPdf(kept, { timestamp: stampedBy(first, after(1)) });
    const known = { ...trusting, timestampTrust: [tsaRoot.certificate.bytes, second.certificate.bytes] };
    const { signatures } = verify(forged, pades, { ...known, at: after(1000) });
    expect(signatures[0]?.signedAt?.at).toBe(after(200).toISOString().replace(/\.\d+/, '.000'));
  });

  it('over other bytes, or by somebody who is no service, proves nothing', async () => {
    const signed = await sign(plainPdf(), pades, { ...options, embed });
    const other = async (): Promise<Uint8Array> => stampedBy(first, after(1))(Buffer.from('other'));
    const { crls: own } = evidence(first, 'timestamp');
    const at = { ...trusting, at: after(2), revocation: { crls: own } };
    for (const timestamp of [other, stampedBy(holder, after(1))]) {
      const result = verify(await timestampPdf(signed, { timestamp }), pades, at);
      expect(result.signatures.map(({ signedAt }) => signedAt?.by)).toEqual(['signer']);
      expect(result.signatures[0]?.tests.find(({ name }) => name === 'timestamp')?.passed).toBe(false);
    }
  });

  it('may follow a certification that permits nothing else, and finds its room or says how much it needs', async () => {
    const final = await sign(plainPdf(), pades, { ...options, certify: 1, embed });
    const timestamp = stampedBy(first, after(1));
    const stamped = await timestampPdf(final, { timestamp });
    const { crls: own } = evidence(first, 'timestamp');
    expect(verify(stamped, pades, { ...trusting, at: after(2), revocation: { crls: own } }).verdict).toBe('valid');
    await expect(timestampPdf(final, { timestamp, reserve: 100 })).rejects.toMatchObject({ code: 'ERR_KOUAN_LIMIT' });
    await expect(timestampPdf(Buffer.from('hello'), { timestamp })).rejects.toMatchObject({ code: 'ERR_KOUAN_FORMAT' });
  });
});

const folder = mkdtempSync(join(tmpdir(), 'kouan-stamp-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(lacks('pdfsig') || lacks('certutil') || lacks('qpdf') || lacks('openssl'))('other programs', () => {
  it('pdfsig takes the signature, openssl ts the stamp of its own over both ranges, qpdf the file', async () => {
    const service = timestampService(folder);
    const archive = async (over: Uint8Array): Promise<Uint8Array> => {
      const reply = readTimestampReply(service.stamp(writeTimestampQuery({ over, hash: 'sha256' })));
      return reply.granted ? reply.token : new Uint8Array();
    };
    const stamped = await sign(plainPdf(), pades, { ...options, archive });
    const file = (name: string, data: Uint8Array): string => {
      writeFileSync(join(folder, name), data);
      return join(folder, name);
    };
    const path = file('s.pdf', stamped);
    const store = join(folder, 'nss');
    mkdirSync(store);
    run('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
    const certificate = file('root.crt', root.certificate.bytes);
    run('certutil', ['-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', certificate]);
    const said = run('pdfsig', ['-nssdir', `sql:${store}`, path]).out.toString();
    // It knows no document time stamps ("Signature Type: unknown"), and sees that the second covers the whole file.
    expect(said).toContain('Signature is Valid.');
    expect(said.split('Signature #2')[1]).toContain('Total document signed');
    expect(run('qpdf', ['--check', path]).out.toString()).toContain('No syntax or stream encoding errors found');
    const [token] = pades.read(stamped, { policy: {} })[0]?.timestamps ?? [];
    const paths = ['-data', file('over', token?.over ?? stamped), '-in', file('token', token?.token ?? stamped)];
    const trusted = ['-token_in', '-CAfile', file('tsa.pem', Buffer.from(service.root.pem))];
    expect(run('openssl', ['ts', '-verify', ...paths, ...trusted])).toMatchObject({ ok: true });
  });
});
