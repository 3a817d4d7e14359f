import { expect, it } from 'vitest';
import { memorySigner, SIGNATURE_KINDS, sign, verify, xmldsigEnveloped } from '../index.ts';
import { explainXml } from '../xml/explain.ts';
import { compareExplained, EXPLAINERS, type Explained, type ExplainedPart, likelyCauses, repairOf } from './index.ts';

const part = (text: string | Uint8Array, syntax: ExplainedPart['syntax']): Explained => ({
  kind: 'k',
  facts: [],
  parts: [{ name: 'content', title: { en: '', zh: '' }, bytes: Buffer.from(text), syntax, steps: [] }],
});

it.each([
  ['line-end', 'xml', '<a>\n<b/></a>', '<a>&#xD;\n<b/></a>'],
  ['comment', 'xml', '<a>1</a>', '<a><!-- x -->1</a>'],
  ['indentation', 'xml', '<a><b>1</b></a>', '<a>\n  <b>1</b>\n</a>'],
  ['attribute-order', 'xml', '<a b="1" c="2"></a>', "<a c='2' b='1'></a>"],
  ['namespace', 'xml', '<x:a xmlns:x="u"><x:b></x:b></x:a>', '<x:a xmlns:x="u" xmlns:y="v"><x:b></x:b></x:a>'],
  ['prefix', 'xml', '<x:a xmlns:x="u"></x:a>', '<a xmlns="u"></a>'],
  ['empty-element', 'xml', '<a><b/></a>', '<a><b></b></a>'],
  ['member-order', 'json', '{"a":1,"b":2}', '{"b":2,"a":1}'],
  ['json-spacing', 'json', '{"a":1.0}', '{ "a": 1 }'],
  ['unicode-form', 'text', 'é', 'e\u0301'],
  ['character-width', 'text', '（1）', '(1)'],
  ['byte-order-mark', 'text', '\ufeffa', 'a'],
  ['value', 'xml', '<a>100</a>', '<a>900</a>'],
] as const)('says %s where that is what parts two texts', (cause, syntax, here, good) => {
  const { differences, same } = compareExplained(part(here, syntax), part(good, syntax));
  expect(same).toEqual([]);
  expect(differences[0]?.causes.map(({ name }) => name)).toEqual([cause]);
});

it('says charset where one of them is GBK', () => {
  const gbk = new Uint8Array([0x3c, 0x61, 0x3e, 0xb1, 0xa8, 0x3c, 0x2f, 0x61, 0x3e]);
  const { differences } = compareExplained(part(gbk, 'xml'), part('<a>报</a>', 'xml'));
  expect(differences).toMatchObject([{ offset: 3, causes: [{ name: 'charset' }] }]);
});

it('names the first byte that differs, its line, and both sides with white space made visible', () => {
  const { differences } = compareExplained(part('<a>\r\n<b>1</b></a>', 'xml'), part('<a>\n<b>1</b></a>', 'xml'));
  expect(differences).toMatchObject([
    { offset: 3, line: 1, column: 4, here: '<a>␍␊<b>1</b></a>', good: '<a>␊<b>1</b></a>' },
  ]);
});

it('two causes at once are both named', () => {
  const { differences } = compareExplained(
    part('<a b="1" c="2"><d></d></a>', 'xml'),
    part('<a c="2" b="1">\n <d></d></a>', 'xml'),
  );
  expect(differences[0]?.causes.map(({ name }) => name).sort()).toEqual(['attribute-order', 'indentation']);
});

it('what was done after signing is found by undoing it until the digest is right', async () => {
  const now = new Date('2026-01-01');
  const signer = memorySigner({ subject: 'A', days: 9, now });
  const signed = Buffer.from(await sign(Buffer.from('<a><b>1</b></a>'), xmldsigEnveloped, { signer })).toString();
  const isRight = (bytes: Uint8Array): boolean =>
    verify(bytes, xmldsigEnveloped, { trust: [signer.certificate], at: now }).verdict !== 'invalid';
  const done = [signed.replace('<b>', '\n  <b>'), signed.replace('<b>', '<!-- seen --><b>'), signed.replace('1', '2')];
  expect(done.map((text) => repairOf(Buffer.from(text), isRight)?.name)).toEqual(['indentation', undefined, undefined]);
});

it('every kind of signature can be explained', () => {
  expect(Object.keys(EXPLAINERS).sort()).toEqual(SIGNATURE_KINDS.map(({ name }) => name).sort());
});

it('DecSign: the message without Sign, and that the profile is ours', () => {
  const message = (sign: string, mass: string): Buffer =>
    Buffer.from(
      `<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecHead b="2" a="1"><GrossWet>${mass}</GrossWet></DecHead><DecSign>${sign}</DecSign></DecMessage>`,
    );
  const [here] = EXPLAINERS['china-dec-sign']?.(message('<Sign>QUJD</Sign>', '101'), { policy: {} }) ?? [];
  const [good] = EXPLAINERS['china-dec-sign']?.(message('', '100'), { policy: {} }) ?? [];
  expect(Buffer.from(here?.parts[0]?.bytes ?? []).toString()).toBe(
    '<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecHead a="1" b="2"><GrossWet>101</GrossWet></DecHead><DecSign></DecSign></DecMessage>',
  );
  expect(here?.notes?.[0]?.en).toContain('no authority');
  expect(compareExplained(here as Explained, good as Explained).differences).toMatchObject([
    { part: 'content', offset: 85, causes: [{ name: 'value' }] },
  ]);
  const [none] = EXPLAINERS['china-dec-sign']?.(Buffer.from('<x/>'), { policy: {} }) ?? [];
  expect([none?.parts, none?.broken?.en]).toEqual([[], expect.any(String)]);
});

// What took the square of its length would take minutes over these.
const LONG = 100_000;
it.each([
  ['comments that do not end', '<!--'],
  ['instructions that do not end', '<?'],
  ['tags that do not end', '<a'],
  ['a name without an end', 'a'],
  ['carriage returns', '\r'],
  ['line feeds', '\n'],
  ['white space', ' '],
  ['attributes', '<a b="c" '],
  ['quotation marks', '<a "'],
  ['signatures', '<a:Signature x="1"/>'],
])('is not made to cost by %s', (_, piece) => {
  const many = piece.repeat(LONG / piece.length);
  const texts = [`<r>${many}x</r>`, `<r>${many}y</r>`];
  const [one, other] = texts.map((text) => part(text, 'xml').parts[0] as ExplainedPart);
  expect(likelyCauses(one as ExplainedPart, other as ExplainedPart).length).toBeGreaterThan(0);
  expect(repairOf(Buffer.from(many), () => false)).toBeUndefined();
  const [here, good] = texts.map((text) => Buffer.from(text));
  expect(explainXml(here as Buffer, { good: good as Buffer })).toBeDefined();
});
