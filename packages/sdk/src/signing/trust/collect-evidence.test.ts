import { describe, expect, it } from 'vitest';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { TestAuthority } from './authority.testing.ts';
import { certify } from './certify.ts';
import { collectEvidence } from './collect-evidence.ts';
import { Trust } from './trust.ts';
import { readCertificate } from './x509/certificate.ts';

describe.skipIf(lacks('openssl'))('what is embedded for later', () => {
  const shop = workshop();
  const root = new TestAuthority(shop, 'Root');
  const middle = new TestAuthority(shop, 'Middle', { by: root });
  const leaf = middle.issue('CN=Leaf').certificate;
  const responder = middle.issue('CN=Responder', { extendedKeyUsage: ['ocspSigning'], ocspNoCheck: true });
  const crls = [root.crl([]), new TestAuthority(shop, 'Unrelated').crl([])];
  const ocsps = [middle.ocsp(leaf, [{ of: leaf }], { by: responder })];
  const at = new Date();
  const trust = [root.certificate.bytes];
  const targets = [{ certificate: leaf.bytes, purpose: 'document' as const }];

  it('is what the proof rests on, and enough to come to the same verdict alone', () => {
    const all = new Trust({ trust, at, intermediates: [middle.certificate.bytes], revocation: { crls, ocsps } });
    const kept = collectEvidence(targets, all);
    expect(kept).toMatchObject({ complete: true, missing: [] });
    expect([kept.crls.length, kept.ocsps.length]).toEqual([1, 1]);
    expect(kept.certificates.map((bytes) => readCertificate(bytes).subject.toString()).sort()).toEqual([
      'CN=Leaf',
      'CN=Middle',
      'CN=Responder',
      'CN=Root',
    ]);
    const alone = new Trust({ trust, at });
    const extra = kept.certificates.map((bytes) => readCertificate(bytes));
    const again = certify(leaf, alone, {
      purpose: 'document',
      time: at,
      extra,
      revocation: { crls: kept.crls, ocsps: kept.ocsps },
    });
    expect(again).toMatchObject({ problems: [], revocation: { is: 'good' } });
  });

  it('says what is missing', () => {
    const without = collectEvidence(
      targets,
      new Trust({ trust, at, intermediates: [middle.certificate.bytes], revocation: { crls } }),
    );
    expect(without.complete).toBe(false);
    expect(collectEvidence(targets, new Trust({ trust, at })).missing[0]?.en).toMatch(
      /issuer is missing \(CN=Middle\)/,
    );
    expect(
      collectEvidence([{ certificate: Buffer.from('x'), purpose: 'document' }], new Trust({ trust, at })).complete,
    ).toBe(false);
  });
});
