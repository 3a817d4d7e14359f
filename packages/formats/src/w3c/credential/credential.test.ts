import { readFileSync } from 'node:fs';
import { type CertificateOfOrigin, documentSchemas, type VerifiableCredential } from '@kouan/sdk';
import { memorySigner, vcJwt, verifyCredential } from '@kouan/sdk/signing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../read.ts';
import { JSON_BREAKS, messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { credentialFor, documentInCredential, UNECE_TERMS } from './index.ts';
import { TABLE } from './table.ts';

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const parsed = (encoded: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(encoded));

const CERTIFICATE: CertificateOfOrigin = {
  type: 'certificate-of-origin',
  agreement: 'RCEP',
  number: 'RC-1',
  items: [{ itemNumber: '1', description: 'Chairs', hs: { code: '940161' } }],
};
const OPTIONS = {
  issuer: 'https://customs.example',
  id: 'https://customs.example/credentials/1',
  validFrom: '2026-03-01T00:00:00Z',
  validUntil: '2027-03-01T00:00:00Z',
  subject: 'did:example:exporter',
  status: [
    {
      id: 'https://customs.example/status#1',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '1',
      statusListCredential: 'https://customs.example/status',
    },
  ],
  schemas: [{ id: 'https://customs.example/schema', type: 'JsonSchema' }],
};
const credential = (): VerifiableCredential => credentialFor(CERTIFICATE, OPTIONS);

const SIGNER = memorySigner({ subject: 'Origin office', days: 900, now: new Date('2026-01-01'), kind: 'P-256' });

const signed = (document: VerifiableCredential): Promise<Uint8Array> =>
  vcJwt.sign(format.encode?.(document).bytes as Uint8Array, { signer: SIGNER });
const AT = { trust: [SIGNER.certificate], at: '2026-06-01' };

test('a document goes into a credential and comes out of it', async () => {
  const made = credential();
  expect(documentSchemas['verifiable-credential'].parse(made)).toEqual(made);
  expect(documentInCredential(made)).toEqual(CERTIFICATE);
  expect(parsed(format.encode?.(made).bytes)).toMatchObject({
    type: ['VerifiableCredential', 'CertificateOfOriginCredential'],
    issuer: OPTIONS.issuer,
    credentialStatus: { statusListIndex: '1' },
    credentialSchema: { type: 'JsonSchema' },
    credentialSubject: { id: OPTIONS.subject, document: CERTIFICATE },
  });
});

test('it is signed as vc+jwt, read without its keys, verified by them, and written as it came', async () => {
  const token = await signed(credential());
  const { document, findings } = format.decode(token);
  expect(findings.map(({ code }) => code)).toEqual(['VCR-0002']);
  expect(document).toMatchObject({ issuer: { id: OPTIONS.issuer }, content: CERTIFICATE });
  const again = format.encode?.(document as VerifiableCredential);
  expect([again?.bytes, again?.findings, again?.dropped]).toEqual([token, [], []]);
  const verified = verifyCredential(again?.bytes as Uint8Array, { ...AT, issuers: {} });
  expect(verified.signature.tests.filter(({ passed }) => passed === false)).toEqual([]);
  expect(verified).toMatchObject({ issuer: OPTIONS.issuer, document: CERTIFICATE });
});

test('what was changed is written without its signature, and that is said', async () => {
  const token = await signed(credential());
  const { document } = format.decode(token);
  const changed = format.encode?.({ ...(document as VerifiableCredential), validUntil: '2028-01-01T00:00:00Z' });
  expect(changed?.findings.map(({ code }) => code)).toEqual(['VCR-0003']);
  expect(changed?.dropped.map(({ path }) => path)).toEqual(['/extensions/w3c.credential/token']);
  expect(parsed(changed?.bytes)).toMatchObject({ validUntil: '2028-01-01T00:00:00Z' });
});

describe('what a credential is around is read', () => {
  const all = async (input: Uint8Array) => {
    const read = [];
    for await (const one of readDocuments(input)) read.push(one);
    return read;
  };

  test('when it is a document', async () => {
    const token = await signed(credential());
    expect(await all(token)).toMatchObject([
      { document: CERTIFICATE, envelopes: [{ type: 'verifiable-credential' }], findings: [{ code: 'VCR-0002' }] },
    ]);
  });

  test('when it is a message of another format', async () => {
    const bill = JSON.parse(
      readFileSync(new URL('../../../../../fixtures/fiata.efbl/bill.json', import.meta.url), 'utf8'),
    ) as object;
    const around = parsed(format.encode?.(credential()).bytes) as object;
    const input = bytes({ ...around, credentialSubject: { document: bill } });
    expect(await all(input)).toMatchObject([{ document: { type: 'bill-of-lading' }, format: { name: 'fiata.efbl' } }]);
  });

  test('but not when it is nothing that anybody knows, or not what it calls itself', async () => {
    const around = parsed(format.encode?.(credential()).bytes) as object;
    const other = bytes({ ...around, credentialSubject: { document: { degree: 'BSc' } } });
    expect(await all(other)).toMatchObject([{ document: { type: 'verifiable-credential' } }]);
    const false_ = bytes({
      ...around,
      credentialSubject: { document: { type: 'declaration', tin: 'x', domesticCode: 'y' } },
    });
    expect(await all(false_)).toMatchObject([
      { document: { type: 'verifiable-credential' }, findings: [{ code: 'VCR-0004' }] },
    ]);
  });
});

test('the context stands in the credential, behind that of version 2.0, and within the document only', () => {
  const { contexts } = credential();
  expect(contexts?.[1]).toBe('https://www.w3.org/ns/credentials/undefined-terms/v2');
  const [{ document }] = contexts as unknown as [{ document: { '@id': string; '@context': Record<string, string> } }];
  expect(Object.keys(contexts?.[0] as object)).toEqual(['document']);
  expect(document['@context']['consignor']).toBe('https://vocabulary.uncefact.org/consignorParty');
  expect(Object.keys(document['@context'])).toEqual(Object.keys(UNECE_TERMS));
  // A key word of JSON-LD cannot be given a meaning.
  expect(Object.keys(UNECE_TERMS).filter((field) => ['id', 'type'].includes(field))).toEqual([]);
});

test('every credential that the table can read comes back, and is a document', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (tree) => {
      const message = { credentialSubject: { alumniOf: 'x' }, ...tree };
      const { document } = format.decode(bytes(message));
      expect(documentSchemas['verifiable-credential'].safeParse(document).error?.issues ?? []).toEqual([]);
      const encoded = format.encode?.(document as VerifiableCredential);
      expect(encoded?.dropped).toEqual([]);
      expect(parsed(encoded?.bytes)).toEqual(message);
    }),
    { numRuns: 30 },
  );
});

describe('broken', () => {
  const message = () => parsed(format.encode?.(credential()).bytes) as never;
  const codes = (input: Uint8Array): string[] => format.decode(input).findings.map(({ code }) => code);

  test.each(JSON_BREAKS.filter(([name]) => !/for a (text|list)|entries/.test(name)))('%s', (_, expected, change) => {
    const broken = change(message());
    const found = codes(typeof broken === 'string' ? bytes(broken) : broken);
    expect(found.filter((code) => [...expected, 'VCR-0001'].includes(code))).not.toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a context of version 1.1', { '@context': ['https://www.w3.org/2018/credentials/v1'] }, 'TRE-0003'],
    ['no context', { '@context': undefined }, 'TRE-0006'],
    ['a type that does not say what it is', { type: ['X'] }, 'TRE-0003'],
    ['no issuer', { issuer: undefined }, 'TRE-0006'],
    ['an issuer that is no URL', { issuer: 'me' }, 'TRE-0003'],
    ['a time without its offset', { validFrom: '2026-03-01T00:00:00' }, 'TRE-0003'],
    ['an end before the beginning', { validUntil: '2025-01-01T00:00:00Z' }, 'VCR-0005'],
    ['a status that is none', { credentialStatus: 'x' }, 'TRE-0003'],
    ['a subject that is none', { credentialSubject: 'x' }, 'TRE-0004'],
  ])('%s', (_, change, code) => expect(codes(bytes({ ...(message() as object), ...change }))).toContain(code));

  test.each([
    ['cut', (token: string) => token.slice(0, 30)],
    ['without a signature', (token: string) => token.replace(/[^.]*$/, '')],
    ['of a payload that is none', (token: string) => token.replace(/\.[^.]*\./, '.e30x.')],
    ['of four parts', (token: string) => `${token}.x`],
    ['with padding', (token: string) => token.replace('.', '=.')],
  ])('a token %s', async (_, change) => {
    const token = await signed(credential());
    const found = codes(bytes(change(new TextDecoder().decode(token))));
    expect(found.filter((code) => ['VCR-0001', 'TRE-0001'].includes(code))).not.toEqual([]);
  });
});
