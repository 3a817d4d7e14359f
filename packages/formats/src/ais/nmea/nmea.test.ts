import type { Finding } from '@kouan/core';
import { describe, expect, test } from 'vitest';
import { AisDecoder, type AisReading, readSentence, readTagBlock, writeSentences, writeTagBlock } from '../index.ts';

/** Messages and findings of lines, in order. */
function decode(lines: readonly string[], options = {}, times: readonly number[] = []) {
  const findings: Finding[] = [];
  const readings: AisReading[] = [];
  const decoder = new AisDecoder((one) => findings.push(one), options);
  for (const [index, line] of lines.entries()) {
    const reading = decoder.push(line, { line: index + 1 }, times[index]);
    if (reading !== undefined) readings.push(reading);
  }
  decoder.close();
  return { readings, findings, codes: findings.map(({ code }) => code) };
}

const [A1, A2] = [
  '!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C',
  '!AIVDM,2,2,1,A,88888888880,2*25',
] as const;
/** The same two of another ship, with other sequence numbers. */
const [B1, B2] = [
  '!AIVDM,2,1,6,B,542M92h00001@<7;?G0PD4i@R0<tqA8tj37>220o0h:2240Ht50000000000,0*3B',
  '!AIVDM,2,2,6,B,00000000000,2*21',
] as const;
const SINGLE = '!AIVDM,1,1,,A,16SteH0P00Jt63hHaa6SagvJ087r,0*42';

describe('sentences of one message', () => {
  test('may stand among those of others, and in any order', () => {
    const { readings, codes } = decode([B1, A2, SINGLE, B2, A1]);
    expect(readings.map(({ message, line, sentences }) => [message.mmsi, line, sentences])).toEqual([
      [440348000, 3, 1],
      [271010059, 1, 2],
      [351759000, 2, 2],
    ]);
    expect(codes).toEqual([]);
  });

  test('that come twice are said and change nothing', () => {
    const { readings, codes } = decode([A1, A1, A2]);
    expect(readings).toHaveLength(1);
    expect(codes).toEqual(['AIS-0014']);
  });

  test('give way to another message under the same number', () => {
    const other = writeSentences('55NJ`i000001L@K?;O1LThh4lEA@F0<P4m0Ttr0O10C2640Ht043lU30CQ8888888888880', 2, {
      sequence: 1,
    });
    const { readings, findings } = decode([A1, ...other]);
    expect(readings.map(({ message }) => message.type)).toEqual([5]);
    expect(findings.map(({ code, found, expected, at }) => [code, found, expected, at?.line])).toEqual([
      ['AIS-0013', '1', '2', 1],
    ]);
  });

  test('are not waited for beyond a number of sentences', () => {
    const { readings, codes } = decode([A1, SINGLE, SINGLE, SINGLE, A2], { sentences: 3 });
    expect(readings.map(({ message }) => message.type)).toEqual([1, 1, 1]);
    expect(codes).toEqual(['AIS-0013', 'AIS-0013']);
  });

  test('are not waited for beyond a time of the caller', () => {
    const { codes } = decode([A1, SINGLE, A2], { age: 1000 }, [0, 1001, 1002]);
    expect(codes).toEqual(['AIS-0013', 'AIS-0013']);
    expect(decode([A1, SINGLE, A2], { age: 1000 }, [0, 900, 1000]).codes).toEqual([]);
  });
});

describe('the parts of a static data report', () => {
  const partA = '!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D';
  const partB = '!AIVDM,1,1,,A,H42O55lti4hhhilD3nink000?050,0*40';

  test('are joined by MMSI, once', () => {
    const { readings } = decode([partA, SINGLE, partB, partB]);
    expect(readings.map(({ partA }) => partA?.name)).toEqual([undefined, undefined, 'PROGUY', undefined]);
  });

  test('wait in bounds', () => {
    expect(
      decode([partA, '!AIVDM,1,1,,A,H42O3qiA8U10Tp0000000000000,2*37', partB], { waiting: 1 }).readings[2]?.partA,
    ).toBe(undefined);
  });
});

describe('around a sentence', () => {
  const TAGGED = `\\g:1-2-73874,n:157036,s:r003669945,c:1241544035*4A\\${SINGLE}`;

  test('a tag block says where and when', () => {
    const { readings, codes } = decode([TAGGED]);
    expect(codes).toEqual([]);
    expect(readings[0]?.tagBlock).toEqual({
      group: { number: 1, total: 2, id: 73874 },
      line: 157036,
      source: 'r003669945',
      time: 1241544035,
    });
  });

  test('a tag block is written as it is read, with the letters that only others know', () => {
    const block = { time: 1425686400, source: 'kouan', destination: 'vts', text: 'gate 1', others: { x: 'y', T: 'z' } };
    expect(readTagBlock(writeTagBlock(block).slice(1, -1))).toEqual(block);
  });

  test('a group is written on each sentence, the rest on the first', () => {
    const tagBlock = { time: 1425686400, group: { number: 1, total: 1, id: 77 } };
    const lines = writeSentences('5'.repeat(71), 2, { tagBlock, sequence: 4 });
    const heads = lines.map((line) => line.slice(0, line.indexOf('!')));
    expect(heads.map((head) => head.slice(0, -3))).toEqual(['\\g:1-2-77,c:1425686400*', '\\g:2-2-77*']);
    expect(decode(lines).codes).not.toContain('AIS-0012');
  });

  test('the U.S. Coast Guard puts its station behind it', () => {
    const sentence = readSentence(`${SINGLE},s22193,d-099,T34.12,r3669961,1120959341`, () => expect.fail());
    expect(sentence?.suffix).toBe('s22193,d-099,T34.12,r3669961,1120959341');
  });

  test('talkers and own ship are kept', () => {
    const [line = ''] = writeSentences('16SteH0P00Jt63hHaa6SagvJ087r', 0, {
      talker: 'BS',
      formatter: 'VDO',
      channel: '',
    });
    expect(line.startsWith('!BSVDO,1,1,,,16Ste')).toBe(true);
    const { readings } = decode([line]);
    expect(readings[0]).toMatchObject({ talker: 'BS', formatter: 'VDO' });
    expect(readings[0]?.channel).toBe(undefined);
  });
});
