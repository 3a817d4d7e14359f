import { readFileSync } from 'node:fs';
import { isKouanError } from '@kouan/core';
import type { Declaration } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFormats, HEAD_BYTES } from '../../detect.ts';
import { asBytes, BREAKS } from '../../syntax/message/broken.testing.ts';
import { fullXml, someXml } from '../../syntax/message/sample.testing.ts';
import format from './format.ts';
import { messages } from './messages.ts';

const FIXTURES = new URL('../../../../../fixtures/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(`wco.declaration/${name}`, FIXTURES), 'utf8');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (xml: string, settings?: object) => format.decode(bytes(xml), { settings });
const codes = (xml: string, settings?: object): string[] => read(xml, settings).findings.map(({ code }) => code);
const written = (document: Declaration): string => new TextDecoder().decode(format.encode?.(document).bytes);
const imported = fixture('import.canonical.xml');

/** A document that was read and then changed. */
function changed(change: (document: Record<string, unknown>) => void): Declaration {
  const { document } = read(imported);
  change(document as unknown as Record<string, unknown>);
  return document as Declaration;
}

describe.each(Object.entries(messages()))('%s', (_, message) => {
  test('decode ∘ encode is the identity, and nothing is lost', () => {
    fc.assert(
      fc.property(someXml(message), (xml) => {
        const { document, unmapped } = read(xml);
        if (document === undefined) throw new Error('not read');
        expect(documentSchemas.declaration.safeParse(document).error).toBeUndefined();
        expect(unmapped).toEqual([]);
        const encoded = format.encode?.(document);
        expect(encoded?.dropped).toEqual([]);
        expect(format.decode(encoded?.bytes ?? new Uint8Array()).document).toEqual(document);
      }),
      { numRuns: 15 },
    );
  });

  test('is known for what it is by its first 4 KB', () => {
    const head = bytes(`<?xml version="1.0"?><!-- a > b -->${fullXml(message)}`).subarray(0, HEAD_BYTES);
    expect(detectFormats(head).map(({ name }) => name)).toEqual(['wco.declaration']);
  });
});

describe('broken', () => {
  const xml = fullXml(messages().bare);
  test.each(BREAKS)('%s', (_name, expected, change) => {
    const { findings } = format.decode(asBytes(change(xml)));
    const said = findings.map(({ code }) => code);
    expect(
      expected.some((code) => said.includes(code.replace('CNM-', 'WCO-'))),
      said.join(' '),
    ).toBe(true);
  });

  test.each([
    ['a number that is none', '<TotalPackageQuantity>many</TotalPackageQuantity>', 'WCO-0005', 'TotalPackageQuantity'],
    ['digits too many', '<TotalPackageQuantity>123456789</TotalPackageQuantity>', 'WCO-0006', '/packages/quantity'],
    ['a decimal comma', '<TotalGrossMassMeasure>12,5</TotalGrossMassMeasure>', 'WCO-0005', 'TotalGrossMassMeasure'],
    [
      'a text too long',
      `<FunctionalReferenceID>${'x'.repeat(36)}</FunctionalReferenceID>`,
      'WCO-0006',
      '/clientReference',
    ],
    ['a function that is none', '<FunctionCode>1</FunctionCode>', 'WCO-0005', 'FunctionCode'],
    ['no such day', '<ds:DateTimeString formatCode="304">2026</ds:DateTimeString>', 'WCO-0005', 'AcceptanceDateTime'],
  ])('%s: said where it is', (_, element, code, path) => {
    const name = /<([\w:]+)/.exec(element)?.[1] ?? '';
    const [found] = read(imported.replace(new RegExp(`<${name}[ >][^<]*</${name}>`), element)).findings;
    expect([found?.code, found?.path.replace('/extensions/wco.declaration/', '').startsWith(path)]).toEqual([
      code,
      true,
    ]);
    expect(found?.at?.line).toBeGreaterThan(9);
  });
});

describe('strict and lenient', () => {
  const bare = imported.replaceAll(/ xmlns(?::\w+)?="[^"]*"|(?<=<\/?)(?:md|ds):/g, '');

  test('what has no namespace is read by its names, with a finding for each that is missing', () => {
    const { document, findings } = read(bare);
    expect(findings.map(({ code, expected }) => [code, expected])).toEqual([
      ['WCO-0002', 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2'],
      ['WCO-0002', 'urn:wco:datamodel:WCO:DEC-DMS:2'],
      ['WCO-0002', 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2'],
    ]);
    expect(document).toEqual(read(imported).document);
  });

  test('strict refuses it, and says so', () => {
    const { document, findings } = read(bare, { strict: true });
    expect([document, findings.at(-1)?.code]).toEqual([undefined, 'WCO-0024']);
    expect(read(imported, { strict: true }).document).toBeDefined();
  });

  test('elements in another order are read, and written in order', () => {
    const moved = imported.replace(/( *<FunctionCode>.*?\n)( *<FunctionalReferenceID>.*?\n)/, '$2$1');
    expect(codes(moved)).toEqual(['WCO-0020']);
    expect(written(read(moved).document as Declaration)).toBe(imported);
  });

  test('an envelope of the transport is opened, and what it says listed', () => {
    const wrapped = `<v1:submitDeclarationRequest xmlns:v1="urn:v1"><v1:requestCommon><v1:regime>CDS</v1:regime></v1:requestCommon><v1:requestDetail>${imported.replace(/<\?.*?\?>/, '')}</v1:requestDetail></v1:submitDeclarationRequest>`;
    const { document, findings, unmapped } = read(wrapped);
    expect(document).toEqual(read(imported).document);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['WCO-0018', 'info']]);
    expect(unmapped).toEqual([{ path: '/submitDeclarationRequest/requestCommon/regime', value: 'CDS' }]);
  });
});

describe('profiles', () => {
  const without = (...elements: string[]): string =>
    elements.reduce((xml, name) => xml.replace(new RegExp(`\\s*<md:${name}>.*?</md:${name}>`), ''), imported);

  test.each([
    ['the country', without('ResponsibleAgencyName'), []],
    ['the agency', without('ResponsibleCountryCode'), []],
    ['neither', without('ResponsibleCountryCode', 'ResponsibleAgencyName'), ['WCO-0021']],
    ['another country', imported.replace('CountryCode>GB<', 'CountryCode>NO<'), ['WCO-0021']],
    ['another version', imported.replace('>v2.1<', '>v9<'), ['WCO-0022']],
  ])('%s tells the customs', (_, xml, expected) => expect(codes(xml)).toEqual(expected));

  test('a namespace tells nothing, an option does', () => {
    const xml = without('ResponsibleCountryCode', 'ResponsibleAgencyName');
    expect(read(xml).document?.items[0]?.hs).toBeUndefined();
    expect(read(xml, { profile: 'GB' }).document?.items[0]?.hs).toEqual({ code: '9401610000' });
  });

  test.each([[{ profile: 'XX' }], [{ strict: 'yes' }]])('settings %j are refused', (settings) => {
    let thrown: unknown;
    try {
      read(imported, settings);
    } catch (error) {
      thrown = error;
    }
    expect(isKouanError(thrown) && thrown.code).toBe('ERR_KOUAN_USAGE');
  });
});

describe('writing', () => {
  test('a change in the document wins over what was kept of the file', () => {
    const xml = written(
      changed((document) => {
        const [item] = document['items'] as Record<string, unknown>[];
        Object.assign(item as object, { hs: { code: '6203423100' }, originCountry: 'JP' });
        document['overseasConsignor'] = { nameForeign: 'KK', address: '1-1 Tokyo' };
        document['grossMass'] = '7';
        delete document['tradeTerms'];
      }),
    );
    for (const part of ['<ID>62034231</ID>', '<ID>00</ID>', '<CountryCode>JP</CountryCode>', '<Line>1-1 Tokyo</Line>'])
      expect(xml).toContain(part);
    expect(xml).toContain('<TotalGrossMassMeasure unitCode="KGM">7</TotalGrossMassMeasure>');
    for (const part of ['Ningbo', '94016100', 'ConditionCode']) expect(xml).not.toContain(part);
  });

  test('a declaration of another form is written as an original, and what has no place is dropped', () => {
    const document: Declaration = {
      type: 'declaration',
      direction: 'export',
      clientReference: 'R1',
      supervisionMode: '0110',
      domesticTrader: { customsCode: 'GB123456789012', socialCreditCode: '91330200MA2AAAAA0X' },
      containers: [{ containerNumber: 'MSKU1234565' }],
      items: [{ name: 'Seats', hs: { code: '94016100' }, originCountry: 'CN' }, { originCountry: 'cn:XQQ' }],
    };
    const encoded = format.encode?.(document);
    expect(encoded?.findings.map(({ code, path }) => [code, path])).toEqual([
      ['WCO-0026', ''],
      ['WCO-0027', ''],
      ['WCO-0013', '/items/1/originCountry'],
    ]);
    expect(encoded?.dropped.map(({ path }) => path)).toEqual([
      '/supervisionMode',
      '/domesticTrader/socialCreditCode',
      '/items/1/originCountry',
    ]);
    const again = format.decode(encoded?.bytes ?? new Uint8Array());
    expect(again.findings).toEqual([]);
    expect(again.document).toMatchObject({
      direction: 'export',
      domesticTrader: { customsCode: 'GB123456789012' },
      items: [{ goodsItemNumber: '1', hs: { code: '94016100' }, originCountry: 'CN' }, { goodsItemNumber: '2' }],
    });
  });

  test('a document that turns the other way gets the type of that way', () => {
    const xml = written(
      changed((document) => {
        document['direction'] = 'export';
      }),
    );
    expect(xml).toContain('<TypeCode>EXA</TypeCode>');
  });

  test('what lies under extensions and no element has is dropped, and said so', () => {
    const document = changed((one) => {
      const own = (one['extensions'] as Record<string, Record<string, unknown>>)['wco.declaration'];
      if (own !== undefined) own['Unheard'] = 'of';
    });
    expect(format.encode?.(document).dropped).toEqual([{ path: '/extensions/wco.declaration/Unheard', value: 'of' }]);
  });

  test('a list of documents that cannot be taken apart stays whole and in order', () => {
    const [first = ''] = /<AdditionalDocument>\s*<CategoryCode>N.*?<\/AdditionalDocument>/s.exec(imported) ?? [];
    const xml = imported.replace(first, `<AdditionalDocument/>${first}`);
    const { document } = read(xml);
    expect(document?.items[0]?.documentLinks).toBeUndefined();
    expect(written(document as Declaration)).toMatch(/<AdditionalDocument\/>\s*<AdditionalDocument>\s*<CategoryCode>N/);
  });
});
