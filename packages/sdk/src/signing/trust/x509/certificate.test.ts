import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitString,
  context,
  DerError,
  der,
  NULL,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
  setOf,
  smallUnsigned,
  TAG,
  TRUE,
  utf8String,
} from '../../asn1/index.ts';
import { issueCertificate } from '../../keys/issue.ts';
import { newKey } from '../../keys/new-key.ts';
import { publicInfo } from '../../keys/sign-structure.ts';
import { Certificate, readCertificate } from './certificate.ts';
import { Name } from './name.ts';

const key = newKey('P-256');
const ECDSA = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const FALSE = der(TAG.boolean, Buffer.of(0));
const utc = (text: string): Buffer => der(TAG.utcTime, Buffer.from(text));
const nameOf = (text: string): Buffer => sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(text))));
const ext = (oid: string, value: Uint8Array, ...critical: Uint8Array[]): Buffer =>
  sequence(objectIdentifier(oid), ...critical, octetString(value));
const v3 = der(context(0), smallUnsigned(2));
const BASIC = ext('2.5.29.19', sequence(TRUE), TRUE);

interface Parts {
  readonly version?: Uint8Array;
  readonly serial?: Uint8Array;
  readonly inner?: Uint8Array;
  readonly outer?: Uint8Array;
  readonly issuer?: Uint8Array;
  readonly validity?: Uint8Array;
  readonly spki?: Uint8Array;
  readonly extensions?: readonly Uint8Array[];
  readonly unique?: Uint8Array;
}

/** A certificate in pieces; its signature is none, which reading does not ask. */
function pieces(parts: Parts): Buffer {
  const extensions = parts.extensions ?? [BASIC];
  const tbs = sequence(
    ...[parts.version ?? v3].filter(({ length }) => length > 0),
    parts.serial ?? smallUnsigned(1),
    parts.inner ?? ECDSA,
    parts.issuer ?? nameOf('A'),
    parts.validity ?? sequence(utc('260101000000Z'), utc('270101000000Z')),
    nameOf('A'),
    parts.spki ?? publicInfo(key),
    ...(parts.unique === undefined ? [] : [parts.unique]),
    ...(parts.extensions?.length === 0 ? [] : [der(context(3), sequence(...extensions))]),
  );
  return sequence(tbs, parts.outer ?? ECDSA, bitString(new Uint8Array(70)));
}

it('reads what is in order', () => {
  expect(new Certificate(pieces({}))).toMatchObject({ version: 3, serial: '01', unknownCritical: [] });
  expect(new Certificate(pieces({ version: new Uint8Array(), extensions: [] })).version).toBe(1);
  // FALSE is written out by many authorities.
  expect(
    new Certificate(pieces({ extensions: [ext('2.5.29.19', sequence(FALSE), FALSE)] })).extensions.basicConstraints?.ca,
  ).toBe(false);
  expect(new Certificate(pieces({ extensions: [ext('1.2.3', NULL, TRUE)] })).unknownCritical).toEqual(['1.2.3']);
});

it.each<[string, Parts]>([
  ['a version that nobody knows', { version: der(context(0), smallUnsigned(3)) }],
  ['the default version written out', { version: der(context(0), smallUnsigned(0)) }],
  ['extensions in version 1', { version: new Uint8Array() }],
  [
    'unique identifiers in version 1',
    { version: new Uint8Array(), extensions: [], unique: der(context(1, false), Buffer.of(0, 1)) },
  ],
  ['a negative serial number', { serial: Buffer.from('0201ff', 'hex') }],
  ['the serial number zero', { serial: smallUnsigned(0) }],
  ['a serial number of 21 octets', { serial: der(TAG.integer, Buffer.alloc(21, 1)) }],
  ['a serial number not in its shortest form', { serial: Buffer.from('02020001', 'hex') }],
  ['another algorithm inside than outside', { inner: sequence(objectIdentifier('1.2.840.10045.4.3.3')) }],
  ['other parameters inside than outside', { inner: sequence(objectIdentifier('1.2.840.10045.4.3.2'), NULL) }],
  ['no issuer', { issuer: sequence() }],
  ['an issuer with an empty part', { issuer: sequence(setOf()) }],
  ['a time without seconds', { validity: sequence(utc('2601010000Z'), utc('270101000000Z')) }],
  [
    'a time with fractions',
    { validity: sequence(utc('260101000000Z'), der(TAG.generalizedTime, Buffer.from('20270101000000.5Z'))) },
  ],
  ['an empty list of extensions', { extensions: [new Uint8Array()] }],
  ['an extension twice', { extensions: [BASIC, BASIC] }],
  ['a broken extension', { extensions: [ext('2.5.29.19', NULL)] }],
  [
    'something behind the value of an extension',
    { extensions: [ext('2.5.29.19', Buffer.concat([sequence(TRUE), NULL]))] },
  ],
  [
    'a name with a NUL',
    { extensions: [ext('2.5.29.17', sequence(der(context(2, false), Buffer.from('a.example\0.evil'))))] },
  ],
  ['no alternative name', { extensions: [ext('2.5.29.17', sequence())] }],
  [
    'a policy twice',
    {
      extensions: [
        ext('2.5.29.32', sequence(sequence(objectIdentifier('1.2.3')), sequence(objectIdentifier('1.2.3')))),
      ],
    },
  ],
])('refuses %s', (_, parts) => {
  expect(() => new Certificate(pieces(parts))).toThrow(DerError);
});

it('refuses what follows, and what is too large', () => {
  expect(() => new Certificate(Buffer.concat([pieces({}), NULL]))).toThrow(DerError);
  expect(() => new Certificate(new Uint8Array(65_537))).toThrow(/too large/);
});

const rsa = (parameters: Uint8Array, exponent: string): Buffer =>
  sequence(
    sequence(objectIdentifier('1.2.840.113549.1.1.1'), parameters),
    bitString(
      sequence(
        der(TAG.integer, Buffer.concat([Buffer.of(0), Buffer.alloc(256, 0xff)])),
        der(TAG.integer, Buffer.from(exponent, 'hex')),
      ),
    ),
  );
const point = publicInfo(key).subarray(-65);

it.each<[string, Uint8Array, boolean]>([
  ['RSA', rsa(NULL, '010001'), true],
  ['RSA with the exponent 1', rsa(NULL, '01'), false],
  ['RSA with an even exponent', rsa(NULL, '02'), false],
  ['RSA without its NULL', rsa(new Uint8Array(), '010001'), false],
  ['P-256', publicInfo(key), true],
  [
    'a curve that is written out',
    sequence(sequence(objectIdentifier('1.2.840.10045.2.1'), sequence(smallUnsigned(1))), bitString(point)),
    false,
  ],
  [
    'a curve that is not used',
    sequence(sequence(objectIdentifier('1.2.840.10045.2.1'), objectIdentifier('1.3.132.0.10')), bitString(point)),
    false,
  ],
  [
    'a point that is not on the curve',
    sequence(
      sequence(objectIdentifier('1.2.840.10045.2.1'), objectIdentifier('1.2.840.10045.3.1.7')),
      bitString(Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)])),
    ),
    false,
  ],
  ['DSA', sequence(sequence(objectIdentifier('1.2.840.10040.4.1')), bitString(smallUnsigned(5))), false],
])('the key is used, or not: %s', (_, spki, used) => {
  expect(new Certificate(pieces({ spki })).publicKey !== undefined).toBe(used);
});

describe('names', () => {
  const one = (tag: number, text: string): Name =>
    new Name(readDer(sequence(setOf(sequence(objectIdentifier('2.5.4.10'), der(tag, Buffer.from(text, 'utf8')))))));

  it.each([
    [TAG.printableString, 'Example  Co', TAG.utf8String, ' EXAMPLE CO ', true],
    [TAG.utf8String, 'Straße', TAG.utf8String, 'STRASSE', true],
    [TAG.utf8String, 'ｋｏｕａｎ', TAG.utf8String, 'kouan', true],
    [TAG.utf8String, '口岸', TAG.utf8String, '口案', false],
    [TAG.utf8String, 'Example Co', TAG.utf8String, 'ExampleCo', false],
  ])('%s %j and %s %j are the same: %s', (a, x, b, y, expected) => {
    expect(one(a, x).key === one(b, y).key).toBe(expected);
  });

  it('no two names have one key, whatever stands in them', () => {
    const attribute = fc.tuple(
      fc.constantFrom('2.5.4.3', '2.5.4.10'),
      fc.string({ unit: fc.constantFrom('a', 'b', '=', '\u0000', '\u0001', ',', '+'), minLength: 1, maxLength: 3 }),
    );
    const names = fc.array(fc.array(attribute, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
    const write = (rdns: [string, string][][]): Buffer =>
      sequence(
        ...rdns.map((rdn) => setOf(...rdn.map(([oid, text]) => sequence(objectIdentifier(oid), utf8String(text))))),
      );
    fc.assert(
      fc.property(names, names, (a, b) => {
        const [x, y] = [write(a), write(b)];
        if (new Name(readDer(x)).key === new Name(readDer(y)).key) expect(y).toEqual(x);
      }),
      { numRuns: 2000 },
    );
  });

  it('are written as RFC 4514 has it, and cannot pretend', () => {
    expect(one(TAG.utf8String, 'A, "B" + C').toString()).toBe('O=A\\, \\"B\\" \\+ C');
    expect(one(TAG.utf8String, 'A\n\u202eB').toString()).toBe('O=A\\0a\\e2\\80\\aeB');
  });
});

describe.skipIf(!existsSync(new URL('../../../../../../../shared/data/signing/pkits/', import.meta.url)))(
  'every certificate of PKITS',
  () => {
    const folder = new URL('../../../../../../../shared/data/signing/pkits/certs/', import.meta.url);
    it('says the same as node, where both read it', () => {
      const refused: string[] = [];
      for (const file of readdirSync(folder)) {
        const bytes = readFileSync(new URL(file, folder));
        try {
          const [ours, theirs] = [readCertificate(bytes), new X509Certificate(bytes)];
          expect(BigInt(`0x${ours.serial}`)).toBe(BigInt(`0x${theirs.serialNumber}`));
          expect(ours.notAfter).toEqual(new Date(theirs.validTo));
          expect(ours.fingerprint).toBe(theirs.fingerprint256.replaceAll(':', ''));
        } catch (error) {
          if (!(error instanceof DerError)) throw error;
          refused.push(`${file}: ${error.message}`);
        }
      }
      expect(refused).toEqual([
        // Their signatures were spoilt, so that they are no BIT STRING of whole octets.
        'BadSignedCACert.crt: no bit string of whole octets',
        'InvalidDSASignatureTest6EE.crt: no bit string of whole octets',
        'InvalidNegativeSerialNumberTest15EE.crt: the serial number is not positive',
      ]);
    });
  },
);

it('mutated certificates never crash the reader, and never verify when what is signed has changed', () => {
  const good = issueCertificate({
    subject: 'CN=A,O=B',
    key,
    ca: true,
    notBefore: new Date('2026-01-01'),
    notAfter: new Date('2027-01-01'),
    alternativeNames: ['DNS:a.example'],
  });
  const { tbs } = new Certificate(good).signed;
  const whole = createHash('sha256').update(tbs.bytes).digest('hex');
  const { publicKey } = new Certificate(good);
  if (publicKey === undefined) throw new Error('no key');
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
        const read = new Certificate(Uint8Array.from(octets));
        if (createHash('sha256').update(read.signed.tbs.bytes).digest('hex') !== whole)
          expect(read.signedWith(publicKey)).toBe(false);
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }),
    { numRuns: 5_000 },
  );
});

it('the key is the same as the one that OpenSSL decodes', () => {
  for (const kind of ['RSA-2048', 'P-256', 'P-384', 'P-521', 'Ed25519', 'SM2'] as const) {
    const spki = publicInfo(newKey(kind));
    const theirs = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const { publicKey } = new Certificate(pieces({ spki }));
    expect(publicKey?.equals(theirs), kind).toBe(true);
  }
});
