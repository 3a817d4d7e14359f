import { expect, test } from 'vitest';
import { decoderOf } from './decoder.ts';
import { xmlText } from './xml/text.ts';

const PRICES = Uint8Array.of(0x80, 0x31, 0x30, 0x20, 0x96, 0x20, 0x93, 0xe9, 0x94, 0x81);
const READ = '€10 – “é”\x81';

test.each(['windows-1252', 'ISO-8859-1', 'latin1', 'us-ascii'])('%s reads the same on every Node', (label) => {
  expect(decoderOf(label).decode(PRICES)).toBe(READ);
  const pieces = decoderOf(label, { fatal: true });
  expect([...PRICES].map((one) => pieces.decode(Uint8Array.of(one), { stream: true })).join('')).toBe(READ);
});

test.each(['gbk', 'GB2312', 'gb18030', 'cp936'])('%s is read as GB 18030, of which it is a part', (label) => {
  expect(decoderOf(label).decode(Uint8Array.of(0x80, 0xbf, 0xda, 0xb0, 0xb6))).toBe('€口岸');
});

test('what XML says of its encoding is read so', () => {
  const head = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>', 'latin1');
  const { text, findings } = xmlText(Buffer.concat([head, PRICES, Buffer.from('</a>')]));
  expect(text).toContain(`<a>${READ}</a>`);
  expect(findings).toEqual([]);
});

test('a label that nobody knows is refused', () => expect(() => decoderOf('none')).toThrow(RangeError));
