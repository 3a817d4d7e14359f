import { describe, expect, it } from 'vitest';
import { CURRENT_ALGORITHMS } from '../../algorithms.ts';
import {
  context,
  der,
  Members,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
  setOf,
  TAG,
  TRUE,
  utf8String,
} from '../../asn1/index.ts';
import { type IssueOptions, issueCertificate } from '../../keys/issue.ts';
import { newKey } from '../../keys/new-key.ts';
import { algorithmOf, signStructure } from '../../keys/sign-structure.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { CertificatePool, pathsOf } from './build.ts';
import { NameConstraints } from './name-constraints.ts';
import { validatePath } from './validate.ts';

const at = new Date('2026-06-01');
const face = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };
type Key = ReturnType<typeof newKey>;
interface Holder {
  readonly certificate: Certificate;
  readonly key: Key;
}
const make = (subject: string, by?: Holder, options: Partial<IssueOptions> & { key?: Key } = {}): Holder => {
  const key = options.key ?? newKey('Ed25519');
  return {
    key,
    certificate: readCertificate(
      issueCertificate({ ...face, ca: true, ...options, subject, key, ...(by === undefined ? {} : { issuer: by }) }),
    ),
  };
};
const rules = { algorithms: CURRENT_ALGORITHMS, policies: {} };
const search = (anchors: readonly Certificate[], others: readonly Certificate[]) => ({
  pool: new CertificatePool([...anchors, ...others]),
  anchors: new Set(anchors.map(({ fingerprint }) => fingerprint)),
  at,
});

describe('paths', () => {
  it('go over a cross-certificate, and in no circle', () => {
    const [a, b] = [make('A'), make('B')];
    // Each certified the other.
    const [aByB, bByA] = [make('A', b, { key: a.key }), make('B', a, { key: b.key })];
    const leaf = make('Leaf', b, { ca: false });
    const known = search([a.certificate], [b.certificate, aByB.certificate, bByA.certificate]);
    const paths = [...pathsOf(leaf.certificate, known)];
    expect(paths.map((path) => path.map(({ subject }) => `${subject}`))).toEqual([['CN=Leaf', 'CN=B', 'CN=A']]);
    expect(validatePath(paths[0] ?? [], rules, at).problems).toEqual([]);
  });

  it('take the key that is named before others of the name, whatever the order', () => {
    const old = make('Root');
    const fresh = make('Root');
    const leaf = make('Leaf', fresh, { ca: false });
    for (const anchors of [
      [old.certificate, fresh.certificate],
      [fresh.certificate, old.certificate],
    ])
      expect([...pathsOf(leaf.certificate, search(anchors, []))].map((path) => path[1]?.fingerprint)).toEqual([
        fresh.certificate.fingerprint,
      ]);
  });

  it('end within bounds where somebody made a thicket', () => {
    // Twelve authorities under one name, each of which certified all of the others.
    const keys = Array.from({ length: 12 }, () => newKey('Ed25519'));
    const holders = keys.map((key) => make('X', undefined, { key }));
    const all = holders.flatMap((by) => keys.map((key) => make('X', by, { key }).certificate));
    const leaf = make('Leaf', holders[0], { ca: false });
    expect([...pathsOf(leaf.certificate, search([make('Y').certificate], all))]).toEqual([]);
  });

  it.each<[string, Partial<IssueOptions>, RegExp]>([
    ['is no authority', { ca: false }, /no authority/],
    ['may not sign certificates', { keyUsage: ['cRLSign'] }, /may not sign certificates/],
    ['ran out', { notAfter: new Date('2026-02-01') }, /ran out/],
    ['allows no authority below', { pathLength: 0 }, /longer than/],
  ])('an authority on the way that %s is a problem', (_, options, expected) => {
    const root = make('Root');
    const upper = make('Upper', root, options);
    const lower = make('Lower', upper);
    const leaf = make('Leaf', lower, { ca: false });
    const [path = []] = pathsOf(leaf.certificate, search([root.certificate], [upper.certificate, lower.certificate]));
    expect(path.length).toBe(4);
    expect(
      validatePath(path, rules, at)
        .problems.map(({ reason }) => reason.en)
        .join(),
    ).toMatch(expected);
  });

  it('the limits of a root hold, as those of any authority', () => {
    const root = make('Root', undefined, { pathLength: 0 });
    const middle = make('Middle', root);
    const leaf = make('Leaf', middle, { ca: false });
    const path = [leaf.certificate, middle.certificate, root.certificate];
    expect(validatePath(path, rules, at).problems).toMatchObject([{ test: 'trust' }]);
  });
});

/** A certificate with extensions of its own, signed by itself. */
function withExtensions(subject: string, ...extensions: readonly Uint8Array[]): Certificate {
  const key = newKey('Ed25519');
  const { signed } = make(subject, undefined, { key, ca: false }).certificate;
  const parts = new Members(readDer(signed.tbs.bytes));
  const head = [parts.take(), parts.take(), parts.take(), parts.take(), parts.take(), parts.take(), parts.take()];
  const body = head.map(({ bytes }) => bytes);
  const tbs = sequence(...body, der(context(3), sequence(...extensions)));
  return readCertificate(signStructure(tbs, key, algorithmOf(key)));
}

const tagged = (number: number, value: Uint8Array | string): Buffer =>
  der(context(number, number === 4 || number === 0), typeof value === 'string' ? Buffer.from(value) : value);
const directory = (organization: string): Buffer =>
  sequence(setOf(sequence(objectIdentifier('2.5.4.10'), utf8String(organization))));
const constraints = (kind: 'permitted' | 'excluded', ...bases: readonly Uint8Array[]): Buffer =>
  sequence(
    objectIdentifier('2.5.29.30'),
    TRUE,
    octetString(sequence(der(context(kind === 'permitted' ? 0 : 1), ...bases.map((one) => sequence(one))))),
  );
const names = (...all: readonly Uint8Array[]): Buffer =>
  sequence(objectIdentifier('2.5.29.17'), octetString(sequence(...all)));
const ip = (...octets: number[]): Buffer => tagged(7, Buffer.from(octets));

describe('name constraints', () => {
  it.each<[string, 'permitted' | 'excluded', Uint8Array, Uint8Array, 'ok' | 'refused']>([
    ['DNS below', 'permitted', tagged(2, 'example.com'), tagged(2, 'A.Example.com'), 'ok'],
    ['DNS that only ends alike', 'permitted', tagged(2, 'example.com'), tagged(2, 'badexample.com'), 'refused'],
    ['DNS excluded', 'excluded', tagged(2, 'example.com'), tagged(2, 'a.example.com'), 'refused'],
    ['DNS with a final dot', 'excluded', tagged(2, 'example.com'), tagged(2, 'a.example.com.'), 'refused'],
    [
      'DNS wildcard over what is excluded',
      'excluded',
      tagged(2, 'a.example.com'),
      tagged(2, '*.example.com'),
      'refused',
    ],
    ['all DNS excluded', 'excluded', tagged(2, ''), tagged(2, 'a.example'), 'refused'],
    ['e-mail of the host', 'permitted', tagged(1, 'example.com'), tagged(1, 'a@Example.com'), 'ok'],
    ['e-mail below the host', 'permitted', tagged(1, 'example.com'), tagged(1, 'a@b.example.com'), 'refused'],
    ['e-mail below the domain', 'permitted', tagged(1, '.example.com'), tagged(1, 'a@b.example.com'), 'ok'],
    [
      'e-mail of one mailbox, in another case',
      'permitted',
      tagged(1, 'Root@example.com'),
      tagged(1, 'root@example.com'),
      'refused',
    ],
    ['e-mail with two @', 'permitted', tagged(1, 'example.com'), tagged(1, '"a@b"@example.com'), 'refused'],
    [
      'URI of the host, port and user aside',
      'permitted',
      tagged(6, 'example.com'),
      tagged(6, 'https://u@example.com:8/x@evil.example'),
      'ok',
    ],
    ['URI below the domain', 'permitted', tagged(6, '.example.com'), tagged(6, 'https://a.example.com/'), 'ok'],
    [
      'URI with an address instead of a host',
      'excluded',
      tagged(6, 'example.com'),
      tagged(6, 'https://192.0.2.1/'),
      'refused',
    ],
    ['URI without a host', 'permitted', tagged(6, 'example.com'), tagged(6, 'urn:x:y'), 'refused'],
    ['IPv4 within', 'permitted', ip(192, 0, 2, 0, 255, 255, 255, 0), ip(192, 0, 2, 77), 'ok'],
    ['IPv4 outside', 'permitted', ip(192, 0, 2, 0, 255, 255, 255, 0), ip(192, 0, 3, 1), 'refused'],
    [
      'IPv6 under a constraint on IPv4',
      'permitted',
      ip(192, 0, 2, 0, 255, 255, 255, 0),
      ip(...Array<number>(16).fill(0)),
      'refused',
    ],
    ['IP with a mask that has holes', 'permitted', ip(192, 0, 2, 0, 255, 0, 255, 0), ip(192, 0, 2, 1), 'refused'],
    ['IP with a mask that is no mask', 'excluded', ip(192, 0, 2), ip(192, 0, 2, 1), 'refused'],
    ['another kind of name', 'permitted', tagged(2, 'example.com'), tagged(1, 'a@other.example'), 'ok'],
    ['a kind that nobody knows', 'permitted', tagged(0, sequence()), tagged(0, sequence()), 'refused'],
    [
      'an identifier that is registered',
      'permitted',
      der(context(8, false), Buffer.of(0x2a, 3)),
      der(context(8, false), Buffer.of(0x2a, 4)),
      'refused',
    ],
    [
      'a distinguished name in the alternative names',
      'excluded',
      tagged(4, directory('Evil')),
      tagged(4, directory('EVIL')),
      'refused',
    ],
  ])('%s', (_, kind, base, name, expected) => {
    const all = new NameConstraints();
    all.add(withExtensions('CA', constraints(kind, base)));
    expect(all.check(withExtensions('CN=Leaf', names(name))) === undefined ? 'ok' : 'refused').toBe(expected);
  });

  it('the subject and the e-mail addresses in it count as well', () => {
    const all = new NameConstraints();
    all.add(withExtensions('CA', constraints('permitted', tagged(4, directory('Example')))));
    all.add(withExtensions('CA', constraints('excluded', tagged(1, 'evil.example'))));
    const leaf = (subject: string) => all.check(make(subject, undefined, { ca: false }).certificate);
    expect(leaf('CN=A,O=Example')).toBeUndefined();
    expect(leaf('CN=A,O=Other')).toBeDefined();
    expect(leaf('emailAddress=a@evil.example,O=Example')).toBeDefined();
  });

  it('distances, which nobody uses, are not passed over', () => {
    const all = new NameConstraints();
    const bounded = sequence(tagged(2, 'example.com'), der(context(0, false), Buffer.of(1)));
    const value = sequence(der(context(0), bounded));
    all.add(withExtensions('CA', sequence(objectIdentifier('2.5.29.30'), TRUE, octetString(value))));
    expect(all.check(withExtensions('CN=Leaf', names(tagged(2, 'a.example.com'))))).toBeDefined();
    expect(TAG.sequence).toBe(0x30);
  });
});
