import type { Finding } from '@kouan/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AisDecoder, type AisEvent, type AisMessage, decodeAis, decodeSentence, encodeMessage } from './index.ts';
import { checksumOf, hexOf } from './nmea/checksum.ts';

const GOOD = '!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A';

/** The sentence with its right checksum. */
const sealed = (inside: string): string => `!${inside}*${hexOf(checksumOf(inside, 0, inside.length))}`;

async function eventsOf(text: string): Promise<readonly AisEvent[]> {
  const events: AisEvent[] = [];
  for await (const event of decodeAis(once(text))) events.push(event);
  return events;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const findingsOf = (events: readonly AisEvent[]): readonly Finding[] =>
  events.flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));

const BROKEN: readonly (readonly [why: string, line: string, code: string])[] = [
  ['words', 'hello, is this thing on?', 'AIS-0001'],
  ['no exclamation mark', GOOD.slice(1), 'AIS-0001'],
  ['only an exclamation mark', '!', 'AIS-0001'],
  ['an address without a formatter', '!AI*08', 'AIS-0001'],
  ['an empty address', '!,1,1,,A,0,0*00', 'AIS-0001'],
  ['binary', '\u0000\u0001\u0002\u00ff', 'AIS-0001'],
  ['a line without end', `!AIVDM,1,1,,A,${'0'.repeat(2000)}`, 'AIS-0002'],
  ['a field too few', sealed('AIVDM,1,1,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0003'],
  ['a field too many', sealed('AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0,7'), 'AIS-0003'],
  ['nothing behind the address', sealed('AIVDM'), 'AIS-0003'],
  ['no checksum', GOOD.slice(0, -3), 'AIS-0004'],
  ['a cut checksum', GOOD.slice(0, -1), 'AIS-0005'],
  ['a checksum of no digits', `${GOOD.slice(0, -2)}ZZ`, 'AIS-0005'],
  ['another checksum', `${GOOD.slice(0, -2)}4B`, 'AIS-0005'],
  ['a flipped character', GOOD.replace('90TK', '90TL'), 'AIS-0005'],
  ['a total of zero', sealed('AIVDM,0,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['a number of zero', sealed('AIVDM,1,0,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['a number over the total', sealed('AIVDM,2,3,1,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['no total', sealed('AIVDM,,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['a total in letters', sealed('AIVDM,a,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['a total of two digits', sealed('AIVDM,12,1,1,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['two sentences that nothing joins', sealed('AIVDM,2,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['a sequence in letters', sealed('AIVDM,2,1,x,A,15RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0006'],
  ['six fill bits', sealed('AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,6'), 'AIS-0007'],
  ['no fill bits', sealed('AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,'), 'AIS-0007'],
  ['negative fill bits', sealed('AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,-1'), 'AIS-0007'],
  ['characters that are no armour', sealed('AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208X~,0'), 'AIS-0008'],
  ['letters of another alphabet', sealed('AIVDM,1,1,,A,15船Tgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0005'],
  ['a letter beyond ASCII', sealed('AIVDM,1,1,,A,15éTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0008'],
  ['something in front', `2026-11-27 ${GOOD}`, 'AIS-0011'],
  ['something behind', `${GOOD}\\x0d`, 'AIS-0010'],
  ['a tag block with another checksum', `\\s:r1,c:1425686400*00\\${GOOD}`, 'AIS-0012'],
  ['a tag block without a checksum', `\\s:r1\\${GOOD}`, 'AIS-0012'],
  ['a tag block that does not end', `\\s:r1,c:1425686400*00${GOOD}`, 'AIS-0012'],
  ['a tag block whose time is none', `\\c:soon*${hexOf(checksumOf('c:soon', 0, 6))}\\${GOOD}`, 'AIS-0012'],
  ['a tag block whose group is none', `\\g:1-2*${hexOf(checksumOf('g:1-2', 0, 5))}\\${GOOD}`, 'AIS-0012'],
  [
    'half a message',
    sealed('AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0'),
    'AIS-0013',
  ],
  ['the other half', sealed('AIVDM,2,2,1,A,88888888880,2'), 'AIS-0013'],
  ['an empty payload', sealed('AIVDM,1,1,,A,,0'), 'AIS-0016'],
  ['a payload of one character', sealed('AIVDM,1,1,,A,1,0'), 'AIS-0016'],
  ['message 0', sealed('AIVDM,1,1,,A,05RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0015'],
  ['message 63', sealed('AIVDM,1,1,,A,w5RTgt0PAso;90TKcjM8h6g208CQ,0'), 'AIS-0015'],
  ['a message that ends in the middle', sealed('AIVDM,1,1,,A,15RTgt0PAso;,0'), 'AIS-0017'],
  ['a place that is not on earth', '!AIVDM,1,1,,B,4>O7m7Iu@<9qUfbtm`vSnwvH20S8,0*46', 'AIS-0023'],
  ['a static report of part D', sealed('AIVDM,1,1,,A,H42O55pt0000000,0'), 'AIS-0018'],
];

describe('a broken sentence', () => {
  test.each(BROKEN)('of %s is a finding of its line', async (_, line, code) => {
    const findings = findingsOf(await eventsOf(`# a log\r\n\r\n${line}\r\n`));
    expect(findings.map((one) => one.code)).toContain(code);
    for (const { at, message } of findings) {
      expect(at).toEqual({ line: 3 });
      expect(message.en).not.toMatch(/\{\w+\}/);
    }
  });

  test('does not take the sentence with it that is only badly wrapped', async () => {
    for (const code of ['AIS-0010', 'AIS-0011', 'AIS-0012']) {
      const lines = BROKEN.filter((row) => row[2] === code).map((row) => row[1]);
      const events = await eventsOf(lines.join('\n'));
      expect(events.filter((event) => event.kind === 'message')).toHaveLength(lines.length);
    }
  });

  test('is no finding when it is a comment, empty, or of another instrument', async () => {
    const gga = '$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47';
    const abm = sealed('AIABM,1,1,0,336992171,A,6,0,0');
    expect(await eventsOf(['', '   ', '# !AIVDM', gga, abm].join('\n'))).toEqual([]);
  });
});

describe('whatever comes', () => {
  const whole = fc.constantFrom(GOOD, ...BROKEN.map((row) => row[1]));
  const torn = fc
    .tuple(whole, fc.nat(80), fc.nat(40), fc.string({ maxLength: 8, unit: 'binary' }))
    .map(([line, at, length, by]) => line.slice(0, at) + by + line.slice(at + length));
  const sixBits = '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVW`abcdefghijklmnopqrstuvw';
  const payload = fc
    .tuple(fc.constantFrom(...sixBits.slice(0, 28)), fc.array(fc.constantFrom(...sixBits), { maxLength: 200 }))
    .map(([type, rest]) => sealed(`AIVDM,1,1,,A,${type}${rest.join('')},0`));

  test('nothing is thrown, and every finding has its line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(torn, payload, fc.string()), { maxLength: 6 }), async (lines) => {
        const findings = findingsOf(await eventsOf(lines.join('\n')));
        expect(findings.every(({ at }) => at?.line !== undefined)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('what was read can be written, and is read as the same', () => {
    fc.assert(
      fc.property(payload, (line) => {
        const message = decodeSentence(line).reading?.message;
        if (message === undefined) return;
        const { sentences, findings } = encodeMessage(message);
        expect(findings).toEqual([]);
        const decoder = new AisDecoder(() => {});
        const again = sentences.map((sentence) => decoder.push(sentence)?.message).at(-1);
        expect(again).toMatchObject(JSON.parse(JSON.stringify(message)));
      }),
      { numRuns: 400 },
    );
  });

  test('a value that is no value of a field is named by its path', () => {
    const at = (message: object) =>
      encodeMessage(message as AisMessage).findings.map(({ code, path }) => `${code} ${path}`);
    const head = { type: 1, repeatIndicator: 0, mmsi: 371798000 };
    expect(at({ ...head, mmsi: -1, longitude: 2 ** 27, raim: 1, speedOverGround: 1.5 })).toEqual([
      'AIS-0019 /mmsi',
      'AIS-0019 /speedOverGround',
      'AIS-0019 /longitude',
      'AIS-0019 /raim',
    ]);
    expect(at({ ...head, shipName: 'X', constructor: 1 })).toEqual(['AIS-0020 /shipName', 'AIS-0020 /constructor']);
    expect(at({ ...head, type: 28 })).toEqual(['AIS-0021 /type']);
    expect(at({ type: 14, repeatIndicator: 0, mmsi: 1, text: 'hello' })).toEqual(['AIS-0019 /text']);
    expect(at({ type: 8, mmsi: 1, dac: 1, fi: 11, application: { windSpeed: 200 } })).toEqual([
      'AIS-0019 /application/windSpeed',
    ]);
    expect(at({ type: 8, mmsi: 1, dac: 9, fi: 9, application: {} })).toEqual(['AIS-0020 /application']);
    expect(at({ type: 8, mmsi: 1, dac: 9, fi: 9, data: '8:zz' })).toEqual(['AIS-0019 /data']);
    expect(at({ type: 8, mmsi: 1, dac: 9, fi: 9, data: '9:00' })).toEqual(['AIS-0019 /data']);
  });

  test('what cannot stand in a sentence is named, wherever it came from', () => {
    const message = { type: 14, repeatIndicator: 0, mmsi: 1, text: 'HELLO' } as AisMessage;
    const paths = (options: object) => encodeMessage(message, options).findings.map(({ path }) => path);
    expect(paths({ talker: 'A,', channel: 'A*', formatter: 'GGA', sequence: 10 })).toEqual([
      '/talker',
      '/formatter',
      '/channel',
      '/sequence',
    ]);
    for (const tagBlock of [
      { source: 'a,c:1' },
      { time: -1 },
      { group: {} },
      { others: { 'x:': '1' } },
      null,
      { a: 1 },
    ]) {
      expect(paths({ tagBlock })).toEqual(['/tagBlock']);
    }
    expect(paths({ tagBlock: { source: 'kouan', group: { number: 1, total: 1, id: 7 }, others: { q: 'u' } } })).toEqual(
      [],
    );
  });

  test('a line without end is kept only as far as it takes to say so', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (let piece = 0; piece < 200; piece += 1) yield 'A'.repeat(65_536);
      yield `\n${GOOD}\n`;
    }
    const events: AisEvent[] = [];
    for await (const event of decodeAis(endless())) events.push(event);
    expect(events.map(({ kind }) => kind)).toEqual(['finding', 'message']);
  });

  test('whoever is told of a finding may read another message meanwhile', () => {
    const far = '!AIVDM,1,1,,B,4>O7m7Iu@<9qUfbtm`vSnwvH20S8,0*46';
    const outer = new AisDecoder(() => void decodeSentence(GOOD));
    expect(outer.push(far)?.message).toEqual(decodeSentence(far).reading?.message);
  });

  test('messages that never become whole are forgotten in time', () => {
    const findings: Finding[] = [];
    const decoder = new AisDecoder((one) => findings.push(one), { open: 4 });
    const first = (sequence: number, channel: string) =>
      sealed(`AIVDM,2,1,${sequence},${channel},55?MbV02;H;s<HtKR20,0`);
    for (let n = 0; n < 10; n += 1) decoder.push(first(n, 'A'), { line: n + 1 });
    expect(findings.map(({ at }) => at?.line)).toEqual([1, 2, 3, 4, 5, 6]);
    decoder.close();
    expect(findings).toHaveLength(10);
  });
});
