import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leavesOf } from '@kouan/core';
import type { Document, DocumentType, Format } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentsOf, EASY } from '../../test/document.testing.ts';
import { canonical } from '../china/declaration/canonical.testing.ts';
import { detectFormats, formatByName } from '../index.ts';
import { BREAKS } from '../syntax/message/broken.testing.ts';
import { readTree } from '../syntax/tree/read.ts';
import { messagesOf } from '../syntax/tree/samples.testing.ts';
import { TABLE as CERTIFICATE } from './certificate-of-origin/table.ts';
import { TABLE as INVOICE } from './invoice/table.ts';
import { TABLE as PACKING_LIST } from './packing-list/table.ts';
import { TABLE as WAYBILL } from './waybill/table.ts';

const FIXTURES = new URL('../../../../fixtures/', import.meta.url);
const DATA = new URL('../../../../../shared/data/formats/ubl/', import.meta.url);
const SCHEMAS = new URL('ph-ubl24/src/main/resources/external/schemas/ubl24/', DATA);
const SAMPLE = new URL(
  'ph-ubl-testfiles/src/main/resources/external/test-ubl/waybill/UBL-Waybill-2.0-Example-International.xml',
  DATA,
);

const FORMS = [
  ['ubl.invoice', 'invoice.xml', 'Invoice', INVOICE, { type: 'commercial-invoice', lines: [] }],
  ['ubl.packing-list', 'packing-list.xml', 'PackingList', PACKING_LIST, { type: 'packing-list', lines: [] }],
  [
    'ubl.certificate-of-origin',
    'certificate.xml',
    'CertificateOfOrigin',
    CERTIFICATE,
    { type: 'certificate-of-origin', items: [] },
  ],
  ['ubl.waybill', 'waybill.xml', 'Waybill', WAYBILL, { type: 'consignment-note', kind: 'multimodal', items: [] }],
] as const;

const fixture = (name: string, file: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${name}/${file}`, FIXTURES)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (input: Uint8Array): string => new TextDecoder().decode(input);
const written = (format: Format, document: Document | undefined) =>
  format.encode?.(document as Document) ?? { bytes: bytes(''), dropped: [], findings: [] };
const plain = ({ extensions: _, ...rest }: Readonly<Record<string, unknown>>): unknown => rest;

describe.each(FORMS)('%s', (name, file, root, table, base) => {
  const format = formatByName(name);
  const input = fixture(name, file);

  test('is known, read whole, and canonically the same when it is written again', () => {
    expect(detectFormats(input.subarray(0, 4096)).map((one) => one.name)).toEqual([name]);
    const { document, findings, unmapped } = format.decode(input);
    expect([findings, unmapped]).toEqual([[], []]);
    expect(documentSchemas[base.type as DocumentType].safeParse(document).error).toBeUndefined();
    const again = written(format, document);
    expect([again.findings, again.dropped]).toEqual([[], []]);
    expect(canonical(again.bytes)).toEqual(canonical(input));
  });

  test('every message that the table can read comes back', () => {
    fc.assert(
      fc.property(messagesOf(table), (tree) => {
        const { document: fields } = readTree(table, structuredClone(tree));
        const document = { ...base, ...fields } as unknown as Document;
        const { bytes: xml, dropped } = written(format, document);
        expect(dropped).toEqual([]);
        const { document: again } = format.decode(xml);
        if (again !== undefined) expect(plain(again as never)).toMatchObject(plain(document as never) as object);
      }),
      { numRuns: 15 },
    );
  });

  test('of any document, each leaf comes back or is said to be dropped', () => {
    const type = base.type as DocumentType;
    fc.assert(
      fc.property(documentsOf(type, EASY), (document) => {
        const { bytes: xml, dropped } = written(format, document);
        const { document: again } = format.decode(xml);
        const lost = new Set(dropped.map(({ path }) => path));
        const leaves = (value: unknown) => Array.from(leavesOf(value));
        const kept = new Set(leaves(again).map(([, value]) => JSON.stringify(value)));
        const missing = leaves(plain(document as never)).filter(
          ([path, value]) =>
            ![...lost].some((one) => path === one || path.startsWith(`${one}/`)) && !kept.has(JSON.stringify(value)),
        );
        if (again !== undefined) expect(missing).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  test('a name of any letters that XML allows comes back', () => {
    const strange = textOf(input).replace('<cbc:ID>', '<cbc:ID x\ufffd\u00b7\u2c00="1">');
    const { document } = format.decode(bytes(strange));
    const { bytes: xml, dropped } = written(format, document as Document);
    expect([dropped, textOf(xml)]).toEqual([[], expect.stringContaining('x\ufffd\u00b7\u2c00="1"')]);
  });

  const SYNTAX = BREAKS.filter(([, expected]) => expected.every((code) => code.startsWith('XML-')));
  const codes = (xml: string | Uint8Array): string[] =>
    format.decode(typeof xml === 'string' ? bytes(xml) : xml).findings.map(({ code }) => code);
  const without = textOf(input)
    .replace(/(?<=<\/?)c[ab]c:(?=\w)/g, '')
    .replace(/^<\?.*\?>\s*/, '')
    .replace(/[^\0-\x7f]/g, '?');

  test.each(SYNTAX)('broken: %s', (_, expected, change) => {
    expect(codes(change(without)).filter((code) => expected.includes(code))).not.toEqual([]);
  });

  test.each<[string, string, (xml: string) => string]>([
    ['another root', 'TRE-0002', () => '<Order/>'],
    ['HTML', 'TRE-0002', () => '<html><body>504</body></html>'],
    ['an empty root', 'TRE-0002', (xml) => `${/<\w+ [^>]*(?=>)/.exec(xml)?.[0]}/>`],
    ['another namespace', 'TRE-0009', (xml) => xml.replace(`xsd:${root}-2`, `xsd:${root}-3`)],
    ['no number', 'UBL-0002', (xml) => xml.replace(/<cbc:ID>[^<]*<\/cbc:ID>/, '')],
    ['a number twice', 'UBL-0003', (xml) => xml.replace(/<cbc:ID>[^<]*<\/cbc:ID>/, '$&$&')],
    ['an element that UBL has not', 'UBL-0001', (xml) => xml.replace('<cbc:ID>', '<cbc:Colour>red</cbc:Colour>$&')],
    [
      'elements that are swapped',
      'UBL-0004',
      (xml) => xml.replace(/(<cbc:ID>[^<]*<\/cbc:ID>)(\s*)(<cbc:IssueDate>[^<]*<\/cbc:IssueDate>)/, '$3$2$1'),
    ],
    ['an unknown version', 'UBL-0005', (xml) => xml.replace(/(UBLVersionID>)2\.\d/, '$19.9')],
    ['a day that is none', 'TRE-0003', (xml) => xml.replace(/(<cbc:IssueDate>)[^<]*/, '$12026-02-30')],
    ['a country that is none', 'TRE-0003', (xml) => xml.replace(/(<cbc:IdentificationCode[^>]*>)[A-Z]+/, '$1China')],
    [
      'ten thousand elements that UBL has not',
      'UBL-0006',
      (xml) => xml.replace('<cbc:ID>', `${'<cbc:X>1</cbc:X>'.repeat(10_000)}$&`),
    ],
  ])('broken: %s', (_, code, change) => {
    expect(change(textOf(input))).not.toBe(textOf(input));
    expect(codes(change(textOf(input)))).toContain(code);
  });

  test('code list attributes and elements of other namespaces come back', () => {
    const xml = textOf(input).replace(
      '<cbc:UBLVersionID>',
      '<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><cbc:ID>1</cbc:ID><ext:ExtensionContent><x:Own xmlns:x="urn:x" kind="a"><x:B>1</x:B><x:B>2</x:B></x:Own></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>$&',
    );
    const { document, findings } = format.decode(bytes(xml));
    expect(findings).toEqual([]);
    expect(canonical(written(format, document).bytes)).toEqual(canonical(bytes(xml)));
  });
});

describe.skipIf(!existsSync(SAMPLE))('the sample of OASIS', () => {
  test('is read whole, and is the same when it is written again', () => {
    const format = formatByName('ubl.waybill');
    const input = new Uint8Array(existsSync(SAMPLE) ? readFileSync(SAMPLE) : []);
    const { document, findings, unmapped } = format.decode(input);
    expect([findings, unmapped]).toEqual([[], []]);
    expect(documentSchemas['consignment-note'].safeParse(document).error).toBeUndefined();
    expect(document).toMatchObject({
      number: 'KHN23-44044-1',
      consignor: { name: 'Consortial', street: 'Boston Road' },
      legs: [{ mode: '3' }, { mode: '4', voyageNumber: 'UA 1234', from: { code: 'USBOS' } }],
    });
    expect(canonical(written(format, document).bytes)).toEqual(canonical(input));
  });
});

/** The module of core component types, which the data folder lacks: what a text is and which attributes it may have. */
const CORE = 'urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2';
const CORE_FILE = 'CCTS_CCT_SchemaModule.xsd';
const CORE_TYPES: Readonly<Record<string, readonly [base: string, attributes: string]>> = {
  AmountType: ['decimal', 'currencyID currencyCodeListVersionID'],
  BinaryObjectType: ['base64Binary', 'format mimeCode encodingCode characterSetCode uri filename'],
  CodeType: [
    'normalizedString',
    'listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI',
  ],
  DateTimeType: ['string', 'format'],
  IdentifierType: [
    'normalizedString',
    'schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI',
  ],
  IndicatorType: ['string', 'format'],
  MeasureType: ['decimal', 'unitCode unitCodeListVersionID'],
  NumericType: ['decimal', 'format'],
  QuantityType: ['decimal', 'unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName'],
  TextType: ['string', 'languageID languageLocaleID'],
};
function coreComponents(): string {
  const types = Object.entries(CORE_TYPES).map(([name, [base, attributes]]) => {
    const all = attributes.split(' ').map((one) => {
      const type = /URI$/i.test(one) && one !== 'uri' ? 'anyURI' : 'normalizedString';
      const kind = one === 'languageID' ? 'language' : one === 'uri' ? 'anyURI' : one === 'filename' ? 'string' : type;
      const loose = ['format', 'name', 'listName', 'listAgencyName', 'schemeName', 'schemeAgencyName'];
      return `<xsd:attribute name="${one}" type="xsd:${loose.includes(one) || /AgencyName$/.test(one) ? 'string' : kind}"/>`;
    });
    return `<xsd:complexType name="${name}"><xsd:simpleContent><xsd:extension base="xsd:${base}">${all.join('')}</xsd:extension></xsd:simpleContent></xsd:complexType>`;
  });
  return `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="${CORE}">${types.join('')}</xsd:schema>`;
}

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe.skipIf(!existsSync(SCHEMAS) || !hasXmllint)('xmllint, by the schemas of UBL 2.4', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-ubl-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    for (const part of ['common', 'maindoc'])
      for (const name of readdirSync(new URL(`${part}/`, SCHEMAS)))
        if (part === 'common' || FORMS.some(([, , root]) => name === `UBL-${root}-2.4.xsd`)) {
          const to = join(folder, name);
          copyFileSync(new URL(`${part}/${name}`, SCHEMAS), to);
          const text = readFileSync(to, 'utf8').replaceAll('../common/', '');
          writeFileSync(
            to,
            text.replace(`namespace="${CORE}"/>`, `namespace="${CORE}" schemaLocation="${CORE_FILE}"/>`),
          );
        }
    writeFileSync(join(folder, CORE_FILE), coreComponents());
    const open = join(folder, 'UBL-ExtensionContentDataType-2.4.xsd');
    // Extensions are nobody's goods: theirs need schemas of signatures, which are not here.
    writeFileSync(
      open,
      readFileSync(open, 'utf8').replace(
        /<xsd:import\s+namespace\s*=\s*"[^"]*"\s+schemaLocation="UBL-CommonSignature[^"]*"\/>/,
        '',
      ),
    );
  });

  test.each(FORMS)('%s: what is written is valid', (name, file, root) => {
    const format = formatByName(name);
    const { document } = format.decode(fixture(name, file));
    const { extensions: _, ...fresh } = document as Document & { extensions?: unknown };
    const files = [written(format, document), written(format, fresh as Document)].map((one, at) => {
      const path = join(folder, `${root}-${at}.xml`);
      writeFileSync(path, one.bytes);
      return { path, findings: one.findings };
    });
    const { stderr } = spawnSync('xmllint', [
      '--noout',
      '--nonet',
      '--schema',
      join(folder, `UBL-${root}-2.4.xsd`),
      ...files.map(({ path }) => path),
    ]);
    const said = stderr.toString();
    expect(said).toContain(`${files[0]?.path} validates`);
    // A document that was not read from UBL lacks what no field says; the same is said in findings.
    const missing = files[1]?.findings.filter(({ code }) => code === 'UBL-0002') ?? [];
    if (missing.length === 0) expect(said).toContain(`${files[1]?.path} validates`);
    else expect(said).toContain(`${files[1]?.path} fails to validate`);
  });
});
