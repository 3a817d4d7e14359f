import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Declaration, Receipt } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectFormats, HEAD_BYTES } from '../../detect.ts';
import { asBytes, BREAKS } from '../../syntax/message/broken.testing.ts';
import { fullXml, someXml } from '../../syntax/message/sample.testing.ts';
import declarations from '../declaration/format.ts';
import { type Sample, SCHEMAS, saidIn, samplesOf } from '../samples.testing.ts';
import { responseFindings } from './findings.ts';
import format from './format.ts';
import { message } from './messages.ts';
import { NOTIFICATIONS } from './states.ts';

const FIXTURES = new URL('../../../../../fixtures/', import.meta.url);
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (data: Uint8Array): string => new TextDecoder().decode(data);

const samples = samplesOf('RES');

/** The official notifications by their function codes. */
const CENSUS = { 1: 61, 2: 24, 3: 4, 6: 3, 7: 9, 8: 2, 9: 67, 10: 2, 11: 4, 13: 115, 14: 2, 16: 4, 18: 1 };

/** What is said of a sample, whichever it is: most have no namespace, some have names with what is left of a prefix. */
const EXPLAINED = new Set(['WCO-0002', 'WCO-0019']);

/** The one sample with a text where a time belongs. */
const NOT_A_TIME = '16_DMSEOG.xml';

/** What is wrong with one sample, as a list that should be empty. */
function wrongWith({ name, bytes: input }: Sample): string[] {
  const wrong: string[] = [];
  const hold = (what: string, holds: boolean): void => {
    if (!holds) wrong.push(`${name}: ${what}`);
  };
  const detected = detectFormats(input.subarray(0, HEAD_BYTES)).map((one) => one.name);
  hold(`detected as ${detected}`, detected.join() === 'wco.response');
  const { document, findings, unmapped } = format.decode(input);
  if (document === undefined) return [`${name}: not read`];
  hold('not valid', documentSchemas.receipt.safeParse(document).success);
  const more = findings.filter(({ code }) => !EXPLAINED.has(code)).map(({ code, path }) => `${code} ${path}`);
  const expected =
    name === NOT_A_TIME ? ['WCO-0005 /extensions/wco.response/Status/0/EffectiveDateTime~1DateTimeString'] : [];
  hold(`says ${more}`, more.join() === expected.join());
  hold('unmapped', unmapped.length === 0);
  const encoded = format.encode?.(document);
  hold('dropped', encoded?.dropped.length === 0 && encoded.findings.length === 0);
  hold('not the same again', saidIn(encoded?.bytes ?? bytes('')).join('\n') === saidIn(input).join('\n'));
  return wrong;
}

describe.skipIf(samples.length === 0)('official notifications of HMRC', () => {
  test('each is read whole, a valid receipt, and canonically the same again', () => {
    expect(samples.flatMap(wrongWith)).toEqual([]);
  });

  test('there are 298, of which the states are these', () => {
    const counts: Record<string, number> = {};
    for (const { bytes: input } of samples) {
      const code = String(Number(format.decode(input).document?.channel));
      counts[code] = (counts[code] ?? 0) + 1;
    }
    expect(counts).toEqual(CENSUS);
  });

  test.skipIf(spawnSync('xmllint', ['--version']).error !== undefined)('xmllint finds them valid once written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kouan-wco-'));
    const driver = join(folder, 'driver.xsd');
    const [metadata, response] = ['DocumentMetaData_2_DMS.xsd', 'WCO_RES_2_DMS.xsd'].map((name) =>
      join(SCHEMAS, 'wco/notification', name),
    );
    writeFileSync(
      driver,
      `<xs:schema targetNamespace="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:xs="http://www.w3.org/2001/XMLSchema">` +
        `<xs:include schemaLocation="${metadata}"/><xs:import namespace="urn:wco:datamodel:WCO:RES-DMS:2" schemaLocation="${response}"/></xs:schema>`,
    );
    const files = samples.map(({ bytes: input, name }, at) => {
      const { document } = format.decode(input);
      const file = join(folder, `${at}-${name}`);
      writeFileSync(file, format.encode?.(document as Receipt).bytes ?? '');
      return file;
    });
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', driver, ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const lines = stderr.split('\n');
    const errors = lines.filter((line) => line.includes('Schemas validity error'));
    // Some say a time without its format, which the schema requires; in some the line breaks within a time.
    const known = /The attribute 'formatCode' is required|The value '\d{14}\+01$/;
    const others = errors.filter((line) => !known.test(line));
    expect(others.filter((line) => !line.includes(`-${NOT_A_TIME}`))).toEqual([]);
    expect(lines.filter((line) => line.endsWith(' fails to validate'))).toHaveLength(8);
    expect(lines.filter((line) => line.endsWith(' validates'))).toHaveLength(samples.length - 8);
  });
});

test('decode ∘ encode is the identity, and nothing is lost', () => {
  fc.assert(
    fc.property(someXml(message()), (xml) => {
      const { document, unmapped } = format.decode(bytes(xml));
      if (document === undefined) throw new Error('not read');
      expect(documentSchemas.receipt.safeParse(document).error).toBeUndefined();
      expect(unmapped).toEqual([]);
      const encoded = format.encode?.(document);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes ?? bytes('')).document).toEqual(document);
    }),
    { numRuns: 10 },
  );
});

describe('broken', () => {
  // Of the declaration that customs changed a part is enough.
  const xml = fullXml(message(), new Set(['GoodsShipment', 'WCODataModelVersionCode'])).replaceAll('md:', '');
  const alone = xml.replace(' xmlns:md=', ' xmlns:none=');
  test.each(BREAKS)('%s', (_name, expected, change) => {
    const { findings } = format.decode(asBytes(change(alone)));
    const said = findings.map(({ code }) => code);
    expect(
      expected.some((code) => said.includes(code.replace('CNM-', 'WCO-'))),
      said.join(' '),
    ).toBe(true);
  });
});

describe('a receipt', () => {
  const rejected = format.decode(fixture('wco.response/rejected.canonical.xml')).document as Receipt;

  test.each(NOTIFICATIONS)('$name is $state', ({ code, state, final }) => {
    const xml = textOf(fixture('wco.response/rejected.canonical.xml')).replace('>03<', `>${code}<`);
    expect(format.decode(bytes(xml)).document).toMatchObject({ channel: code, state, final: final === true });
  });

  test('a code that nobody explains stays unknown, and is said', () => {
    const xml = textOf(fixture('wco.response/rejected.canonical.xml')).replace('>03<', '>99<');
    const { document, findings } = format.decode(bytes(xml));
    expect([document?.state, findings.map(({ code, path }) => [code, path])]).toEqual([
      'unknown',
      [['WCO-0028', '/channel']],
    ]);
  });

  test('says whom, when and what in the words of customs', () => {
    expect(rejected).toMatchObject({
      state: 'rejected',
      final: true,
      clientReference: 'KOUAN-2026-0001',
      declarationNumber: '26GB00000000000001',
      messageId: '7f0a1c',
      noticedAt: '2026-03-01T10:15:00+01:00',
      note: 'The commodity code is not in the tariff',
    });
  });

  test('errors become findings on the declaration that was answered', () => {
    const { document } = declarations.decode(fixture('wco.declaration/import.canonical.xml'));
    const found = responseFindings(rejected, document as Declaration);
    expect(found.map(({ code, path, found: said }) => [code, path, said])).toEqual([
      ['WCO-0029', '/items/1/hs/code', 'CDS12056'],
      ['WCO-0029', '/extensions/wco.declaration/AuthorisationHolder/0/ID', 'CDS12005'],
    ]);
    expect(found[0]?.message.en).toContain('The commodity code is not in the tariff');
  });

  test('a pointer that leads nowhere is said', () => {
    const { document } = declarations.decode(fixture('wco.declaration/import.canonical.xml'));
    const lost = structuredClone(rejected) as unknown as {
      extensions: Record<string, { Error: { Pointer: object[] }[] }>;
    };
    lost.extensions['wco.response']?.Error[0]?.Pointer.splice(1, 1, { DocumentSectionCode: '99Z' });
    const codes = responseFindings(lost as unknown as Receipt, document as Declaration).map(({ code }) => code);
    expect(codes).toEqual(['WCO-0029', 'WCO-0030', 'WCO-0029']);
  });

  test('one of another form is written by its state, and what has no place is dropped', () => {
    const receipt: Receipt = {
      type: 'receipt',
      state: 'released',
      final: false,
      stage: 'business',
      declarationNumber: '26GB00000000000001',
      noticedAt: '2026-03-01T10:15:00Z',
      note: 'Released',
      transitNumber: 'T1',
    };
    const encoded = format.encode?.(receipt);
    expect(encoded?.dropped).toEqual([{ path: '/transitNumber', value: 'T1' }]);
    const { transitNumber: _, ...rest } = receipt;
    expect(format.decode(encoded?.bytes ?? bytes('')).document).toMatchObject({ ...rest, channel: '08' });
  });

  test('a state that no code says is dropped, and said so', () => {
    const encoded = format.encode?.({ ...rejected, state: 'closed' });
    expect(encoded?.dropped).toEqual([{ path: '/state', value: 'closed' }]);
    expect(encoded?.findings.map(({ path }) => path)).toEqual(['/state']);
  });
});
