import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResult, decodeGate, encodeGate, type GateReading, gateEncodingOf, verdictOf } from './index.ts';
import { MESSAGES, type Message } from './tree.ts';

const data = new URL('../../../../../../shared/data/devices/gate/', import.meta.url);
const samples = ['gather_info.sample.xml', 'command_info.sample.xml'];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const withoutBreaks = (bytes: Uint8Array): string => new TextDecoder('gb18030').decode(bytes).replace(/>\s+</g, '><');

describe('messages of a gate', () => {
  test.skipIf(!existsSync(data)).each(samples)('%s is read whole and written as it was', (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, data)));
    const { reading, findings, unmapped } = decodeGate(bytes);
    // The sample files say GB2312 and are UTF-8: that is said, and nothing else is.
    expect(findings.filter(({ code }) => code !== 'XML-0003')).toEqual([]);
    expect(unmapped).toEqual([]);
    const written = encodeGate(reading as GateReading);
    expect(written.findings).toEqual([]);
    const spelt = new TextDecoder().decode(bytes).replace(/>\s+</g, '><').trim();
    expect(withoutBreaks(written.bytes)).toBe(spelt);
    expect(decodeGate(written.bytes)).toEqual({ reading, findings: [], unmapped: [] });
  });

  test('a command in GB 2312 is octets of GB 2312', () => {
    const command = { kind: 'command', ...keys, checkResult: 'Y', operationHint: '直接放行' } as const;
    const { bytes } = encodeGate(command);
    expect(Buffer.from(bytes).toString('latin1')).toContain('\xd6\xb1\xbd\xd3\xb7\xc5\xd0\xd0');
    expect(gateEncodingOf(bytes)).toBe('gb2312');
    expect(gateEncodingOf(encodeGate(command, 'utf-8').bytes)).toBe('utf-8');
  });

  test('what GB 2312 has not is said', () => {
    const command = { kind: 'command', ...keys, operationHint: '龑' } as const;
    expect(encodeGate(command).findings.map(({ code }) => code)).toEqual(['DEV-0007']);
    expect(decodeGate(encodeGate(command).bytes).reading).toEqual(command);
  });

  test('a space in a tag is no reason not to read it', () => {
    const { reading, findings } = decodeGate(
      bytesOf(`<GATHER_INFO ${attributes}><SEAL><ESEAL_ID >S1</ESEAL_ID ></SEAL></GATHER_INFO>`),
    );
    expect(findings).toEqual([]);
    expect(reading).toMatchObject({ seal: { id: 'S1' } });
  });

  test('what nobody knows is kept aside and said', () => {
    const { findings, unmapped } = decodeGate(
      bytesOf(
        `<GATHER_INFO ${attributes} NEW="1"><CAR><VE_NAME>A</VE_NAME><VE_NAME>B</VE_NAME><WHEELS>6</WHEELS></CAR></GATHER_INFO>`,
      ),
    );
    expect(unmapped).toEqual([
      { path: '/GATHER_INFO/@NEW', value: '1' },
      { path: '/GATHER_INFO/CAR/VE_NAME', value: 'B' },
      { path: '/GATHER_INFO/CAR/WHEELS', value: '6' },
    ]);
    expect(findings.map(({ code }) => code)).toEqual(['DEV-0005', 'DEV-0004']);
  });

  test('values that are not as they should be are said with their place', () => {
    const { findings } = decodeGate(
      bytesOf(
        '<GATHER_INFO AREA_ID="0000000001" CHNL_NO="1" I_E_TYPE="X" SEQ_NO="7"><WEIGHT><GROSS_WT>heavy</GROSS_WT></WEIGHT><CONTA><CONTA_ID_F>CSQU3054384</CONTA_ID_F></CONTA></GATHER_INFO>',
      ),
    );
    expect(findings.map(({ code, path }) => [code, path])).toEqual([
      ['DEV-0003', '/direction'],
      ['DEV-0003', '/sequenceNumber'],
      ['DEV-0003', '/weight/grossWeight'],
      ['DEV-0061', '/containers/front'],
    ]);
    expect(decodeGate(bytesOf('<COMMAND_INFO/>')).findings.map(({ code }) => code)).toEqual(Array(4).fill('DEV-0002'));
  });

  test.each([
    ['another root', '<GATE/>', 'DEV-0001'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]><GATHER_INFO/>', 'XML-0002'],
    ['half of it', '<GATHER_INFO><CAR>', 'XML-0001'],
    ['too deep', `<GATHER_INFO>${'<a>'.repeat(9)}${'</a>'.repeat(9)}</GATHER_INFO>`, 'XML-0005'],
    ['nothing', '', 'XML-0009'],
  ])('%s gives a finding and no reading', (_, xml, code) => {
    const { reading, findings } = decodeGate(bytesOf(xml));
    expect(reading).toBeUndefined();
    expect(findings.map((one) => one.code)).toContain(code);
  });

  test('what is written is read as it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(readingOf('gather'), readingOf('command')),
        fc.constantFrom('gb2312', 'utf-8'),
        (reading, encoding) => {
          const { bytes } = encodeGate(reading, encoding as 'gb2312' | 'utf-8');
          const read = decodeGate(bytes);
          expect(read.reading).toEqual(reading);
          expect(read.unmapped).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('CHECK_RESULT', () => {
  test.each([
    ['Y', 'pass', 'letter'],
    ['N', 'stop', 'letter'],
    ['00000000000000000000', 'pass', 'digits'],
    ['11000000000000000000', 'stop', 'digits'],
    ['00000000000000000001', 'stop', 'digits'],
  ])('%s is %s', (text, verdict, dialect) => expect(verdictOf(text)).toEqual({ verdict, dialect }));

  test.each(['', '0', 'yes', '000000000000000000000', '0000000000000000000O'])(
    '“%s” is no dialect, and never passes',
    (text) => expect(verdictOf(text)).toEqual({ verdict: 'unknown' }),
  );

  test('both dialects are written as they are read', () => {
    for (const dialect of ['letter', 'digits'] as const)
      for (const verdict of ['pass', 'stop'] as const)
        expect(verdictOf(checkResult(verdict, dialect))).toEqual({ verdict, dialect });
  });
});

const attributes = 'AREA_ID="0000000001" CHNL_NO="0000000011" I_E_TYPE="I" SEQ_NO="20260101080000000001"';
const keys = {
  areaId: '0000000001',
  channelNumber: '0000000011',
  direction: 'I',
  sequenceNumber: '20260101080000000001',
};

/** Readings with any of their fields. */
function readingOf(kind: GateReading['kind']): fc.Arbitrary<GateReading> {
  const message: Message = MESSAGES[kind];
  const value = fc.constantFrom('A1', '粤B12345', '<&"\'>', '15400', '𠀀', '直接放行');
  const some = (names: readonly string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
  const groups = Object.entries(message.groups).map(
    ([name, { usual, rare }]) => [name, some([...Object.keys(usual), ...Object.keys(rare)])] as const,
  );
  const leaves = Object.keys(message.leaves).map((name) => [name, value] as const);
  return fc
    .record(Object.fromEntries([...groups, ...leaves]), { requiredKeys: [] })
    .map((content) => ({ kind, ...keys, ...content }) as GateReading);
}
