import { describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import { newKey } from '../keys/new-key.ts';
import { writePrivateKey } from '../keys/read-key.ts';
import { publicPem } from '../keys/self-signed.ts';
import type { VerifyOptions } from '../options.ts';
import { algorithmsOf, rawSign, rawVerify } from '../primitives/index.ts';
import type { Signature, SignatureTestName } from '../verification.ts';
import { lacks } from '../verifiers.testing.ts';
import { workshop } from '../workshop.testing.ts';
import { DAY, type Holder, TestAuthority } from './authority.testing.ts';
import { judge } from './judge.ts';
import type { TimestampReader } from './timestamp.ts';
import { Trust } from './trust.ts';

const shop = workshop();
const now = new Date();
const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
const message = Buffer.from('报关单');
const root = new TestAuthority(shop, 'Root');
const signer = root.issue('CN=Signer,O=Example Co.\\, Ltd');
const stranger = new TestAuthority(shop, 'Stranger').issue('CN=Signer,O=Example Co.\\, Ltd');

/** What a kind reads of one signature over the message. */
function evidence({ key, certificate }: Holder, more: Partial<Evidence> = {}): Evidence {
  const algorithm = algorithmsOf(key)[0] ?? 'Ed25519';
  const value = rawSign(message, key, algorithm);
  return {
    kind: 'test',
    source: 'test',
    tests: [{ name: 'digest', passed: true, reason: { en: 'same', zh: '相同' }, source: 'test' }],
    algorithm,
    content: message,
    certificates: [certificate.bytes],
    made: (candidate) => rawVerify(message, candidate, algorithm, value),
    ...more,
  };
}

const withoutRevocation = { requireRevocation: false };
const ask = (one: Evidence, options: Partial<VerifyOptions> = {}, documentType?: string): Signature =>
  judge(
    one,
    new Trust({ trust: [root.certificate.bytes], at: now, policy: withoutRevocation, ...options }),
    documentType === undefined ? {} : { documentType },
  );
const passed = ({ tests }: Signature, name: SignatureTestName): unknown =>
  tests.find((one) => one.name === name)?.passed;

describe('certificates', () => {
  it('a signature by one whom a trusted authority issued for is valid, with its path', () => {
    const signature = ask(evidence(signer));
    expect(signature.verdict).toBe('valid');
    expect(signature.path?.map(({ subject }) => subject)).toEqual(['CN=Signer,O=Example Co.\\, Ltd', 'CN=Root']);
    expect(signature.tests.map(({ name }) => name)).toEqual([
      'algorithm',
      'digest',
      'signature',
      'trust',
      'validity',
      'usage',
      'revocation',
    ]);
  });

  it.each<[string, Evidence, Partial<VerifyOptions>, SignatureTestName, unknown]>([
    ['revocation is not known', evidence(signer), { policy: {} }, 'revocation', 'unknown'],
    ['nobody is trusted', evidence(signer), { trust: [] }, 'trust', 'unknown'],
    ['another authority of the same name issued', evidence(stranger), {}, 'trust', 'unknown'],
    ['the certificate ran out', evidence(signer), { at: ago(-400) }, 'validity', false],
    ['the certificate is not valid yet', evidence(signer), { at: ago(40) }, 'validity', false],
    ['the key is for encryption', evidence(root.issue('CN=E', { keyUsage: ['keyEncipherment'] })), {}, 'usage', false],
    [
      'the certificate is for time stamps',
      evidence(root.issue('CN=T', { extendedKeyUsage: ['timeStamping'] })),
      {},
      'usage',
      false,
    ],
    [
      'the policy asks for another purpose',
      evidence(signer),
      { policy: { ...withoutRevocation, extendedKeyUsage: ['1.3.6.1.5.5.7.3.36'] } },
      'usage',
      false,
    ],
    [
      'the policy asks for a time stamp',
      evidence(signer),
      { policy: { ...withoutRevocation, requireTimestamp: true } },
      'timestamp',
      'unknown',
    ],
    [
      'the policy asks for a certificate policy',
      evidence(signer),
      { policy: { ...withoutRevocation, certificatePolicies: { requireExplicit: true } } },
      'trust',
      'unknown',
    ],
  ])('is indeterminate where %s', (_, one, options, test, expected) => {
    const signature = ask(one, options);
    expect(signature.verdict).toBe('indeterminate');
    expect(passed(signature, test)).toBe(expected);
  });

  it.each<[string, Evidence, SignatureTestName]>([
    ['another key made it', evidence(signer, { certificates: [stranger.certificate.bytes] }), 'signature'],
    ['it names another certificate', evidence(signer, { leaf: stranger.certificate.bytes }), 'signature'],
    ['it names something that is no certificate', evidence(signer, { leaf: new Uint8Array([1, 2]) }), 'certificate'],
    ['its algorithm does not fit the key', evidence(signer, { algorithm: 'RSA-SHA256' }), 'signature'],
    ['its algorithm is legacy', evidence(signer, { algorithm: 'RSA-SHA1' }), 'algorithm'],
    [
      'the kind found its content changed',
      evidence(signer, { tests: [{ name: 'digest', passed: false, reason: { en: '', zh: '' }, source: '' }] }),
      'digest',
    ],
  ])('is invalid where %s', (_, one, test) => {
    const signature = ask(one);
    expect(signature.verdict).toBe('invalid');
    expect(passed(signature, test)).toBe(false);
  });

  it('a legacy algorithm that the policy names is accepted with a warning', () => {
    const holder = root.issue('CN=Old', { kind: 'RSA-2048' });
    const value = rawSign(message, holder.key, 'RSA-SHA1');
    const old: SignatureAlgorithm = 'RSA-SHA1';
    const one = {
      ...evidence(holder),
      algorithm: old,
      made: (key: Parameters<NonNullable<Evidence['made']>>[0]) => rawVerify(message, key, old, value),
    };
    const signature = ask(one, { policy: { ...withoutRevocation, algorithms: [old] } });
    expect(signature.verdict).toBe('valid');
    expect(signature.tests.find(({ name }) => name === 'algorithm')?.warning?.en).toMatch(/broken/);
  });

  it('the policy says how long RSA keys must be: of the signer, of a bare key, and of every authority', () => {
    const options = { policy: { ...withoutRevocation, minRsaBits: 3072 } };
    const holder = root.issue('CN=Short', { kind: 'RSA-2048' });
    const short = ask(evidence(holder), options);
    expect([short.verdict, short.tests.findLast(({ name }) => name === 'algorithm')?.reason.en]).toEqual([
      'invalid',
      'the RSA key has 2048 bits, and the policy asks for 3072',
    ]);
    const bare = evidence(holder, { certificates: [], keyId: 'k1' });
    const keys = [{ keyId: 'k1', key: publicPem(writePrivateKey(holder.key)) }];
    expect(ask(bare, { ...options, keys }).verdict).toBe('invalid');
    expect(ask(bare, { keys }).verdict).toBe('valid');
    // Its own key is of another kind; that of its authority is too short.
    const authority = new TestAuthority(shop, 'Short root', { kind: 'RSA-2048' });
    const below = evidence(authority.issue('CN=Below'));
    const trust = [authority.certificate.bytes];
    expect(ask(below, { ...options, trust })).toMatchObject({ verdict: 'indeterminate' });
    expect(passed(ask(below, { ...options, trust }), 'trust')).toBe('unknown');
    expect(ask(below, { policy: { ...withoutRevocation, minRsaBits: 2048 }, trust }).verdict).toBe('valid');
  });

  it('a signer that is itself trusted needs neither issuer nor revocation', () => {
    expect(ask(evidence(stranger), { trust: [stranger.certificate.bytes], policy: {} }).verdict).toBe('valid');
    // And is found where the signature brings no certificate.
    expect(
      ask(evidence(stranger, { certificates: [] }), { trust: [stranger.certificate.bytes], policy: {} }).verdict,
    ).toBe('valid');
  });

  it('every algorithm that certificates are signed with', () => {
    for (const kind of ['RSA-2048', 'P-384', 'P-521', 'Ed25519', 'SM2'] as const) {
      const authority = new TestAuthority(shop, kind, { kind });
      const one = evidence(authority.issue('CN=S', { kind }));
      expect(ask(one, { trust: [authority.certificate.bytes] }).verdict, kind).toBe('valid');
    }
  });
});

describe('bare keys', () => {
  const key = newKey('Ed25519');
  const pem = publicPem(writePrivateKey(key));
  const one = evidence({ key, certificate: signer.certificate }, { certificates: [], keyId: 'k1' });

  it('count by being known, between their instants', () => {
    const known = { keyId: 'k1', key: pem, owner: 'Carrier', from: '2020-01-01', until: ago(10).toISOString() };
    const options = { trust: [], policy: {} };
    expect(ask(one, { ...options, keys: [known], at: ago(20) })).toMatchObject({
      verdict: 'valid',
      signer: { subject: 'Carrier', keyId: 'k1' },
    });
    expect(ask(one, { ...options, keys: [known] })).toMatchObject({ verdict: 'indeterminate' });
    expect(ask(one, { ...options, keys: [{ ...known, keyId: 'k2' }] }).verdict).toBe('indeterminate');
    const other = publicPem(writePrivateKey(newKey('Ed25519')));
    expect(ask(one, { ...options, keys: [{ keyId: 'k1', key: other }] }).verdict).toBe('invalid');
    // One that is for another algorithm.
    const narrow = { keyId: 'k1', key: pem, algorithm: 'ECDSA-SHA256' as const };
    expect(ask(one, { ...options, keys: [narrow] }).verdict).toBe('invalid');
    // One that was renewed under its name.
    expect(
      ask(one, {
        ...options,
        keys: [
          { keyId: 'k1', key: other },
          { keyId: 'k1', key: pem },
        ],
      }).verdict,
    ).toBe('valid');
  });
});

describe('who may sign what', () => {
  const { fingerprint } = signer.certificate;
  const colons = (fingerprint.match(/../g) ?? []).join(':').toLowerCase();
  it.each([
    ['by fingerprint', { signer: { fingerprint: colons } }, true],
    ['by another fingerprint', { signer: { fingerprint: '00'.repeat(32) } }, false],
    ['by a name, whatever its case and spaces', { signer: { subject: 'o = EXAMPLE  co., ltd' } }, true],
    ['by part of a name', { signer: { subject: 'O=Example' } }, false],
    ['for this type of document', { signer: { subject: 'CN=Signer' }, documents: ['declaration'] }, true],
    ['for another type of document', { signer: { subject: 'CN=Signer' }, documents: ['bill-of-lading'] }, false],
    ['with another kind of signature', { signer: { subject: 'CN=Signer' }, kinds: ['pades'] }, false],
    ['by a key that is not this one', { signer: { keyId: 'k1' } }, false],
  ] as const)('%s', (_, rule, expected) => {
    const signature = ask(evidence(signer), { policy: { ...withoutRevocation, signers: [rule] } }, 'declaration');
    expect(passed(signature, 'authority')).toBe(expected);
    expect(signature.verdict).toBe(expected ? 'valid' : 'indeterminate');
  });
});

describe.skipIf(lacks('openssl'))('time and revocation', () => {
  const tsaRoot = new TestAuthority(shop, 'TSA root', { kind: 'P-256' });
  const tsa = tsaRoot.issue('CN=TSA', { extendedKeyUsage: ['timeStamping'] });
  const stolen = root.issue('CN=Stolen');
  const crls = (reason?: string): Uint8Array[] => [
    root.crl([{ of: stolen.certificate, revoked: { at: ago(5), ...(reason === undefined ? {} : { reason }) } }]),
    tsaRoot.crl([]),
  ];
  const token = new Uint8Array([1]);
  const stamp =
    (genTime: Date, by: Holder = tsa, more: Partial<Evidence> = {}): TimestampReader =>
    () => ({ evidence: evidence(by, { kind: 'rfc3161', ...more }), genTime });
  const stamped = (holder: Holder): Evidence =>
    evidence(holder, { timestamps: [{ token, over: message }], claimedAt: ago(9) });
  const options = { policy: {}, timestampTrust: [tsaRoot.certificate.bytes] };

  it('signed before it was revoked, as a time stamp proves: valid, and it is told', () => {
    const signature = ask(stamped(stolen), { ...options, revocation: { crls: crls() }, timestamps: stamp(ago(9)) });
    expect(signature).toMatchObject({ verdict: 'valid', signedAt: { by: 'timestamp', at: ago(9).toISOString() } });
    expect(signature.tests.find(({ name }) => name === 'revocation')?.warning?.en).toMatch(/revoked later/);
  });

  it('signed after it was revoked, as a time stamp proves: invalid', () => {
    const signature = ask(stamped(stolen), { ...options, revocation: { crls: crls() }, timestamps: stamp(ago(2)) });
    expect(signature.verdict).toBe('invalid');
  });

  it('revoked, and nobody proves when it was signed: indeterminate, whatever the signer says', () => {
    const signature = ask(stamped(stolen), { ...options, revocation: { crls: crls() } });
    expect(signature).toMatchObject({ verdict: 'indeterminate', signedAt: { by: 'signer' } });
    expect(passed(signature, 'revocation')).toBe(false);
  });

  it('a certificate that ran out since, under a time stamp from before: valid', () => {
    const old = root.issue('CN=Old', { notAfter: ago(3) });
    const revocation = { crls: [root.crl([{ of: old.certificate }], { last: ago(9), next: ago(3) }), tsaRoot.crl([])] };
    expect(ask(stamped(old), { ...options, revocation, timestamps: stamp(ago(8)) }).verdict).toBe('valid');
    expect(ask(stamped(old), { ...options, revocation, timestamps: stamp(ago(2)) }).verdict).toBe('indeterminate');
    expect(ask(stamped(old), { ...options, revocation }).verdict).toBe('indeterminate');
  });

  it.each<[string, TimestampReader, unknown]>([
    [
      'of a service that is not trusted',
      stamp(ago(9), new TestAuthority(shop, 'X').issue('CN=T', { extendedKeyUsage: ['timeStamping'] })),
      'unknown',
    ],
    [
      'by a certificate that is for other things too',
      stamp(ago(9), tsaRoot.issue('CN=T', { extendedKeyUsage: ['timeStamping', 'emailProtection'] })),
      'unknown',
    ],
    [
      'over something else',
      stamp(ago(9), tsa, { tests: [{ name: 'digest', passed: false, reason: { en: 'other', zh: '' }, source: '' }] }),
      false,
    ],
    ['from the future', stamp(ago(-1)), false],
    ['that its service did not sign', stamp(ago(9), tsa, { made: () => false }), false],
  ])('a time stamp %s proves nothing', (_, timestamps, expected) => {
    const signature = ask(stamped(signer), {
      ...options,
      revocation: { crls: [root.crl([]), tsaRoot.crl([])] },
      timestamps,
    });
    expect(passed(signature, 'timestamp')).toBe(expected);
    expect(signature.signedAt).toMatchObject({ by: 'signer' });
    expect(signature.verdict).toBe(expected === false ? 'indeterminate' : 'valid');
  });

  it('a service that was given up keeps what it stamped before, one that was stolen does not', () => {
    for (const [reason, verdict] of [
      ['cessationOfOperation', 'valid'],
      ['keyCompromise', 'indeterminate'],
    ] as const) {
      const revocation = {
        crls: [root.crl([]), tsaRoot.crl([{ of: tsa.certificate, revoked: { at: ago(1), reason } }])],
      };
      const policy = { requireTimestamp: true };
      expect(ask(stamped(signer), { ...options, policy, revocation, timestamps: stamp(ago(9)) }).verdict, reason).toBe(
        verdict,
      );
    }
  });
});

it('what is found out about a certificate is kept for the next signature of the same trust', () => {
  const trust = new Trust({ trust: [root.certificate.bytes], at: now, policy: withoutRevocation });
  let asked = 0;
  const remember = trust.rememberOf.bind(trust);
  trust.rememberOf = (of, key, find) =>
    remember(of, key, () => {
      asked++;
      return find();
    });
  for (let index = 0; index < 50; index++) expect(judge(evidence(signer), trust).verdict).toBe('valid');
  expect(asked).toBe(1);
});
