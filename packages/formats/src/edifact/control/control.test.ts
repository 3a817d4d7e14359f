import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpus, missing } from '../../syntax/edifact/corpus.testing.ts';
import { readEdifact, writeEdifact } from '../../syntax/edifact/index.ts';
import { controlOf } from './index.ts';

const UNB = "UNB+UNOC:3+SENDER:ZZ+PORT:14+261127:0230+REF1'";
const GOOD = "BGM+34+1+9'NAD+CF+COS:160:20'EQD+CN+MSKU1234565'CNT+16:1'";
const OPTIONS = { reference: 'A1', prepared: '2026-11-27T03:05' };

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const message = (body: string, reference = '1'): string =>
  `UNH+${reference}+CODECO:D:96B:UN'${body}UNT+${body.split("'").length + 1}+${reference}'`;

/** The answer to some text, between its own UNH and UNT. */
function answer(text: string): string {
  const written = writeEdifact([controlOf(readEdifact(bytes(text)), 0, OPTIONS)]);
  expect(written.findings).toEqual([]);
  const whole = Buffer.from(written.bytes).toString('latin1');
  const [, body = ''] = /^UNB.*?'UNH.*?'(.*)UNT/s.exec(whole) ?? [];
  return body;
}

test('a good interchange is acknowledged, by its receiver to its sender', () => {
  const file = readEdifact(bytes(`${UNB}${message(GOOD)}UNZ+1+REF1'`));
  expect(Buffer.from(writeEdifact([controlOf(file, 0, OPTIONS)]).bytes).toString()).toBe(
    "UNB+UNOC:3+PORT:14+SENDER:ZZ+261127:0305+A1'UNH+A1+CONTRL:D:3:UN'UCI+REF1+SENDER:ZZ+PORT:14+7'UNT+3+A1'UNZ+1+A1'",
  );
});

test('syntax version 4 is answered in version 4', () => {
  const unb = "UNB+UNOC:4+S+R+20261127:0230+REF1'";
  const file = readEdifact(bytes(`${unb}${message(GOOD)}UNZ+1+REF1'`));
  expect(Buffer.from(writeEdifact([controlOf(file, 0, OPTIONS)]).bytes).toString()).toBe(
    "UNB+UNOC:4+R+S+20261127:0305+A1'UNH+A1+CONTRL:4:1:UN'UCI+REF1+S+R+7'UNT+3+A1'UNZ+1+A1'",
  );
});

test.each([
  [
    'the interchange is rejected for its trailer',
    `${UNB}${message(GOOD)}UNZ+2+REF1'`,
    "UCI+REF1+SENDER:ZZ+PORT:14+4+29+UNZ'",
  ],
  ['for its reference', `${UNB}${message(GOOD)}UNZ+1+REF2'`, "UCI+REF1+SENDER:ZZ+PORT:14+4+28+UNZ'"],
  ['for a trailer that is not there', `${UNB}${message(GOOD)}`, "UCI+REF1+SENDER:ZZ+PORT:14+4+13+UNZ'"],
  [
    'a message is rejected for its count, and the other one is not',
    `${UNB}${message(GOOD)}${message(GOOD, '2').replace('UNT+6', 'UNT+7')}UNZ+2+REF1'`,
    "UCI+REF1+SENDER:ZZ+PORT:14+7'UCM+2+CODECO:D:96B:UN+4+29+UNT'",
  ],
  [
    'a component that is too long, an element that is missing, a segment that has no place',
    `${UNB}${message(`BGM+34+${'1'.repeat(36)}+9'NAD++COS'EQD+CN+A'RFF+:1'CNT+16:1'PIA+1'`)}UNZ+1+REF1'`,
    "UCI+REF1+SENDER:ZZ+PORT:14+7'UCM+1+CODECO:D:96B:UN+4'UCS+2'UCD+39+3:1'UCS+3'UCD+13+2'UCS+5'UCD+13+2:1'UCS+7+15'UCD+13+3'",
  ],
  [
    'a group is named before its messages',
    `${UNB}UNG+CODECO+S+R+261127:0230+G1'${message("BGM+34+1'XYZ+1'NAD+CF'EQD+CN'CNT+16:1'")}UNE+1+G1'UNZ+1+REF1'`,
    "UCI+REF1+SENDER:ZZ+PORT:14+7'UCF+G1+S+R+7'UCM+1+CODECO:D:96B:UN+4'UCS+3+15'",
  ],
])('%s', (_, text, expected) => {
  expect(answer(text)).toBe(expected);
});

test('whatever was read, its answer can be read without an error', () => {
  const piece = fc.constantFrom(
    UNB,
    message(GOOD),
    "UNT+1+1'",
    "UNZ+1+REF1'",
    "UNG+CODECO+S+R+261127:0230+G1'",
    "FTX+a'",
    "BGM'",
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const file = readEdifact(bytes(pieces.join('')));
      file.interchanges.forEach((_one, index) => {
        const again = readEdifact(writeEdifact([controlOf(file, index, OPTIONS)]).bytes);
        expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      });
    }),
    { numRuns: 100 },
  );
});

test.skipIf(missing)('interchanges of others are answered', () => {
  for (const { bytes: input } of corpus.filter((one) => one.bytes.length < 100_000)) {
    const file = readEdifact(input);
    file.interchanges.forEach((_one, index) => {
      const { bytes: written } = writeEdifact([controlOf(file, index, OPTIONS)]);
      const again = readEdifact(written);
      expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(again.interchanges[0]?.messages[0]?.segments[0]?.tag).toBe('UCI');
    });
  }
});
