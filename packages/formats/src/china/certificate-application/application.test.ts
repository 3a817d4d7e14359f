import { leavesOf } from '@kouan/core';
import type { CertificateOfOrigin } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleCertificate } from '../../../../sdk/src/checks/certificate-of-origin/sample.testing.ts';
import { decode, NAME } from './decode.ts';
import { encode } from './encode.ts';
import { CORP, GOODS, HEAD } from './fields.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const application = (inner: string): Uint8Array =>
  bytes(`<Certificate xmlns="http://www.w3.org/2000/09/xmldsig#">${inner}</Certificate>`);

test('the tables have every element of the interface, each once', () => {
  expect([HEAD.length, GOODS.length, CORP.length]).toEqual([63, 37, 5]);
  for (const table of [HEAD, GOODS, CORP]) {
    const names = table.map(({ element }) => element);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a certificate is written as an application, and what cannot go is named', () => {
  const { bytes: written, dropped } = encode(sampleCertificate());
  const xml = text(written);
  for (const part of [
    '<CertType>RC</CertType>',
    '<DestCountry>Japan</DestCountry>',
    '<OriCriteria>RVC ACU</OriCriteria>',
  ])
    expect(xml).toContain(part);
  expect(dropped.map(({ path }) => path)).toContain('/transport/voyageNumber');
  expect(dropped.map(({ path }) => path)).not.toContain('/number');
});

test('a change in the document wins over what was kept of the file', () => {
  const { document } = decode(
    application('<CertificateHead><DestCountry>Japan</DestCountry><InvDate>2026-01-01</InvDate></CertificateHead>'),
  );
  expect(document?.importingParty).toBe('JP');
  const changed = { ...(document as CertificateOfOrigin), importingParty: 'KR' };
  expect(text(encode(changed).bytes)).toContain('<DestCountry>Korea</DestCountry>');
});

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((one) => one.replace(/[^\p{L}\p{N} ]/gu, 'x').trim() || 'x');
const RAW = {
  text: word,
  decimal: fc.constantFrom('1', '12.50'),
  day: fc.constantFrom('2026-01-31'),
  currency: fc.constant('USD'),
  list: fc.constantFrom('A', 'A;B'),
};
const leaves = (fields: readonly { element: string; kind: keyof typeof RAW }[]): fc.Arbitrary<string> =>
  fc
    .subarray([...fields])
    .chain((some) =>
      fc.tuple(...some.map(({ element, kind }) => RAW[kind].map((raw) => `<${element}>${raw}</${element}>`))),
    )
    .map((parts) => parts.join(''));
const message = fc
  .record({
    head: leaves(HEAD),
    goods: fc.array(leaves(GOODS), { maxLength: 3 }),
    corps: fc.array(leaves(CORP), { maxLength: 2 }),
    promise: fc.option(word, { nil: undefined }),
    stranger: fc.option(word, { nil: undefined }),
  })
  .map(({ head, goods, corps, promise, stranger }) =>
    application(
      `<CertificateHead>${head}${stranger === undefined ? '' : `<Zz>${stranger}</Zz>`}</CertificateHead><CertificateList>${goods.map((one) => `<Goods>${one}</Goods>`).join('')}</CertificateList><NonpartyCorpList>${corps.map((one) => `<NonpartyCorp>${one}</NonpartyCorp>`).join('')}</NonpartyCorpList>${promise === undefined ? '' : `<AplPromise><AplPromiseCode>${promise}</AplPromiseCode></AplPromise>`}`,
    ),
  );

test('decode ∘ encode is the identity on every document that was read, and nothing is dropped', () => {
  fc.assert(
    fc.property(message, (input) => {
      const { document } = decode(input);
      expect(documentSchemas['certificate-of-origin'].safeParse(document).error).toBeUndefined();
      const { bytes: written, dropped } = encode(document as CertificateOfOrigin);
      expect(dropped).toEqual([]);
      expect(decode(written).document).toEqual(document);
    }),
    { numRuns: 300 },
  );
});

test('no leaf of an application vanishes', () => {
  fc.assert(
    fc.property(message, (input) => {
      const { document, unmapped } = decode(input);
      const said = [...leavesOf(document)]
        .map(([, value]) => String(value))
        .concat(unmapped.map(({ value }) => String(value)));
      const again = text(encode(document as CertificateOfOrigin).bytes);
      for (const [, raw = ''] of text(input).matchAll(/>([^<>]+)</g))
        expect(said.includes(raw) || again.includes(`>${raw}<`), raw).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('what only this format knows is kept under its name', () => {
  const { document } = decode(application('<CertificateHead><OrgCode>3100</OrgCode></CertificateHead>'));
  expect(document?.extensions).toEqual({ [NAME]: { head: { OrgCode: '3100' } } });
});
