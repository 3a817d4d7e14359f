/** Ways to break a message; each is said in a finding, and none ends in a crash. @module */

type Break = readonly [name: string, codes: readonly string[], change: (text: string) => string | Uint8Array];

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
/** The segment behind BGM, whatever it is. */
const second = (text: string): string => /'BGM[^']*'([^']*')/.exec(text)?.[1] ?? '';
const typeOf = (text: string): string => /UNH\+1\+([A-Z]{6})/.exec(text)?.[1] ?? '';
const behindBgm = (more: string) => (text: string) => text.replace(/'BGM[^']*'/, (bgm) => bgm + more);
const put = (wanted: RegExp | string, by: string) => (text: string) => text.replace(wanted, () => by);

export const BREAKS: readonly Break[] = [
  ['nothing', ['EDI-0001'], () => ''],
  ['white space', ['EDI-0001'], () => ' \r\n '],
  ['cut in a segment', ['EDI-0010'], (text) => text.slice(0, text.length >> 1).replace(/'[^']*$/, "'FTX+AA")],
  ['cut behind a segment', ['EDI-0004'], (text) => text.slice(0, text.lastIndexOf("'UNT") + 1)],
  ['no UNZ', ['EDI-0004'], put(/UNZ[^']*'/, '')],
  ['no UNT', ['EDI-0004'], put(/UNT[^']*'/, '')],
  ['no UNB', ['EDI-0003'], put(/UNB[^']*'/, '')],
  ['no UNH', ['EDM-0001'], put(/UNH[^']*'/, '')],
  ['wrong count of segments', ['EDI-0006'], put(/UNT\+\d+/, 'UNT+9999')],
  ['a count that is no number', ['EDI-0006'], put(/UNT\+\d+/, 'UNT+X')],
  ['wrong count of messages', ['EDI-0006'], put(/UNZ\+\d+/, 'UNZ+7')],
  ['another reference of the message', ['EDI-0007'], put(/(?<=UNT\+\d+)\+1'/, "+2'")],
  ['another reference of the interchange', ['EDI-0007'], put(/(?<=UNZ\+1)\+REF1/, '+REF2')],
  ['two messages with one reference', ['EDI-0008'], (text) => text.replace(/(UNH.*)(?=UNZ)/s, '$1$1')],
  ['another message', ['EDM-0001', 'EDM-0002'], (text) => text.replace(typeOf(text), 'ORDERS')],
  ['a message that does not say what it is', ['EDM-0003'], (text) => text.replace(typeOf(text), '')],
  ['a directory that is not held', ['EDD-0001', 'EDM-0004'], put(/:D:\d\d[AB]/, ':D:03B')],
  ['no directory', ['EDD-0001', 'EDM-0004'], put(/:D:\d\d[AB]/, ':D:')],
  ['an unknown segment', ['EDD-0002', 'EDD-0009'], behindBgm("XYZ+1:2'")],
  ['a segment that has no place', ['EDD-0009'], behindBgm("UNS+D'")],
  ['no BGM', ['EDD-0010'], put(/BGM[^']*'/, '')],
  ['segments the wrong way round', ['EDD-0009', 'EDD-0010'], (text) => text.replace(/(BGM[^']*')([^']*')/, '$2$1')],
  ['a segment 500 times', ['EDD-0011', 'EDD-0009'], (text) => behindBgm(second(text).repeat(500))(text)],
  ['an unknown code', ['EDD-0006'], put(/BGM\+[^+']*/, 'BGM+ZQX')],
  ['a value that is too long', ['EDD-0004'], put(/BGM\+[^+']*\+[^+']*/, `BGM+1+${'X'.repeat(100)}`)],
  ['more elements than there are', ['EDD-0007'], put(/BGM[^']*/, 'BGM+1+1+9+AA+1+1+1+1+1+1')],
  ['300 elements', ['EDD-0007'], put(/BGM[^']*/, `BGM${'+1'.repeat(300)}`)],
  ['a repetition before there was one', ['EDD-0004', 'EDD-0006'], put(/BGM\+[^']*/, 'BGM+1*2*3+1')],
  ['a release character at the end', ['EDI-0010'], (text) => text.replace(/'$/, "?'")],
  ['a separator that is released', ['EDI-0013'], put('BGM+', 'BGM?+')],
  ['control characters', ['EDI-0015'], put(/BGM\+/, 'BGM+\u0001\u0002')],
  [
    'bytes that are no character of the set',
    ['EDI-0015', 'EDI-0019'],
    (text) => bytes(text.replace('UNOC', 'UNOA').replace(/BGM\+/, 'BGM+\u00ff\u00fe')),
  ],
  ['an unknown character set', ['EDI-0017'], put('UNOC:3', 'UNOQ:3')],
  ['UNA that divides nothing', ['EDI-0002'], (text) => `UNA++++++${text}`],
  ['other separators than UNA says', ['EDM-0001'], (text) => `UNA|,.? ~${text}`],
  ['a segment outside the message', ['EDI-0009'], put(/UNZ/, "FTX+AAA'UNZ")],
  ['a tag that is none', ['EDI-0013'], behindBgm("b!m+1'")],
  ['UTF-16', ['EDM-0001'], (text) => new Uint8Array(Buffer.from(text, 'utf16le'))],
  ['XML', ['EDM-0001'], () => '<a/>'],
];

export const asBytes = (input: string | Uint8Array): Uint8Array => (typeof input === 'string' ? bytes(input) : input);
