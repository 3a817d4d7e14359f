import { describe, expect, it } from 'vitest';
import type { RevocationData } from '../../evidence.ts';
import { lacks } from '../../verifiers.testing.ts';
import { workshop } from '../../workshop.testing.ts';
import { DAY, TestAuthority } from '../authority.testing.ts';
import { certify } from '../certify.ts';
import { Trust } from '../trust.ts';
import type { Certificate } from '../x509/certificate.ts';
import { readOcsp } from '../x509/ocsp.ts';

const now = new Date();
const ago = (days: number): Date => new Date(now.getTime() - days * DAY);

describe.skipIf(lacks('openssl'))('revocation by data that openssl makes', () => {
  const shop = workshop();
  const root = new TestAuthority(shop, 'Root');
  const other = new TestAuthority(shop, 'Other');
  const leaf = root.issue('CN=Leaf').certificate;
  const second = root.issue('CN=Second').certificate;

  const status = (
    revocation: RevocationData,
    options: { of?: Certificate; time?: Date; at?: Date; ocspTrust?: Uint8Array[] } = {},
  ) => {
    const { of = leaf, at = new Date(), time = at, ocspTrust } = options;
    const trust = new Trust({ trust: [root.certificate.bytes], revocation, at, ...(ocspTrust ? { ocspTrust } : {}) });
    return certify(of, trust, { purpose: 'document', time }).revocation;
  };
  const book = [{ of: leaf }, { of: second, revoked: { at: ago(3), reason: 'superseded' } }];

  describe('CRL', () => {
    const crl = root.crl(book);

    it('good and revoked, with reason and time', () => {
      expect(status({ crls: [crl] })).toMatchObject({ is: 'good', by: 'crl' });
      expect(status({ crls: [crl] }, { of: second })).toMatchObject({ is: 'revoked', entry: { reason: 'superseded' } });
    });

    it('revoked after the time that is asked for was good then, and it is said', () => {
      expect(status({ crls: [crl] }, { of: second, time: ago(10) })).toMatchObject({
        is: 'good',
        later: { reason: 'superseded' },
      });
      expect(status({ crls: [crl] }, { of: second, time: ago(1) })).toMatchObject({ is: 'revoked' });
    });

    it('a key that was in other hands before counts from then on', () => {
      const since = ago(20).toISOString().replace(/[-:T]/g, '').slice(0, 14);
      const stolen = root.crl([{ of: leaf, revoked: { at: ago(1), reason: `keyTime,${since}Z` } }]);
      expect(status({ crls: [stolen] }, { time: ago(10) })).toMatchObject({
        is: 'revoked',
        entry: { reason: 'keyCompromise' },
      });
      expect(status({ crls: [stolen] }, { time: ago(25) })).toMatchObject({
        is: 'good',
        later: { reason: 'keyCompromise' },
      });
    });

    it.each([
      ['none at all', () => []],
      ['one that is out of date', () => [root.crl(book, { last: ago(9), next: ago(2) })]],
      ['one from the future', () => [root.crl(book, { last: ago(-1), next: ago(-2) })]],
      ['one of another authority', () => [other.crl(book)]],
      ['one under the right name, signed with another key', () => [new TestAuthority(shop, 'Root').crl(book)]],
      [
        'one that is only for authorities',
        () => [root.crl(book, { config: 'issuingDistributionPoint=critical,@i\n[i]\nonlyCA=TRUE' })],
      ],
      [
        'one that is only for some reasons',
        () => [root.crl(book, { config: 'issuingDistributionPoint=critical,@i\n[i]\nonlysomereasons=keyCompromise' })],
      ],
      [
        'one with a critical extension that nobody knows',
        () => [root.crl(book, { config: '1.2.3.4=critical,ASN1:NULL' })],
      ],
      ['octets', () => [new Uint8Array([0x30, 0x00])]],
    ])('is unknown with %s', (_, crls) => {
      expect(status({ crls: crls() })).toMatchObject({ is: 'unknown' });
    });

    it('no octet of it may change', () => {
      for (let at = 4; at < crl.length; at += 7) {
        const copy = Uint8Array.from(crl);
        copy[at] = (copy[at] ?? 0) ^ 1;
        expect(status({ crls: [copy] }, { of: second }).is, `octet ${at}`).toBe('unknown');
      }
    });

    it('a list made after a certificate ran out does not know of it any more', () => {
      const old = root.issue('CN=Old', { now: new Date(now.getTime() - 310 * DAY) }).certificate;
      expect(old.notAfter < now).toBe(true);
      expect(status({ crls: [crl] }, { of: old, time: ago(100) })).toMatchObject({ is: 'unknown' });
      const then = root.crl([{ of: old }], { last: ago(40), next: ago(5) });
      expect(status({ crls: [then] }, { of: old, time: ago(50) })).toMatchObject({ is: 'good' });
    });
  });

  describe('OCSP', () => {
    const responder = root.issue('CN=Responder', { extendedKeyUsage: ['ocspSigning'], ocspNoCheck: true });

    it.each([
      ['the issuer itself', {}],
      ['one that the issuer names', { by: responder }],
      ['one that is found by its key', { by: responder, args: ['-ndays', '1', '-resp_key_id'] }],
      ['a certificate named by SHA-256', { hash: 'sha256' as const }],
    ])('good and revoked, signed by %s', (_, options) => {
      expect(status({ ocsps: [root.ocsp(leaf, book, options)] })).toMatchObject({ is: 'good', by: 'ocsp' });
      expect(status({ ocsps: [root.ocsp(second, book, options)] }, { of: second })).toMatchObject({
        is: 'revoked',
        entry: { reason: 'superseded' },
      });
    });

    it.each([
      ['does not know the certificate', () => root.ocsp(leaf, [])],
      ['is about another certificate', () => root.ocsp(second, book)],
      ['is signed by one without the purpose', () => root.ocsp(leaf, book, { by: root.issue('CN=Anybody') })],
      [
        'is signed by a responder of another authority',
        () =>
          root.ocsp(leaf, book, { by: other.issue('CN=X', { extendedKeyUsage: ['ocspSigning'], ocspNoCheck: true }) }),
      ],
      [
        'is signed by a responder that may itself be revoked',
        () => root.ocsp(leaf, book, { by: root.issue('CN=Y', { extendedKeyUsage: ['ocspSigning'] }) }),
      ],
    ])('is unknown where the answer %s', (_, make) => {
      expect(status({ ocsps: [make()] })).toMatchObject({ is: 'unknown' });
    });

    it('a responder without nocheck counts once its own status is known', () => {
      const by = root.issue('CN=Y', { extendedKeyUsage: ['ocspSigning'] });
      const ocsps = [root.ocsp(leaf, book, { by })];
      expect(status({ ocsps, crls: [root.crl([{ of: by.certificate }])] })).toMatchObject({ is: 'good' });
      const revoked = [{ of: by.certificate, revoked: { at: ago(1) } }];
      const crls = [root.crl(revoked, { config: 'issuingDistributionPoint=critical,@i\n[i]\nonlyuser=TRUE' })];
      expect(status({ ocsps: [root.ocsp(second, book, { by })], crls }, { of: second })).toMatchObject({
        is: 'good',
        by: 'crl',
      });
    });

    it('a responder that the verifier trusts answers for all', () => {
      const by = other.issue('CN=Ours');
      const ocsps = [root.ocsp(leaf, book, { by })];
      expect(status({ ocsps })).toMatchObject({ is: 'unknown' });
      expect(status({ ocsps }, { ocspTrust: [by.certificate.bytes] })).toMatchObject({ is: 'good' });
    });

    it('counts only while it is new', () => {
      const ocsps = [root.ocsp(leaf, book, { args: ['-nmin', '1'] })];
      expect(status({ ocsps })).toMatchObject({ is: 'good' });
      expect(status({ ocsps }, { at: ago(-1) })).toMatchObject({ is: 'unknown' });
      expect(status({ ocsps }, { at: ago(1) })).toMatchObject({ is: 'unknown' });
    });

    it('repeats the nonce, and knows the status of a request that it cannot answer', () => {
      const nonce = new Uint8Array(32).fill(7);
      expect(readOcsp(root.ocsp(leaf, book, { nonce })).nonce).toEqual(nonce);
      expect(() => readOcsp(Buffer.from('30030a0103', 'hex'))).toThrow(/tryLater/);
    });

    it('no octet that is signed may change', () => {
      const ocsp = root.ocsp(second, book);
      for (let at = 4; at < ocsp.length; at += 5) {
        const copy = Uint8Array.from(ocsp);
        copy[at] = (copy[at] ?? 0) ^ 1;
        // Certificates that come along are not signed over.
        if (status({ ocsps: [copy] }, { of: second }).is !== 'unknown') {
          expect(readOcsp(copy).signed.tbs.bytes).toEqual(readOcsp(ocsp).signed.tbs.bytes);
        }
      }
    });
  });

  it('revoked beats good, but for a hold that is over', () => {
    const held = { of: leaf, revoked: { at: ago(6), reason: 'certificateHold' } };
    const good = root.ocsp(leaf, book);
    const gone = { of: leaf, revoked: { at: ago(6), reason: 'keyCompromise' } };
    expect(status({ ocsps: [good], crls: [root.crl([gone])] })).toMatchObject({ is: 'revoked' });
    expect(status({ ocsps: [good], crls: [root.crl([held])] })).toMatchObject({ is: 'good', by: 'ocsp' });
  });

  it('every authority of the path is asked about', () => {
    const middle = new TestAuthority(shop, 'Middle', { by: root });
    const end = middle.issue('CN=End').certificate;
    const find = (crls: Uint8Array[]) => {
      const trust = new Trust({
        trust: [root.certificate.bytes],
        intermediates: [middle.certificate.bytes],
        revocation: { crls },
        at: new Date(),
      });
      return certify(end, trust, { purpose: 'document', time: trust.at }).revocation.is;
    };
    const own = middle.crl([{ of: end }]);
    expect(find([own])).toBe('unknown');
    expect(find([own, root.crl([{ of: middle.certificate }])])).toBe('good');
    expect(find([own, root.crl([{ of: middle.certificate, revoked: { at: ago(1) } }])])).toBe('revoked');
  });
});
