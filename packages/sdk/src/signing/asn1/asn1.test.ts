import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bitsNamed,
  DerError,
  integerBytes,
  Members,
  magnitude,
  namedBits,
  objectIdentifier,
  oidOf,
  readDer,
  sequence,
  setOf,
  smallInteger,
  smallUnsigned,
  time,
  timeOf,
  unsignedInteger,
} from './index.ts';

const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(' ', ''), 'hex');

it('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.uint8Array({ maxLength: 300 }),
      fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }),
      (n, bytes, date) => {
        expect(smallInteger(readDer(smallUnsigned(n)))).toBe(n);
        const number = Buffer.from(magnitude(readDer(unsignedInteger(bytes)))).toString('hex');
        expect(BigInt(`0x0${number}`)).toBe(BigInt(`0x0${Buffer.from(bytes).toString('hex')}`));
        expect(timeOf(readDer(time(date))).getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000);
      },
    ),
  );
});

it('reads identifiers with large arcs', () => {
  for (const oid of ['1.2.840.113549.1.1.11', '2.5.29.15', '2.999.4294967296', '1.2.156.10197.1.501'])
    expect(oidOf(readDer(objectIdentifier(oid)))).toBe(oid);
});

it('a set is sorted, named bits are cut', () => {
  expect(Buffer.from(setOf(hex('0402 0001'), hex('0401 ff'), hex('0201 00'))).toString('hex')).toBe(
    '310a0201000401ff04020001',
  );
  expect([...namedBits(readDer(bitsNamed(0, 1)))]).toEqual([0, 1]);
  expect(Buffer.from(bitsNamed(5, 6)).toString('hex')).toBe('03020106');
});

it.each([
  ['indefinite length', '3080 0000'],
  ['long form of a short length', '0481 01 00'],
  ['leading zero in a length', '0482 0001 00'],
  ['cut off', '0402 00'],
  ['something behind', '0400 00'],
  ['high tag number', '1f 81 00 00'],
])('refuses %s', (_, bytes) => {
  expect(() => readDer(hex(bytes))).toThrow(DerError);
});

it.each([
  ['integer with a zero too many', () => integerBytes(readDer(hex('0202 0001')))],
  ['empty integer', () => integerBytes(readDer(hex('0200')))],
  ['negative magnitude', () => magnitude(readDer(hex('0201 80')))],
  ['arc with a zero group in front', () => oidOf(readDer(hex('0603 2a8001')))],
  ['identifier that does not end', () => oidOf(readDer(hex('0602 2a86')))],
  ['the 31st of February', () => timeOf(readDer(Buffer.concat([hex('170d'), Buffer.from('260231000000Z')])))],
  ['time without seconds', () => timeOf(readDer(Buffer.concat([hex('170b'), Buffer.from('2602010000Z')])))],
  ['unused bits that are set', () => namedBits(readDer(hex('0302 0181')))],
  ['a member too many', () => new Members(readDer(sequence(hex('0500')))).end()],
  ['members of a primitive value', () => new Members(readDer(hex('0500')), 0x05)],
])('refuses %s', (_, read) => {
  expect(read).toThrow(DerError);
});
