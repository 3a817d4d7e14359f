import { describe, expect, test } from 'vitest';
import { type EdifactOptions, edifactCharsets, interchangeHeader, messageHeader, plain, readEdifact } from './index.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const UNB3 = "UNB+UNOC:3+SENDER:ZZ+RECEIVER:ZZ+261127:0230+REF1'";
const UNB4 = "UNB+UNOC:4+SENDER+RECEIVER+20261127:0230+REF1'";
const ENDS = "UNZ+1+REF1'";

function read(text: string | Uint8Array, options?: EdifactOptions) {
  const file = readEdifact(typeof text === 'string' ? bytes(text) : text, options);
  return {
    ...file,
    codes: file.findings.map(({ code }) => code),
    segments: file.interchanges.flatMap(({ messages }) => messages.flatMap(({ segments }) => segments.map(plain))),
  };
}

/** One message around some segments, with the counts that it needs. */
const around = (body: string, { una = '', unb = UNB3, segments = 1 } = {}): string =>
  `${una}${unb}UNH+1+CUSCAR:D:95B:UN'${body}UNT+${segments + 2}+1'${ENDS}`;

/** The elements of the only segment of a message. */
const elements = (body: string, more?: Parameters<typeof around>[1], options?: EdifactOptions) => {
  const { segments, codes } = read(around(body, more), options);
  expect(codes).toEqual([]);
  return segments[0]?.elements;
};

describe('separators', () => {
  test('elements, components, and what is empty between them', () => {
    expect(elements("NAD+BY+::9++A:'")).toEqual([['BY'], ['', '', '9'], [''], ['A', '']]);
    expect(elements("UCI'")).toEqual([]);
  });

  test('of a run of release characters each second one is data', () => {
    expect(elements("FTX+a??'")).toEqual([['a?']]);
    expect(elements("FTX+a???'b'")).toEqual([["a?'b"]]);
    expect(elements("FTX+?+?:??+c'")).toEqual([['+:?'], ['c']]);
  });

  test('a character that needs no release is kept', () => {
    expect(elements("FTX+a?bc'")).toEqual([['abc']]);
  });

  test('UNA gives others, a space for none', () => {
    const unb = 'UNB^UNOC|3^SENDER^RECEIVER^261127|0230^REF1~';
    const text = `UNA|^.! ~${unb}UNH^1^CUSCAR|D|95B|UN~FTX^a!^b?|c'~UNT^3^1~UNZ^1^REF1~`;
    const { segments, codes } = read(text);
    expect(codes).toEqual([]);
    expect(segments[0]?.elements).toEqual([['a^b?', "c'"]]);
    expect(elements("FTX+a?'", { una: "UNA:+.  '" })).toEqual([['a?']]);
  });

  test('UNA in the data of a segment is none', () => {
    expect(elements("UNA+:x'")).toEqual([['', 'x']]);
  });

  test('information separators of UNOB without UNA', () => {
    const text = "UNB+UNOB:2+S+R+261127:0230+1'UNH+1+CUSCAR:D:95B:UN'FTX+it'UNT+3+1'UNZ+1+1'";
    const separated = text.replaceAll('+', '\x1d').replaceAll(':', '\x1f').replaceAll("'", '\x1c');
    expect(read(separated)).toMatchObject({ codes: [], segments: [{ tag: 'FTX', elements: [['it']] }] });
  });

  test('a repetition separator divides from syntax version 4 on only', () => {
    expect(elements("ATT+a:b*c'")).toEqual([['a', 'b*c']]);
    const { segments } = read(around("ATT+1+a:b*c+d'", { unb: UNB4 }));
    expect(segments[0]?.elements).toEqual([['1'], ['a', 'b'], ['d']]);
    expect(segments[0]?.repetitions).toEqual(new Map([[1, [['c']]]]));
    expect(elements("ATT+a*b'", { unb: UNB4 }, { repetition: false })).toEqual([['a*b']]);
    expect(elements("ATT+a*b'", { unb: UNB4, una: "UNA:+.? '" })).toEqual([['a*b']]);
  });

  test('explicit nesting stands behind the tag', () => {
    expect(read(around("ATT:1:2+a'")).segments[0]).toEqual({ tag: 'ATT', nesting: ['1', '2'], elements: [['a']] });
  });

  test('line ends between segments are nothing; within them they are data, or joined', () => {
    expect(read(around("\r\nFTX+a'\r\n \t")).codes).toEqual([]);
    const wrapped = around("FTX+lo\r\nng'");
    expect(read(wrapped)).toMatchObject({ codes: ['EDI-0016'], segments: [{ elements: [['lo\r\nng']] }] });
    expect(read(wrapped, { joinLines: true })).toMatchObject({ codes: [], segments: [{ elements: [['long']] }] });
  });
});

describe('character sets', () => {
  const message = (name: string, value: Uint8Array | string) =>
    Buffer.concat([
      bytes(`UNB+${name}:4+S+R+20261127:0230+1'UNH+1+CUSCAR:D:95B:UN'FTX+`),
      typeof value === 'string' ? bytes(value) : value,
      bytes("'UNT+3+1'UNZ+1+1'"),
    ]);

  test.each([
    ['UNOC', '\xfc', 'ü'],
    ['UNOD', '\xb1', 'ą'],
    ['UNOE', '\xb6', 'Ж'],
    ['UNOF', '\xc1', 'Α'],
    ['UNOG', '\xb1', 'ħ'],
    ['UNOH', '\xa2', 'ĸ'],
    ['UNOI', '\xc7', 'ا'],
    ['UNOJ', '\xe0', 'א'],
    ['UNOK', '\xfd', 'ı'],
    ['UNOL', '\xa4', '€'],
    ['UNOW', '\xe4\xb8\xad', '中'],
    ['UNOY', '\xe5\x8f\xa3', '口'],
    ['UNOX', "\x1b$B0'0+\x1b(B", new TextDecoder('iso-2022-jp').decode(bytes("\x1b$B0'0+\x1b(B"))],
    ['KECA', '\xc7\xd1', '한'],
  ])('%s', (name, raw, text) => {
    expect(read(message(name, raw))).toMatchObject({ codes: [], segments: [{ elements: [[text]] }] });
    expect(edifactCharsets.get(name)?.title).not.toBe('');
  });

  test('what is outside of the set is said once, with its place, and read', () => {
    const { findings, segments } = read(message('UNOA', 'ABC:dEf'));
    expect(segments[0]?.elements).toEqual([['ABC', 'dEf']]);
    expect(findings).toMatchObject([
      { code: 'EDI-0015', found: 'd', path: '/interchanges/0/messages/0/segments/0/elements/0/1' },
    ]);
    expect(findings[0]?.at).toEqual({ offset: 53, line: 1, column: 54, message: '1', segment: 2 });
  });

  test('UTF-8 under another name is said; under a name of ASCII it is read as what it is', () => {
    expect(read(message('UNOC', '\xc3\xbc'))).toMatchObject({
      codes: ['EDI-0018'],
      segments: [{ elements: [['Ã¼']] }],
    });
    expect(read(message('UNOC', '\xc3\xbc'), { charset: 'UNOY' }).segments[0]?.elements).toEqual([['ü']]);
    expect(read(message('UNOB', '\xc3\xbc'))).toMatchObject({ codes: ['EDI-0015'], segments: [{ elements: [['ü']] }] });
  });

  test('bytes that are no characters, control characters, unknown sets', () => {
    expect(read(message('UNOY', '\xff')).codes).toEqual(['EDI-0019']);
    expect(read(message('UNOC', 'a\0b')).findings).toMatchObject([{ code: 'EDI-0015', found: 'U+0000' }]);
    expect(read(message('UNOM', 'x')).codes).toEqual(['EDI-0017']);
  });

  test('a byte-order mark makes it UTF-8', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), message('UNOA', '\xc3\xbc')]);
    expect(read(marked)).toMatchObject({ codes: ['EDI-0024'], segments: [{ elements: [['ü']] }] });
  });
});

describe('envelopes', () => {
  test('what UNB and UNH say', () => {
    const { interchanges } = read(around("FTX'", { unb: "UNB+UNOC:3+A:14:X+B+510101:0230+REF1++APP++++1'" }));
    const [one] = interchanges;
    if (one?.header === undefined || one.messages[0] === undefined) throw new Error('no header');
    expect(interchangeHeader(one.header)).toEqual({
      charset: 'UNOC',
      version: '3',
      sender: { id: 'A', qualifier: '14', address: 'X' },
      recipient: { id: 'B' },
      prepared: '1951-01-01T02:30',
      reference: 'REF1',
      application: 'APP',
      test: true,
    });
    expect(messageHeader(one.messages[0].header)).toMatchObject({ type: 'CUSCAR', version: 'D', release: '95B' });
  });

  test('groups, and several interchanges, each with its own separators', () => {
    const group = (n: number): string =>
      `UNG+CUSCAR+S+R+261127:0230+G${n}'UNH+${n}+CUSCAR:D:95B:UN'UNT+2+${n}'UNE+1+G${n}'`;
    const one = `${UNB3}${group(1)}${group(2)}UNZ+2+REF1'`;
    const { codes, interchanges } = read(`${one}\nUNA^|.? ~UNB|UNOA^1|A|B|261127^0230|Z~UNZ|0|Z~`);
    expect(codes).toEqual(['EDI-0023']);
    expect(interchanges.map(({ groups, messages }) => [groups.length, messages.map((each) => each.group)])).toEqual([
      [2, [0, 1]],
      [0, []],
    ]);
  });

  test.each([
    ['nothing', '', ['EDI-0001']],
    ['a count', around("FTX+a'", { segments: 4 }), ['EDI-0006']],
    ['no number', around("FTX+a'").replace('UNT+3', 'UNT+x'), ['EDI-0006']],
    ['reference of a message', around("FTX+a'").replace('UNT+3+1', 'UNT+3+2'), ['EDI-0007']],
    ['reference of the interchange', around("FTX+a'").replace('UNZ+1+REF1', 'UNZ+1+REF2'), ['EDI-0007']],
    ['messages counted wrong', around("FTX+a'").replace('UNZ+1', 'UNZ+7'), ['EDI-0006']],
    ['no UNZ', around("FTX+a'").replace(ENDS, ''), ['EDI-0004']],
    ['no UNT', around("FTX+a'").replace("UNT+3+1'", ''), ['EDI-0004']],
    ['no UNB', around("FTX+a'", { unb: '' }), ['EDI-0003']],
    ['a message alone', "UNH+1+CUSCAR:D:95B:UN'UNT+2+1'", ['EDI-0003']],
    ['UNT twice', around("FTX+a'").replace(ENDS, `UNT+3+1'${ENDS}`), ['EDI-0005']],
    ['a segment outside', around("FTX+a'").replace(ENDS, `FTX+b'FTX+c'${ENDS}`), ['EDI-0009']],
    ['no terminator at the end', around("FTX+a'").slice(0, -1), ['EDI-0010']],
    ['a bad tag', around("F-X+a'"), ['EDI-0013']],
    ['an empty segment', around("FTX+a''"), ['EDI-0014']],
    ['syntax version 9', around("FTX+a'", { unb: UNB3.replace(':3', ':9') }), ['EDI-0020']],
    ['interactive', "UIB+UNOA:3'", ['EDI-0021']],
    [
      'a reference twice',
      around("FTX+a'").replace(ENDS, `UNH+1+CUSCAR:D:95B:UN'UNT+2+1'${ENDS}`).replace('UNZ+1', 'UNZ+2'),
      ['EDI-0008'],
    ],
    ['no type', around("FTX+a'").replace('+CUSCAR:D:95B:UN', ''), ['EDI-0022']],
    ['truncated within a header', 'UNB+UNOC:3+SEN', ['EDI-0010', 'EDI-0022', 'EDI-0004']],
    ['two UNB', `${UNB3}${UNB3.replace('REF1', 'REF2')}UNZ+0+REF2'`, ['EDI-0004', 'EDI-0023']],
    ['an interchange without messages', `${UNB3}UNZ+0+REF1'`, ['EDI-0023']],
    ['UNZ alone', "UNZ+1+REF1'", ['EDI-0003', 'EDI-0005']],
    ['UNE without UNG', around("FTX+a'").replace(ENDS, `UNE+1+G'${ENDS}`), ['EDI-0005']],
    ['UNG without UNE', `${UNB3}UNG+CUSCAR+S+R+261127:0230+G'UNH+1+CUSCAR:D:95B:UN'UNT+2+1'${ENDS}`, ['EDI-0004']],
    ['header and trailer swapped', `${UNB3}UNT+2+1'UNH+1+CUSCAR:D:95B:UN'${ENDS}`, ['EDI-0005', 'EDI-0004']],
    ['no reference in UNB', around("FTX+a'").replaceAll('REF1', ''), ['EDI-0022']],
    ['bytes that are no EDIFACT', '{"type":"declaration"}', ['EDI-0010', 'EDI-0013', 'EDI-0003', 'EDI-0009']],
    ['a package', around("FTX+a'").replace(ENDS, `UNO+1'UNP+1'${ENDS}`), ['EDI-0021', 'EDI-0021']],
    ['UNA cut off', 'UNA:+.', ['EDI-0002', 'EDI-0001']],
    ['a release character at the end', `${UNB3}UNH+1+CUSCAR:D:95B:UN'FTX+a?`, ['EDI-0010', 'EDI-0004', 'EDI-0004']],
    ['NUL between segments', around("\0FTX+a'"), ['EDI-0013', 'EDI-0015']],
    ['segments in the wrong case', around("ftx+a'"), ['EDI-0013']],
    ['UNA that divides nothing', around("FTX+a'", { una: "UNA++.? '" }), ['EDI-0002']],
  ])('%s', (_, text, codes) => {
    expect(read(text).codes).toEqual(codes);
  });

  test('strict reading throws at the first error, with its place', () => {
    const wrong = around("\nFTX+a'", { segments: 4 });
    expect(() => read(wrong, { strict: true })).toThrow(/UNT says 6.*\(2:7\)/);
    expect(read(around("FTX+a'"), { strict: true }).codes).toEqual([]);
  });
});

describe('bounds', () => {
  test('of a segment, of a message, of findings', () => {
    expect(read(around(`FTX+${'a'.repeat(300_000)}'`)).codes).toContain('EDI-0011');
    expect(read(around("FTX'".repeat(20), { segments: 20 }), { maxMessageSegments: 10 }).codes).toContain('EDI-0012');
    expect(read("UNT'".repeat(50), { maxFindings: 10 }).codes.at(-1)).toBe('EDI-0025');
  });

  test('a long segment of released terminators that comes byte by byte', () => {
    const text = bytes(around(`FTX+${"?'".repeat(4_000)}'`));
    expect(read(text).codes).toEqual([]);
  });
});
