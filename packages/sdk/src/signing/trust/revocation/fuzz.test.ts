import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DerError } from '../../asn1/index.ts';
import { lacks } from '../../verifiers.testing.ts';
import { workshop } from '../../workshop.testing.ts';
import { TestAuthority } from '../authority.testing.ts';
import { Crl } from '../x509/crl.ts';
import { OcspResponse } from '../x509/ocsp.ts';
import { madeBy } from '../x509/signed.ts';

describe.skipIf(lacks('openssl'))('mutated revocation data', () => {
  const shop = workshop();
  const root = new TestAuthority(shop, 'Root');
  const leaf = root.issue('CN=Leaf').certificate;
  const revoked = [{ of: leaf, revoked: { at: new Date(Date.now() - 1e9), reason: 'keyTime,20250101000000Z' } }];
  const config = 'issuingDistributionPoint=critical,@i\n[i]\nfullname=URI:http://ca.example/a.crl\nindirectCRL=TRUE';

  it.each([
    ['CRL', root.crl(revoked, { config }), (bytes: Uint8Array) => new Crl(bytes).signed],
    ['OCSP response', root.ocsp(leaf, revoked), (bytes: Uint8Array) => new OcspResponse(bytes).signed],
  ])('%s: never crashes, never verifies when what is signed has changed', (_, good, read) => {
    const { publicKey } = root.certificate;
    if (publicKey === undefined) throw new Error('no key');
    const { tbs } = read(good);
    expect(madeBy(read(good), publicKey)).toBe(true);
    const change = fc.record({
      at: fc.nat(good.length - 1),
      to: fc.nat(255),
      how: fc.constantFrom('set', 'insert', 'delete'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const octets = [...good];
        for (const { at, to, how } of changes)
          octets.splice(at, how === 'insert' ? 0 : 1, ...(how === 'delete' ? [] : [to]));
        try {
          const signed = read(Uint8Array.from(octets));
          if (Buffer.compare(signed.tbs.bytes, tbs.bytes) !== 0) expect(madeBy(signed, publicKey)).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
