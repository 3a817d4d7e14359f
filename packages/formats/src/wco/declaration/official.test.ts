import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentSchemas } from '@kouan/sdk/documents';
import { afterAll, describe, expect, test } from 'vitest';
import { detectFormats, HEAD_BYTES } from '../../detect.ts';
import { fullXml } from '../../syntax/message/sample.testing.ts';
import { DANISH, type Sample, SCHEMAS, saidIn, samplesOf } from '../samples.testing.ts';
import format from './format.ts';
import { messages } from './messages.ts';

const samples = samplesOf('DEC');

/** Samples that no reader of XML may read, and what is wrong with them: two hyphens within a comment. */
const NOT_WELL_FORMED = new Set(['TT_EX002a.xml', 'TT_EX022a_Declaration1_(Step1).xml', 'TT_IM084a.xml']);

/** Samples that lie in an envelope of the transport; what the envelope says is not the declaration’s. */
const ENVELOPED = new Set([
  'TT_EX038a.xml',
  'TT_IM069a.xml',
  'Step1_TT_IM125a.xml',
  'Step1_IM129a.xml',
  'Step1_TT_IM145a.xml',
]);

/** Types of amendments and presentations, which say nothing of the direction. */
const WITHOUT_DIRECTION = /<(?:\w+:)?TypeCode>(?:COR|GPR)</;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const readable = samples.filter(({ name }) => !NOT_WELL_FORMED.has(name));

const written = new Map<string, Uint8Array>();

/** What is wrong with one sample, as a list that should be empty. */
function wrongWith({ name, bytes }: Sample, at: number): string[] {
  const wrong: string[] = [];
  const hold = (what: string, holds: boolean): void => {
    if (!holds) wrong.push(`${name}: ${what}`);
  };
  const detected = detectFormats(bytes.subarray(0, HEAD_BYTES)).map((one) => one.name);
  hold(`detected as ${detected}`, detected.join() === 'wco.declaration');
  const { document, findings, unmapped } = format.decode(bytes);
  if (document === undefined) return [`${name}: not read`];
  hold('not valid', documentSchemas.declaration.safeParse(document).success);
  const expected = [
    ...(ENVELOPED.has(name) ? ['WCO-0018'] : []),
    ...(WITHOUT_DIRECTION.test(textOf(bytes)) ? ['WCO-0025'] : []),
  ];
  hold(`says ${findings.map(({ code }) => code)}`, findings.map(({ code }) => code).join() === expected.join());
  const envelope = /^\/submitDeclarationRequest\/requestCommon\//;
  hold(
    'unmapped',
    unmapped.length === (ENVELOPED.has(name) ? 6 : 0) && unmapped.every(({ path }) => envelope.test(path)),
  );
  const encoded = format.encode?.(document);
  hold('dropped', encoded?.dropped.length === 0 && encoded.findings.length === 0);
  const again = encoded?.bytes ?? new Uint8Array();
  written.set(`${at}-${name}`, again);
  const inner = /^submitDeclarationRequest\[0\]\/(?:requestDetail\[0\]\/)?/;
  const before = saidIn(bytes)
    .filter((one) => !one.includes('/requestCommon'))
    .map((one) => one.replace(inner, ''));
  hold('not the same again', saidIn(again).join('\n') === before.sort().join('\n'));
  return wrong;
}

describe.skipIf(samples.length === 0)('official samples of HMRC', () => {
  test('there are 222, of which 3 are not well-formed', () => {
    expect([samples.length, readable.length]).toEqual([222, 219]);
    for (const { bytes } of samples.filter(({ name }) => NOT_WELL_FORMED.has(name)))
      expect(format.decode(bytes).findings.map(({ code }) => code)).toEqual(['XML-0001']);
  });

  test('each is read whole, a valid document, and canonically the same again', () => {
    expect(readable.flatMap(wrongWith)).toEqual([]);
  });

  test('the parties, goods and values are where a declaration has them', () => {
    const [one] = samples.filter(({ name }) => name === 'Step1_TT_IM189a.xml');
    const { document } = format.decode(one?.bytes ?? new Uint8Array());
    expect(document).toMatchObject({
      direction: 'import',
      clientReference: 'U.7849431BQMLR',
      domesticTrader: { customsCode: 'GB553202734852' },
      agent: { customsCode: 'GB603202734852' },
      overseasConsignor: {
        nameForeign: 'The Boston Tobacco Company',
        address: '1 Trade Street, Boston, BS1 4FT, US',
      },
      packages: { quantity: '100' },
      tradeTerms: '1',
      transport: { mode: '1', counterpartCountry: 'US', meansName: '12345', goodsLocation: 'WLALONBTW' },
      containers: [{ containerNumber: 'AD12345' }],
      items: [
        {
          goodsItemNumber: '1',
          hs: { code: '8543400000' },
          statutoryQuantity: { value: '5' },
          totalPrice: '2000',
          currency: 'GBP',
          originCountry: 'US',
          previousDocuments: [{ type: 'Z355', number: '24GB34F7Y1O2CX8PT4', itemNumber: '1' }],
        },
      ],
    });
  });
});

describe.skipIf(samples.length === 0 || spawnSync('xmllint', ['--version']).error !== undefined)('xmllint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-wco-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('finds what is written as valid as the samples are, and the table complete and in order', () => {
    const driver = join(folder, 'driver.xsd');
    const [metadata, declaration] = ['DocumentMetaData_2_DMS.xsd', 'WCO_DEC_2_DMS.xsd'].map((name) =>
      join(SCHEMAS, 'wco/declaration', name),
    );
    // The metadata let anything of the other namespace in, without saying where its schema is.
    writeFileSync(
      driver,
      `<xs:schema targetNamespace="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2" xmlns:xs="http://www.w3.org/2001/XMLSchema">` +
        `<xs:include schemaLocation="${metadata}"/><xs:import namespace="urn:wco:datamodel:WCO:DEC-DMS:2" schemaLocation="${declaration}"/></xs:schema>`,
    );
    const danish = new Set(['EDSMetaData', 'ProcedureCategory', 'ExportOffice', 'SecurityCode', 'Authorisation']);
    const full = fullXml(messages().wrapped, danish)
      // Danish elements with names that others have elsewhere.
      .replace(/<Consignment><BorderTransportMeans>.*?<\/BorderTransportMeans>/g, '<Consignment>')
      .replace(/<(Classification|GovernmentProcedure)><SequenceNumeric>\d+<\/SequenceNumeric>/g, '<$1>')
      .replace(/<CountryCode>[^<]*<\/CountryCode><\/TradeTerms>/, '</TradeTerms>');
    const files = [...written, ['full.xml', new TextEncoder().encode(full)] as const].map(([name, bytes]) => {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      return file;
    });
    const { stderr } = spawnSync('xmllint', ['--noout', '--schema', driver, ...files], { encoding: 'utf8' });
    const lines = stderr.trim().split('\n');
    expect(lines.filter((line) => !line.endsWith(' validates'))).toEqual([]);
    expect(lines).toHaveLength(files.length);
  });
});

describe.skipIf(!existsSync(DANISH))('a Danish declaration', () => {
  const bytes = existsSync(DANISH) ? new Uint8Array(readFileSync(DANISH)) : new Uint8Array();

  test('is known by its own element, read under its profile, and the same again', () => {
    const { document, findings, unmapped } = format.decode(bytes);
    expect([findings, unmapped]).toEqual([[], []]);
    expect(document?.items[0]).toMatchObject({ hs: { code: '02032955' }, name: 'Test DC kødvarer' });
    expect(document).toMatchObject({ direction: 'export', domesticTrader: { customsCode: 'DK88216512' } });
    if (document === undefined) throw new Error('not read');
    const encoded = format.encode?.(document);
    expect([encoded?.findings, encoded?.dropped]).toEqual([[], []]);
    expect(saidIn(encoded?.bytes ?? new Uint8Array())).toEqual(saidIn(bytes));
  });

  test('under the profile of another country it is said what that has not', () => {
    const { findings } = format.decode(bytes, { settings: { profile: 'GB' } });
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(['WCO-0023']);
    const strict = format.decode(bytes, { settings: { profile: 'GB', strict: true } });
    expect([strict.document, strict.findings.at(-1)?.code]).toEqual([undefined, 'WCO-0024']);
  });
});
