import { existsSync, readFileSync } from 'node:fs';
import { documentSchemas, type SanitaryCertificate } from '@kouan/sdk';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../china/declaration/canonical.testing.ts';
import { BREAKS } from '../../syntax/message/broken.testing.ts';
import { readTree } from '../../syntax/tree/read.ts';
import { messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { SPS_SUBJECTS } from './subjects.ts';
import { TABLE } from './table.ts';

const SAMPLE = new URL(
  '../../../../../../shared/data/formats/sps/SPSCertificateContent.mattilsynet.xml',
  import.meta.url,
);
const FIXTURE = new URL('../../../../../fixtures/uncefact.sps-certificate/phytosanitary.xml', import.meta.url);

const fixture = (): string => readFileSync(FIXTURE, 'utf8');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (encoded: Uint8Array): string => new TextDecoder().decode(encoded);
const written = (document: SanitaryCertificate) => format.encode?.(document) ?? { bytes: bytes(''), dropped: [] };

describe.skipIf(!existsSync(SAMPLE))('a certificate of the exchange', () => {
  const input = existsSync(SAMPLE) ? new Uint8Array(readFileSync(SAMPLE)) : new Uint8Array();
  const { document, findings, unmapped } = format.decode(input);

  test('is read whole, and is a document', () => {
    expect([findings, unmapped]).toEqual([[], []]);
    expect(documentSchemas['sanitary-certificate'].safeParse(document).error).toBeUndefined();
    expect(document).toMatchObject({
      kind: 'phytosanitary',
      number: '123ABC',
      status: 'issued',
      exporter: { name: 'Juan Perez', addressLines: ['El trébol 853', 'Brandsen, Buenos Aires, Argentina'] },
      importPermitNumber: 'DFGG 1111',
      transitCountries: ['US'],
      transport: [{ mode: '3' }, { mode: '1', voyageNumber: 'Voyage N° 18' }],
      signatory: { name: 'Miguel Perrerra' },
    });
    expect(document?.items[0]).toMatchObject({
      hs: { code: '06029048' },
      netMass: '10',
      treatments: [{ chemical: '238', temperature: '32.0000', until: '2016-04-12' }],
    });
  });

  test('is canonically the same when it is written again, every element in its place', () => {
    const again = written(document as SanitaryCertificate);
    expect(again.dropped).toEqual([]);
    expect(canonical(again.bytes)).toEqual(canonical(input));
    const names = (xml: string): string[] =>
      xml.match(/<(?!\/)[\w.]+:\w+/g)?.map((one) => one.replace(/.*:/, '')) ?? [];
    expect(names(text(again.bytes))).toEqual(names(text(input)));
  });

  test('every subject that it has is in the table of subjects', () => {
    const subjects = [...text(input).matchAll(/:(?:Subject|Description)>([A-Z]{2,8}\d?)</g)].map(([, code]) => code);
    const known = new Set(SPS_SUBJECTS.map(({ code }) => code));
    expect(subjects.filter((code) => !known.has(code ?? '') && !['CHT', 'OP'].includes(code ?? ''))).toEqual([]);
  });
});

test('every message that the table can read comes back', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (tree) => {
      const { document: fields } = readTree(TABLE, structuredClone(tree));
      const document = { type: 'sanitary-certificate', kind: 'other', items: [], ...fields } as SanitaryCertificate;
      expect(documentSchemas['sanitary-certificate'].safeParse(document).error?.issues ?? []).toEqual([]);
      const { bytes: xml, dropped } = written(document);
      expect(dropped).toEqual([]);
      const again = format.decode(xml).document as SanitaryCertificate;
      const { extensions: _, ...same } = again ?? {};
      if (again !== undefined) expect(same).toEqual(document);
    }),
    { numRuns: 12 },
  );
});

test('another version of the namespaces and elements of others come back', () => {
  const xml = fixture()
    .replace('BusinessInformationEntity:21', 'BusinessInformationEntity:23')
    .replace(
      '</rsm:SPSExchangedDocument>',
      '<x:Seal xmlns:x="urn:x" kind="dry"><x:At>NL</x:At></x:Seal></rsm:SPSExchangedDocument>',
    );
  const { document, findings } = format.decode(bytes(xml));
  expect(findings).toEqual([]);
  const again = written(document as SanitaryCertificate);
  expect(canonical(again.bytes)).toEqual(canonical(bytes(xml)));
});

test('more lines of an address than the message has are said to be lost', () => {
  const { document } = format.decode(bytes(fixture()));
  const { exporter, ...rest } = document as SanitaryCertificate;
  const { dropped } = written({ ...rest, exporter: { ...exporter, addressLines: ['1', '2', '3', '4', '5', '6'] } });
  expect(dropped).toEqual([{ path: '', value: { '#': '6' } }]);
});

test('names that are none are not written, wherever they come from', () => {
  const { document } = format.decode(bytes(fixture()));
  const hostile = {
    'uncefact.sps-certificate': { '/SPSConsignment/a><b': { '#': 'x' }, '/SPSConsignment/ID': { '@a="1" b': 'x' } },
  };
  const { bytes: xml, dropped } = written({ ...(document as SanitaryCertificate), extensions: hostile });
  expect(dropped).toHaveLength(2);
  expect(format.decode(xml).document).toBeDefined();
});

describe('broken', () => {
  const codes = (xml: string | Uint8Array): string[] =>
    format.decode(typeof xml === 'string' ? bytes(xml) : xml).findings.map(({ code }) => code);
  const SYNTAX = BREAKS.filter(([, expected]) => expected.every((code) => code.startsWith('XML-')));

  test.each(SYNTAX)('%s', (_, expected, change) => {
    expect(
      codes(
        change(
          fixture()
            .replace(/(?<=<\/?)(rsm|ram|udt):(?=\w)/g, '')
            .replace(/^<\?.*\?>\s*/, '')
            .replace('>', ' xmlns="urn:y">'),
        ),
      ).filter((code) => expected.includes(code)),
    ).not.toEqual([]);
  });

  test.each<[string, string, (xml: string) => string]>([
    ['another root', 'TRE-0002', () => '<Order/>'],
    ['HTML', 'TRE-0002', () => '<html><body>504</body></html>'],
    [
      'an empty root',
      'TRE-0002',
      () => '<SPSCertificate xmlns="urn:un:unece:uncefact:data:standard:SPSCertificate:17"/>',
    ],
    ['another namespace', 'TRE-0009', (xml) => xml.replace('standard:SPSCertificate:17', 'x')],
    ['an element twice', 'TRE-0008', (xml) => xml.replace(/<ram:IssuerSPSParty>[\s\S]*<\/ram:IssuerSPSParty>/, '$&$&')],
    [
      'a signature twice',
      'TRE-0008',
      (xml) => xml.replace(/<ram:SignatorySPSAuthentication>[\s\S]*<\/ram:SignatorySPSAuthentication>/, '$&$&'),
    ],
    ['a country that is none', 'TRE-0003', (xml) => xml.replace(/(<ram:ExportSPSCountry>\s*<ram:ID>)\w+/, '$1China')],
    ['a time that is none', 'TRE-0003', (xml) => xml.replace(/(<udt:DateTimeString>)[^<]+/, '$1yesterday')],
    ['a mass that is none', 'TRE-0003', (xml) => xml.replace(/(<ram:NetWeightMeasure unitCode="KGM">)[^<]+/, '$1ten')],
    [
      'a note without a text',
      'TRE-0011',
      (xml) =>
        xml.replace(
          /<ram:Subject>SPSFL<\/ram:Subject>\s*<ram:Content>[^<]*<\/ram:Content>/,
          '<ram:Subject>X</ram:Subject>',
        ),
    ],
  ])('%s', (_, code, change) => {
    expect(change(fixture())).not.toBe(fixture());
    expect(codes(change(fixture()))).toContain(code);
  });

  test('a code that is not listed is kept, and is other', () => {
    const xml = fixture().replace('<ram:TypeCode>851<', '<ram:TypeCode>999<');
    const { document } = format.decode(bytes(xml));
    expect(document?.kind).toBe('other');
    expect(text(written(document as SanitaryCertificate).bytes)).toContain('<ram:TypeCode>999<');
  });
});
