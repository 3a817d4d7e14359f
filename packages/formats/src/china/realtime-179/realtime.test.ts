import type { PaymentRecord } from '@kouan/sdk';
import { paymentRecordSchema } from '@kouan/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { NAME } from './fields.ts';
import { realtime179SignText } from './sign-text.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

const HEAD =
  '{"guid":"9D55BA71-22DE-41F4-8B50-C36C83B3B530","initalRequest":"https://pay.example/?a=1&b=2","initalResponse":"ok","ebpCode":"3300000001","payCode":"3300000004","payTransactionId":"PAY-1","totalAmount":100.50,"currency":"142","verDept":"3","payType":"1","tradingTime":"20260131083000","note":"测试"}';
const LISTS =
  '[{"orderNo":"ORDER-1","goodsInfo":[{"gname":"奶粉 \\"一段\\"","itemLink":"https://shop.example/1"}],"recpAccount":"6222","recpCode":"","recpName":"示例"}]';
const MESSAGE = `{"sessionID":"S-1","payExchangeInfoHead":${HEAD},"payExchangeInfoLists":${LISTS},"serviceTime":"1769819400000","certNo":"01","signValue":"AAAA"}`;

test('the text that is signed has the objects as they are posted, byte for byte', () => {
  expect(realtime179SignText(MESSAGE)).toBe(
    `"sessionID":"S-1"||"payExchangeInfoHead":"${HEAD}"||"payExchangeInfoLists":"${LISTS}"||"serviceTime":"1769819400000"`,
  );
  const spaced = MESSAGE.replace('{"guid"', '{ "guid"').replace(',"serviceTime"', ' ,\n"serviceTime"');
  expect(realtime179SignText(spaced)).toContain('"payExchangeInfoHead":"{ "guid"');
  expect(realtime179SignText('{"sessionID":"S-1"}')).toBeUndefined();
  expect(realtime179SignText('[]')).toBeUndefined();
});

test('a message is read, and written as it came: another key order, a number with a zero, an empty field', () => {
  const { document, findings, unmapped } = decode(bytes(MESSAGE));
  expect([findings, unmapped]).toEqual([[], []]);
  expect(document).toMatchObject({
    amount: '100.50',
    currency: 'CNY',
    paidAt: '2026-01-31T08:30:00',
    verifiedBy: 'other',
    orders: [{ goods: [{ name: '奶粉 "一段"' }], recipient: { account: '6222' } }],
  });
  expect(paymentRecordSchema.safeParse(document).error).toBeUndefined();
  expect(text(encode(document as PaymentRecord).bytes)).toBe(MESSAGE);
});

test('what is changed is written anew, in the order of the announcement, and signed over what is written', () => {
  const { document } = decode(bytes(MESSAGE));
  const out = text(encode({ ...(document as PaymentRecord), amount: '7' }).bytes);
  expect(out).toContain('"totalAmount":7,"currency":"142"');
  expect(realtime179SignText(out)).toContain('"totalAmount":7,');
});

test('the field of a form is read as well', () => {
  const { document, findings } = decode(bytes(`payExInfoStr=${encodeURIComponent(MESSAGE)}`));
  expect(document?.sessionId).toBe('S-1');
  expect(findings.map(({ code }) => code)).toEqual(['RTP-0007']);
});

const change = (from: string | RegExp, to: string) => (): string => MESSAGE.replace(from, to);
describe('broken', () => {
  test.each<[string, () => string, string]>([
    ['nothing', () => '', 'RTP-0001'],
    ['white space', () => ' \n', 'RTP-0001'],
    ['a word', () => 'payment', 'RTP-0001'],
    ['null', () => 'null', 'RTP-0001'],
    ['a list', () => '[]', 'RTP-0001'],
    ['a number', () => '1', 'RTP-0001'],
    ['an empty object', () => '{}', 'RTP-0001'],
    ['cut', () => MESSAGE.slice(0, -1), 'RTP-0001'],
    ['cut in the middle', () => MESSAGE.slice(0, 200), 'RTP-0001'],
    ['a comma too much', change('"S-1",', '"S-1",,'), 'RTP-0001'],
    ['single quotes', () => MESSAGE.replaceAll('"', "'"), 'RTP-0001'],
    ['a control character', change('S-1', 'S\u0001'), 'RTP-0001'],
    ['two messages', () => MESSAGE + MESSAGE, 'RTP-0001'],
    ['no head', change(/"payExchangeInfoHead":\{[^}]*\},/, ''), 'RTP-0001'],
    ['a head that is a list', change(/"payExchangeInfoHead":\{[^}]*\}/, '"payExchangeInfoHead":[]'), 'RTP-0001'],
    ['a head that is text', change(/"payExchangeInfoHead":\{[^}]*\}/, '"payExchangeInfoHead":"{}"'), 'RTP-0001'],
    ['100,000 levels', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'RTP-0001'],
    ['no session', change('"sessionID":"S-1",', ''), 'RTP-0003'],
    ['an empty session', change('"S-1"', '""'), 'RTP-0003'],
    ['a null', change('"S-1"', 'null'), 'RTP-0003'],
    ['no lists', change(LISTS, 'null'), 'RTP-0003'],
    ['lists that are none', change(LISTS, '{"a":1}'), 'RTP-0003'],
    ['an order without goods', change('"goodsInfo"', '"goods"'), 'RTP-0003'],
    ['no amount', change('"totalAmount":100.50,', ''), 'RTP-0003'],
    ['an amount as text', change('100.50', '"100.50"'), 'RTP-0002'],
    ['an amount with an exponent', change('100.50', '1e3'), 'RTP-0002'],
    ['an amount that is true', change('100.50', 'true'), 'RTP-0002'],
    ['a time that is none', change('20260131083000', '20260231083000'), 'RTP-0002'],
    ['a service time in seconds', change('1769819400000', '1769819400'), 'RTP-0002'],
    ['an unknown currency', change('"142"', '"999"'), 'RTP-0002'],
    ['an unknown kind of payment', change('"payType":"1"', '"payType":"9"'), 'RTP-0002'],
    ['a field that nobody knows', change('"verDept"', '"verDepartment":"x","verDept"'), 'RTP-0004'],
    ['__proto__', change('"verDept"', '"__proto__":{"polluted":true},"verDept"'), 'RTP-0004'],
  ])('%s', (_, input, code) => {
    const { findings } = decode(bytes(input()));
    expect(findings.map((one) => one.code)).toContain(code);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

test('decode ∘ encode is the identity, whatever the members and their order', () => {
  const parts = fc.shuffledSubarray(Object.entries(JSON.parse(MESSAGE) as Record<string, unknown>), { minLength: 1 });
  const order = fc.shuffledSubarray(Object.entries(JSON.parse(HEAD) as Record<string, unknown>), { minLength: 1 });
  fc.assert(
    fc.property(parts, order, fc.string(), (members, head, note) => {
      const value = { ...Object.fromEntries(members), payExchangeInfoHead: { ...Object.fromEntries(head), note } };
      const { document } = decode(bytes(JSON.stringify(value)));
      const encoded = encode(document as PaymentRecord);
      expect(encoded.dropped).toEqual([]);
      expect(decode(encoded.bytes).document).toEqual(document);
      expect(realtime179SignText(text(encoded.bytes))).toBe(realtime179SignText(JSON.stringify(value)));
    }),
    { numRuns: 60 },
  );
});

test('what only this format knows is kept under its name', () => {
  expect(decode(bytes(MESSAGE)).document?.extensions).toEqual({ [NAME]: { text: MESSAGE } });
});
