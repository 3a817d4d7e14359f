import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { documentSchemas, type Receipt, receiptSchema } from '@kouan/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, isWritable } from '../../syntax/xml/index.ts';
import { canonical } from '../declaration/canonical.testing.ts';
import { CHANNELS } from './channels.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { CARD_FORM, IMPORT_FORM, OLD_RESULT_FORM, RESULT_FORM } from './forms.ts';

const DATA = new URL('../../../../../../shared/data/china/', import.meta.url);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const result = (inner: string): Uint8Array => bytes(`<DEC_RESULT>${inner}</DEC_RESULT>`);

describe.skipIf(!existsSync(DATA))('real receipts', () => {
  const folder = new URL('receipts/', DATA);
  const expected: Record<string, Partial<Receipt>> = {
    'dec_import_failed.xml': {
      stage: 'import',
      state: 'failed',
      final: true,
      clientReference: 'E52072019122319204282',
    },
    'dec_import_success.xml': {
      stage: 'import',
      state: 'stored',
      final: false,
      singleWindowNumber: 'E20190000357524667',
    },
    'dec_result_7.xml': { stage: 'business', state: 'submitted', channel: '7', noticedAt: '2019-12-23T21:36:38' },
    'dec_result_L.xml': { state: 'accepted', declarationNumber: '520720190000000123', declarationOffice: '5207' },
    'dec_result_P.xml': { state: 'released', declaredAt: '2019-12-23T21:36:33', note: ';报关单放行' },
  };

  test.each(existsSync(folder) ? readdirSync(folder) : [])('%s: read whole, and canonically the same again', (name) => {
    const input = readFileSync(new URL(name, folder));
    const { document, findings, unmapped } = decode(input);
    expect([findings, unmapped]).toEqual([[], []]);
    expect(document).toMatchObject(expected[name] as Partial<Receipt>);
    expect(receiptSchema.safeParse(document).error).toBeUndefined();
    const encoded = encode(document as Receipt);
    expect([encoded.dropped, encoded.findings]).toEqual([[], []]);
    expect(canonical(encoded.bytes)).toEqual(canonical(input));
  });

  test('all 37 channels of the public sources are in the table', () => {
    const rows = readFileSync(new URL('dec_result_channels.csv', DATA), 'utf8').split('\n').slice(2).filter(Boolean);
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(CHANNELS.map(({ code }) => code).sort());
    expect(CHANNELS).toHaveLength(37);
  });
});

test.each(CHANNELS.map((channel) => [channel.code, channel] as const))('channel %s', (code, channel) => {
  const { document, findings } = decode(result(`<CHANNEL>${code}</CHANNEL>`));
  expect(findings).toEqual([]);
  expect(document).toMatchObject({ channel: code, state: channel.state, final: channel.final ?? false });
  expect(documentSchemas.receipt.safeParse(document).success).toBe(true);
});

test('the form before 2018: wrapped, SEQ_NO, GB2312, compact dates; it comes back as it was', () => {
  const head = bytes(
    '<?xml version="1.0" encoding="GB2312"?><DEC_DATA><DEC_RESULT><SEQ_NO>000000001234567890</SEQ_NO><NOTICE_DATE>20180208T15032200</NOTICE_DATE><CHANNEL>P</CHANNEL><NOTE>',
  );
  const input = Uint8Array.from([...head, 0xd6, 0xd0, ...bytes('</NOTE></DEC_RESULT></DEC_DATA>')]);
  const { document, findings } = decode(input);
  expect(findings).toEqual([]);
  expect(document).toMatchObject({
    noticedAt: '2018-02-08T15:03:22.00',
    note: '中',
    singleWindowNumber: '000000001234567890',
  });
  expect(canonical(encode(document as Receipt).bytes)).toEqual(canonical(input));
});

test('a card failure is a failed import with its words', () => {
  const input = bytes(
    '<Root><resultFlag><Type>0</Type><Value>1</Value></resultFlag><failCode version="1">C134</failCode><failInfo>读卡器故障</failInfo><retData/></Root>',
  );
  const { document, unmapped } = decode(input);
  expect(document).toMatchObject({ state: 'failed', stage: 'import', note: '读卡器故障' });
  expect(unmapped).toEqual([{ path: '/Root/failCode/@version', value: '1' }]);
});

test.each([
  ['unknown channel', result('<CHANNEL>q</CHANNEL>'), ['CNR-0002']],
  ['no channel', result(''), ['CNR-0002']],
  ['bad date', result('<CHANNEL>P</CHANNEL><D_DATE>2019-13-01T00:00:00</D_DATE>'), ['CNR-0003']],
  ['repeated', result('<CHANNEL>P</CHANNEL><CHANNEL>E</CHANNEL>'), ['CNR-0004']],
  ['unknown element', result('<CHANNEL>P</CHANNEL><FOO>1</FOO>'), ['CNR-0005']],
  ['no receipt', bytes('<a/>'), ['CNR-0001']],
  ['truncated', bytes('<DEC_RESULT><CHANNEL>P'), ['XML-0001']],
])('%s', (_, input, codes) => {
  expect(decode(input).findings.map(({ code }) => code)).toEqual(codes);
});

test('a bad date is kept and comes back', () => {
  const input = result('<CHANNEL>P</CHANNEL><D_DATE>soon</D_DATE>');
  expect(canonical(encode(decode(input).document as Receipt).bytes)).toEqual(canonical(input));
});

/** A receipt of any form: some of its elements, in any order, with texts that fit and texts that do not. */
const anyReceipt = fc.constantFrom(IMPORT_FORM, RESULT_FORM, OLD_RESULT_FORM, CARD_FORM).chain((form) =>
  fc
    .tuple(
      fc
        .shuffledSubarray([...form.rows])
        .chain((rows) =>
          fc.tuple(
            ...rows.map(({ element, date }) =>
              fc
                .oneof(
                  fc.string({ unit: 'grapheme', maxLength: 20 }).filter(isWritable),
                  fc.constantFrom(
                    'P',
                    'Z',
                    'q',
                    '0',
                    '2026-11-27T10:00:00',
                    '20180208T15032200',
                    ' blank ',
                    date === true ? 'soon' : '1',
                  ),
                )
                .map((value) => `<${element}>${escapeText(value)}</${element}>`),
            ),
          ),
        ),
      fc.boolean(),
    )
    .map(([parts, stranger]) => {
      const open = form.namespace === '' ? form.root : `${form.root} xmlns="${form.namespace}"`;
      const inner = `<${open}>${parts.join('')}${stranger ? '<Zz>1</Zz>' : ''}</${form.root}>`;
      return bytes(form.around.reduceRight((text, name) => `<${name}>${text}</${name}>`, inner));
    }),
);

test('decode ∘ encode is the identity on every receipt that was read, and nothing is dropped', () => {
  fc.assert(
    fc.property(anyReceipt, (input) => {
      const { document, findings } = decode(input);
      if (document === undefined) {
        expect(findings.length).toBeGreaterThan(0);
        return;
      }
      expect(receiptSchema.safeParse(document).error).toBeUndefined();
      const { bytes: written, dropped } = encode(document);
      expect(dropped).toEqual([]);
      expect(decode(written).document).toEqual(document);
    }),
    { numRuns: 500 },
  );
});

test('a response code says what the state says', () => {
  const { document } = decode(bytes('<DecImportResponse><ResponseCode>0</ResponseCode></DecImportResponse>'));
  const codeOf = (state: Receipt['state']): string | undefined => {
    const xml = new TextDecoder().decode(encode({ ...(document as Receipt), state }).bytes);
    return /<ResponseCode>(.*)<\/ResponseCode>/.exec(xml)?.[1];
  };
  expect([codeOf('stored'), codeOf('failed')]).toEqual(['0', '1']);
});
