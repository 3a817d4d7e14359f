import { describe, expect, test } from 'vitest';
import { corpus, missing } from '../../syntax/edifact/corpus.testing.ts';
import { readEdifact } from '../../syntax/edifact/index.ts';
import { checkMessage, directoryOf, groupSegments } from './index.ts';

/** A message of some directory around segments. */
function message(body: string, header = 'CODECO:D:96B:UN') {
  const text = `UNB+UNOC:4+A+B+20261127:0230+1'UNH+1+${header}'${body}UNT+0+1'UNZ+1+1'`;
  const [one] = readEdifact(Buffer.from(text, 'latin1')).interchanges[0]?.messages ?? [];
  if (one === undefined) throw new Error('no message');
  return one;
}

const codes = (body: string, header?: string) =>
  checkMessage(message(body, header)).map(({ code, path, found }) => `${code} ${path} ${found ?? ''}`.trim());

describe('directories', () => {
  test.each(['95B', '96B', '24A'])('D.%s holds every message that is mapped', (release) => {
    const directory = directoryOf('D', release);
    for (const type of ['CUSDEC', 'CUSRES', 'CUSCAR', 'IFTMIN', 'IFTMCS', 'COPARN', 'CODECO', 'COARRI', 'PAXLST'])
      expect(directory?.message(type)?.[0]).toEqual({ tag: 'BGM', mandatory: true, max: 1 });
    expect(directory?.segment('DTM')).toEqual([{ id: 'C507', mandatory: true, repeat: 1 }]);
    expect(directory?.element('3207')).toEqual({ type: 'an', max: 3, fixed: false });
    expect(directory?.codes('3035')?.has('CN')).toBe(true);
  });

  test('one that is not held is said', () => {
    expect(codes("BGM+34+1+9'", 'CODECO:D:99B:UN')).toEqual(['EDD-0001 /header D.99B']);
  });
});

describe('segments', () => {
  test.each([
    ['nothing to say', "BGM+34+1+9'DTM+7:202611270230:203'NAD+CF+COS:160:20'", []],
    ['unknown segment', "XYZ+1'", ['EDD-0002 /segments/0 XYZ']],
    ['no qualifier', "NAD++COS'", ['EDD-0003 /segments/0/elements/0']],
    ['no composite', "DTM'", ['EDD-0003 /segments/0/elements/0']],
    ['no component', "DTM+:202611270230'", ['EDD-0003 /segments/0/elements/0/0']],
    ['too long', `RFF+BN:${'9'.repeat(36)}'`, [`EDD-0004 /segments/0/elements/0/1 ${'9'.repeat(36)}`]],
    ['no number', "CNT+16:abc'", ['EDD-0005 /segments/0/elements/0/1 abc']],
    ['too short', "DGS+IMD+3+136'", ['EDD-0005 /segments/0/elements/2/0 136']],
    ['a number with sign and mark', "CNT+16:-1234567890,12345678'", []],
    ['unknown code', "LOC+999+X'", ['EDD-0006 /segments/0/elements/0/0 999']],
    ['a code of another list', "BGM+999::87+1'", []],
    ['too many elements', "UNS+D+x'", ['EDD-0007 /segments/0/elements/1 x']],
    ['too many components', "DTM+7:20261127:102:x'", ['EDD-0007 /segments/0/elements/0/3 x']],
    ['repeated', "LOC+9+A*B'", ['EDD-0008 /segments/0/elements/1 2']],
  ])('%s', (_, body, expected) => {
    expect(codes(body)).toEqual(expected);
  });

  test('the place in the input is said', () => {
    expect(checkMessage(message("BGM+34+1+9'XYZ+1'"))[0]?.at).toEqual({
      offset: 64,
      line: 1,
      column: 65,
      message: '1',
      segment: 3,
    });
  });
});

describe('groups', () => {
  const grouped = (body: string) => {
    const level = directoryOf('D', '96B')?.message('CODECO') ?? [];
    return groupSegments('CODECO', message(body).segments, level);
  };

  test('segments go where the structure has them', () => {
    const { root, findings } = grouped(
      "BGM+34+1+9'NAD+CF+COS'EQD+CN+A'RFF+BN:1'LOC+9+X'TDT+1'LOC+11+Y'EQD+CN+B'CNT+16:2'",
    );
    expect(findings).toEqual([]);
    expect(root.segments.map(({ segment }) => segment.tag)).toEqual(['BGM', 'CNT']);
    expect(root.groups.map(({ tag, segments, groups }) => [tag, segments.length, groups.length])).toEqual([
      ['NAD', 1, 0],
      ['EQD', 3, 1],
      ['EQD', 1, 0],
    ]);
  });

  test('what is missing, out of place or there too often', () => {
    const said = (body: string) => grouped(body).findings.map(({ code, path }) => `${code} ${path}`);
    expect(said("BGM+34+1'EQD+CN+A'CNT+16:1'")).toEqual(['EDD-0010 /segments/1']);
    expect(said("BGM+34+1'NAD+CF+A'EQD+CN+A'XYZ+1'CNT+16:1'")).toEqual(['EDD-0009 /segments/3']);
    expect(said("BGM+34+1'BGM+34+1'NAD+CF+A'EQD+CN+A'CNT+16:1'")).toEqual(['EDD-0011 /segments/1']);
    expect(said("BGM+34+1'NAD+CF+A'")).toEqual(['EDD-0010 /segments/2', 'EDD-0010 /segments/2']);
  });
});

/** What the 11 messages of directories that are held have wrong, looked at one by one: names longer than 35, LOT10 and MSC
 * place names where D.95B has codes, a list code of four digits. */
test.skipIf(missing)('messages of others: what is told of them was looked at', () => {
  const counts = { messages: 0, known: 0, errors: 0 };
  for (const { bytes } of corpus.filter(({ bytes: all }) => all.length < 100_000))
    for (const { messages } of readEdifact(bytes).interchanges)
      for (const one of messages) {
        const found = checkMessage(one);
        counts.messages++;
        if (found[0]?.code === 'EDD-0001') continue;
        counts.known++;
        counts.errors += found.filter(({ severity }) => severity === 'error').length;
      }
  expect(counts).toEqual({ messages: 82, known: 11, errors: 14 });
});
