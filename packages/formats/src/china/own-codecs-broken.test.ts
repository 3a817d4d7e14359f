import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatByName } from '../index.ts';
import { asBytes, BREAKS } from '../syntax/message/broken.testing.ts';

/** What breaks any XML, without what only the tables of messages say. */
const SYNTAX = BREAKS.filter(([, codes]) => codes.every((code) => code.startsWith('XML-')));

type Change = readonly [name: string, code: string, change: (xml: string) => string];

/** What can be wrong with a message of each of the formats that read with tables of their own kind. */
const OWN: readonly (readonly [format: string, file: string, changes: readonly Change[]])[] = [
  [
    'china.certificate-application',
    'application.canonical.xml',
    [
      ['another root', 'CCA-0001', () => '<Order/>'],
      ['HTML', 'CCA-0001', () => '<html><body>504</body></html>'],
      ['another namespace', 'CCA-0002', (xml) => xml.replace(/xmlns="[^"]*"/, 'xmlns="urn:x"')],
      ['a day that is none', 'CCA-0003', (xml) => xml.replace(/<InvDate>[^<]*/, '<InvDate>2026-02-31')],
      ['a mass in words', 'CCA-0003', (xml) => xml.replace(/<GrossWt>[^<]*/, '<GrossWt>heavy')],
      ['a currency in words', 'CCA-0003', (xml) => xml.replace(/<Curr>[^<]*/, '<Curr>dollars')],
      ['an unknown element', 'CCA-0004', (xml) => xml.replace('<CertNo>', '<Colour>red</Colour><CertNo>')],
      ['an unknown tree', 'CCA-0004', (xml) => xml.replace('<CertNo>', `<A>${'<B>1</B>'.repeat(500)}</A><CertNo>`)],
      ['an element twice', 'CCA-0005', (xml) => xml.replace(/<CertNo>[^<]*<\/CertNo>/, '$&$&')],
      [
        'an element 2,000 times',
        'CCA-0005',
        (xml) => xml.replace(/<CertNo>[^<]*<\/CertNo>/, (one) => one.repeat(2_000)),
      ],
      [
        'a signature',
        'CCA-0006',
        (xml) => xml.replace('</Certificate>', '<Signature><V>v</V></Signature></Certificate>'),
      ],
    ],
  ],
  [
    'china.declaration',
    'import.canonical.xml',
    [
      ['another root', 'CND-0001', () => '<Order/>'],
      ['HTML', 'CND-0001', () => '<html><body>504</body></html>'],
      ['another namespace', 'CND-0002', (xml) => xml.replace(/xmlns="[^"]*"/, 'xmlns="urn:x"')],
      ['a text too long', 'CND-0003', (xml) => xml.replace(/<BillNo>[^<]*/, `<BillNo>${'9'.repeat(33)}`)],
      ['a number that is none', 'CND-0004', (xml) => xml.replace(/<GrossWet>[^<]*/, '<GrossWet>heavy')],
      ['an element twice', 'CND-0006', (xml) => xml.replace(/<IEFlag>[^<]*<\/IEFlag>/, '$&$&')],
      ['an unknown element', 'CND-0007', (xml) => xml.replace('<IEFlag>', '<Colour>red</Colour><IEFlag>')],
      ['no direction', 'CND-0008', (xml) => xml.replace(/<IEFlag>[^<]*<\/IEFlag>/, '')],
    ],
  ],
  [
    'china.declaration-receipt',
    'channel-P.xml',
    [
      ['another root', 'CNR-0001', () => '<Order/>'],
      ['HTML', 'CNR-0001', () => '<html><body>504</body></html>'],
      ['a channel that nobody knows', 'CNR-0002', (xml) => xml.replace(/<CHANNEL>[^<]*/, '<CHANNEL>q')],
      [
        'a time that is none',
        'CNR-0003',
        (xml) => xml.replace(/<NOTICE_DATE>[^<]*/, '<NOTICE_DATE>2019-13-01T00:00:00'),
      ],
      ['an element twice', 'CNR-0004', (xml) => xml.replace(/<CHANNEL>[^<]*<\/CHANNEL>/, '$&$&')],
      ['an unknown element', 'CNR-0005', (xml) => xml.replace('<CHANNEL>', '<FOO>1</FOO><CHANNEL>')],
    ],
  ],
  [
    'china.dxp-envelope',
    'message.canonical.xml',
    [
      ['another root', 'DXP-0001', () => '<Order/>'],
      ['another namespace', 'DXP-0002', (xml) => xml.replace(/xmlns="[^"]*"/, 'xmlns="urn:x"')],
      ['no content', 'DXP-0004', (xml) => xml.replace(/<Data>[^<]*<\/Data>/, '')],
      ['a sender too long', 'DXP-0005', (xml) => xml.replace(/<SenderId>[^<]*/, `<SenderId>${'S'.repeat(17)}`)],
      ['two contents', 'DXP-0007', (xml) => xml.replace(/<Data>[^<]*<\/Data>/, '$&$&')],
      ['content that is no Base64', 'DXP-0008', (xml) => xml.replace(/<Data>[^<]*/, '<Data>not base64!')],
    ],
  ],
];

describe.each(OWN)('%s, broken', (name, file, own) => {
  const format = formatByName(name);
  const xml = readFileSync(new URL(`../../../../fixtures/${name}/${file}`, import.meta.url), 'utf8').replace(
    /^<\?.*\?>\s*/,
    '',
  );
  const plain = xml.replace(/[^\0-\x7f]/g, '?');
  const codesOf = (input: string | Uint8Array): readonly string[] =>
    format.decode(asBytes(input)).findings.map(({ code }) => code);

  test('is whole before', () => expect(codesOf(xml).filter((code) => code.startsWith('XML-'))).toEqual([]));

  test.each(SYNTAX)('%s', (_, codes, change) => {
    const said = codesOf(change(plain));
    expect(
      codes.some((code) => said.includes(code)),
      said.join(' '),
    ).toBe(true);
  });

  test.each(own)('%s', (_, code, change) => {
    expect(change(xml)).not.toBe(xml);
    expect(codesOf(change(xml))).toContain(code);
  });

  test('are thirty or more', () => expect(SYNTAX.length + own.length).toBeGreaterThanOrEqual(30));
});
