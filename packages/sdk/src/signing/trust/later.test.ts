import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTimestampReply, writeTimestampQuery } from '../cms/timestamp-query.ts';
import { timestampService } from '../cms/timestamp-service.testing.ts';
import type { LongTermMaterial } from '../cms/write.ts';
import {
  cmsAttached,
  cmsDetached,
  collectEvidence,
  embedInCms,
  embedInPdf,
  pades,
  prepareTrust,
  sign,
  verify,
  xadesEnveloped,
} from '../index.ts';
import { writePem } from '../keys/pem.ts';
import { plainPdf } from '../pdf/samples.testing.ts';
import { keySigner } from '../signers/key-signer.ts';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { DAY, TestAuthority } from './authority.testing.ts';
import { readCertificate } from './x509/certificate.ts';

/** What goes in beside a signature, and what it is good for when nobody can be asked any more. */
describe.skipIf(lacks('openssl'))('embedded for later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-later-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const tsa = timestampService(folder);
  const timestamp = async (over: Uint8Array): Promise<Uint8Array> => {
    const reply = readTimestampReply(tsa.stamp(writeTimestampQuery({ over, hash: 'sha256' })));
    if (!reply.granted) throw new Error('refused');
    return reply.token;
  };
  const shop = workshop();
  const root = new TestAuthority(shop, 'Root');
  const middle = new TestAuthority(shop, 'Middle', { by: root });
  const holder = middle.issue('CN=Exporter');
  const leaf = holder.certificate;
  const responder = middle.issue('CN=Responder', { extendedKeyUsage: ['ocspSigning'], ocspNoCheck: true });
  // The signer's own certificate alone: what leads to the root is embedded, or missing.
  const signer = keySigner({ key: holder.key, certificates: [new X509Certificate(leaf.bytes)] });
  const signedAt = new Date();
  const content = Buffer.from('<Declaration/>');
  const trust = [root.certificate.bytes];
  const tsaRoot = { certificate: readCertificate(tsa.root.certificate), key: tsa.root.key };

  /** Gathered while everybody still answers. */
  const now = prepareTrust({
    trust,
    timestampTrust: [tsa.root.pem],
    at: new Date(),
    intermediates: [middle.certificate.bytes],
    revocation: {
      crls: [root.crl([]), root.crl([], { by: tsaRoot })],
      ocsps: [middle.ocsp(leaf, [{ of: leaf }], { by: responder })],
    },
  });
  const kept = collectEvidence(
    [
      { certificate: leaf.bytes, purpose: 'document' },
      { certificate: tsa.service.certificate, purpose: 'timestamp' },
    ],
    now,
    { certificates: [tsa.service.certificate] },
  );

  /** Three ways in, and how each is read. */
  const ways = {
    'CMS beside its content': async (embed: LongTermMaterial) => {
      const signed = await sign(content, cmsDetached, { signer, signedAt, timestamp, embed });
      return { signed, kind: cmsDetached, detached: content };
    },
    'CMS around its content': async (embed: LongTermMaterial) => {
      const signed = await sign(content, cmsAttached, { signer, signedAt, timestamp, embed });
      return { signed, kind: cmsAttached };
    },
    'CMS beside its content, afterwards': async (embed: LongTermMaterial) => {
      const signed = embedInCms(await sign(content, cmsDetached, { signer, signedAt, timestamp }), embed);
      return { signed, kind: cmsDetached, detached: content };
    },
    XAdES: async (embed: LongTermMaterial) => {
      const signed = await sign(content, xadesEnveloped, { signer, signedAt, timestamp, embed });
      return { signed, kind: xadesEnveloped };
    },
    'PDF, while it is signed': async (embed: LongTermMaterial) => {
      const signed = await sign(plainPdf(), pades, { signer, signedAt, timestamp, embed });
      return { signed, kind: pades };
    },
    'PDF, afterwards': async (embed: LongTermMaterial) => {
      const signed = await sign(plainPdf(), pades, { signer, signedAt, timestamp });
      return { signed: embedInPdf(signed, embed), kind: pades };
    },
  };

  it('is complete: paths, a CRL of each root and an OCSP response with its signer', () => {
    expect(kept).toMatchObject({ complete: true, missing: [] });
    expect([kept.crls.length, kept.ocsps.length]).toEqual([2, 1]);
  });

  it.each(Object.entries(ways))('%s: with it nobody need be asked', async (_, make) => {
    const { signed, kind, ...apart } = await make(kept);
    const soon = new Date(Date.now() + DAY / 2);
    const result = verify(signed, kind, { trust, timestampTrust: [tsa.root.pem], at: soon, ...apart });
    expect(result).toMatchObject({ verdict: 'valid', signatures: [{ signedAt: { by: 'timestamp' } }] });
    expect(result.signatures[0]?.path?.map(({ subject }) => subject)).toEqual(['CN=Exporter', 'CN=Middle', 'CN=Root']);
  });

  it.each(Object.entries(ways))(
    '%s: valid when the certificate and the data have run out, as long as the time is proven',
    async (_, make) => {
      const { signed, kind, ...apart } = await make(kept);
      // The signer's certificate is good for 300 days, the CRL and the OCSP response for one.
      const at = new Date(Date.now() + 400 * DAY);
      const proven = verify(signed, kind, { trust, timestampTrust: [tsa.service.pem], at, ...apart });
      expect(proven).toMatchObject({ verdict: 'valid', signatures: [{ signedAt: { by: 'timestamp' } }] });
      // Whoever does not know the service has no proof of the time; without what was embedded there is no path.
      const unproven = verify(signed, kind, { trust, timestampTrust: [], at, ...apart });
      expect(unproven.verdict).toBe('indeterminate');
      const without = await make({});
      const bare = verify(without.signed, kind, { trust, timestampTrust: [tsa.service.pem], at, ...apart });
      expect(bare.verdict).toBe('indeterminate');
    },
  );

  it('openssl verifies CMS to which something was added, and what is no CMS is refused', async () => {
    const { signed } = await ways['CMS beside its content, afterwards'](kept);
    const paths = ['-in', shop.file('s.p7s', signed), '-content', shop.file('c', content), '-CAfile'];
    const anchor = shop.file('anchor.pem', writePem('CERTIFICATE', root.certificate.bytes));
    shop.openssl(
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      ...paths,
      anchor,
      '-purpose',
      'any',
      '-out',
      shop.path('o'),
    );
    expect(() => embedInCms(Buffer.from('hello'), kept)).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_FORMAT' }));
  });

  it('is believed for its own signature only: another authority’s list says nothing', async () => {
    const foreign = new TestAuthority(shop, 'Foreign');
    const { signed, kind, ...apart } = await ways['CMS beside its content']({
      certificates: kept.certificates,
      crls: [foreign.crl([])],
      ocsps: [foreign.ocsp(leaf, [{ of: leaf }])],
    });
    const result = verify(signed, kind, { trust, timestampTrust: [tsa.service.pem], at: new Date(), ...apart });
    expect(result.verdict).toBe('indeterminate');
  });
});
