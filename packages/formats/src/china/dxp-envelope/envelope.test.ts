import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentSchemas, type Envelope } from '@kouan/sdk';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Read, readDocuments } from '../../read.ts';
import { decode, NAME } from './decode.ts';
import { encode } from './encode.ts';
import format from './format.ts';
import { openEnvelope, sealEnvelope } from './seal.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const codes = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);
const RECEIPT = bytes('<DEC_RESULT><CUS_CIQ_NO>000000001234567890</CUS_CIQ_NO><CHANNEL>P</CHANNEL></DEC_RESULT>');

const SEAL = {
  messageId: 'A-1',
  sender: 'DXPENT0000000001',
  receivers: ['DXPEDCSW00000001'],
  createdAt: '2026-11-24T10:00:00',
  messageType: 'DECCUS004',
};

const full: Envelope = {
  ...sealEnvelope(RECEIPT, { ...SEAL, fileName: 'A-1.xml', cardNumber: '8800000000001' }),
  id: 'E1',
  businessKeys: [{ name: 'EntryId', value: '520720190000000123' }, { value: 'x & "y"' }],
  contentEncoding: 'UTF-8',
  receiverMapping: 'M1',
};

const routed: Envelope = {
  ...full,
  route: {
    id: 'R1',
    version: '1.0',
    messageId: '01234567202611241000000000000001',
    subMessageId: '1',
    sentAt: '2026-11-24T10:00:01+08:00',
    endNode: 'NODE0002',
    startNode: 'NODE0001',
  },
};

const reply: Envelope = {
  type: 'envelope',
  kind: 'reply',
  receiver: 'DXPENT0000000001',
  accessNode: 'NODE0001',
  responses: [
    {
      node: 'NODE0002',
      code: '000000001',
      information: '接收方不存在',
      results: [{ receiver: 'DXPEDCSW00000001', code: '1', information: '失败', note: '-' }],
      noticedOn: '2026-11-24',
      note: 'n',
      original: SEAL,
    },
  ],
};

const samples = [
  ['DxpMsg', full],
  ['DxpMsgSv', routed],
  ['DxpRep', reply],
] as const;

test.each(samples)('%s: every field of the schema goes out and comes back', (_, document) => {
  const encoded = encode(document);
  expect([encoded.findings, encoded.dropped]).toEqual([[], []]);
  expect(format.detect(encoded.bytes)).toBe(1);
  expect(decode(encoded.bytes)).toEqual({ document, findings: [], unmapped: [] });
  expect(documentSchemas.envelope.safeParse(document).error).toBeUndefined();
});

const XSD = new URL('../../../../../../shared/data/china/ceb/xsd-202205/', import.meta.url);
const hasXmllint = (() => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!existsSync(XSD) || !hasXmllint)('against the official schema', () => {
  // xmllint cannot include a file whose name is Chinese: the schemas get plain names in a folder of their own.
  const folder = mkdtempSync(join(tmpdir(), 'kouan-dxp-'));
  const plain = (name: string): string =>
    name
      .replace(/(海关跨境)?终端节点报文(定义\d*)?/, 'terminal')
      .replace(/(海关跨境)?传输节点报文(定义\d*)?/, 'transport');
  if (existsSync(XSD)) {
    for (const name of readdirSync(XSD).filter((one) => /节点|xmldsig/.test(one))) {
      const schema = readFileSync(new URL(encodeURIComponent(name), XSD), 'utf8');
      writeFileSync(join(folder, plain(name)), schema.replace(/schemaLocation="[^"]*"/g, plain));
    }
  }
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['DxpMsg', full, 'terminal.xsd'],
    ['DxpMsgSv', routed, 'transport.xsd'],
    ['DxpRep', reply, 'terminal.xsd'],
  ])('xmllint accepts %s', (name, document, schema) => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, encode(document).bytes);
    execFileSync('xmllint', ['--noout', '--nonet', '--schema', join(folder, schema), file], { stdio: 'pipe' });
  });
});

test('bytes go in and come out as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000 }), (content) => {
      const { document } = decode(encode(sealEnvelope(content, SEAL)).bytes);
      const back = openEnvelope(document as Envelope) ?? new Uint8Array();
      expect(Buffer.compare(back, content)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

async function all(data: Uint8Array): Promise<Read[]> {
  const found: Read[] = [];
  for await (const one of readDocuments(data, { file: 'in.xml' })) found.push(one);
  return found;
}

const wrap = (content: Uint8Array, messageType: string): Uint8Array =>
  encode(sealEnvelope(content, { ...SEAL, messageType })).bytes;

describe('what is inside is read', () => {
  test('a receipt, with the envelope beside it and the bytes as they were', async () => {
    const [read, ...more] = await all(wrap(RECEIPT, 'DECCUS004'));
    expect(more).toEqual([]);
    expect(read?.document).toMatchObject({ type: 'receipt', state: 'released' });
    expect(read?.format?.name).toBe('china.declaration-receipt');
    expect(read?.envelopes).toMatchObject([{ transfer: { messageId: 'A-1' } }]);
    expect(Buffer.compare(read?.bytes ?? new Uint8Array(), RECEIPT)).toBe(0);
    expect(read?.findings).toEqual([]);
  });

  test('content of another kind than announced is said', async () => {
    const [read] = await all(wrap(RECEIPT, 'DECCUS001'));
    expect(codes(read?.findings ?? [])).toEqual(['DXP-0012']);
    expect(read?.findings[0]?.at).toEqual({ file: 'in.xml' });
  });

  test('content that nobody knows leaves the envelope, and says so', async () => {
    const [read] = await all(wrap(bytes('\u0001\u0002'), 'OTHER'));
    expect(read?.document).toMatchObject({ type: 'envelope' });
    expect(read?.findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('a table within is read row by row', async () => {
    const rows = await all(wrap(bytes('{"clientReference":"A"}\n{"clientReference":"B"}\n'), 'ROWS'));
    expect(rows.map(({ document }) => document)).toMatchObject([{ clientReference: 'A' }, { clientReference: 'B' }]);
    expect(rows.every(({ envelopes }) => envelopes?.length === 1)).toBe(true);
  });

  test('three envelopes are opened, a fourth stays closed', async () => {
    let data: Uint8Array = RECEIPT;
    for (let depth = 0; depth < 3; depth++) data = wrap(data, 'NEST');
    expect((await all(data))[0]).toMatchObject({ document: { type: 'receipt' }, envelopes: { length: 3 } });
    const [deep] = await all(wrap(data, 'NEST'));
    expect(deep?.document).toMatchObject({ type: 'envelope' });
    expect(codes(deep?.findings ?? [])).toEqual(['DXP-0013']);
  });

  test('a format that is named is not opened; a reply has nothing inside', async () => {
    for await (const one of readDocuments(wrap(RECEIPT, 'DECCUS004'), { format: format as never }))
      expect(one.document?.type).toBe('envelope');
    expect((await all(encode(reply).bytes))[0]?.document).toMatchObject({ kind: 'reply' });
  });
});

const message = (inner: string, root = 'DxpMsg', head = ' ver="1.0"'): Uint8Array =>
  bytes(`<${root} xmlns="http://www.chinaport.gov.cn/dxp"${head}>${inner}</${root}>`);
const HEAD =
  '<TransInfo><CopMsgId>1</CopMsgId><SenderId>S</SenderId><ReceiverIds><ReceiverId>R</ReceiverId></ReceiverIds><CreatTime>2026-11-24T10:00:00</CreatTime><MsgType/></TransInfo>';

describe('bad envelopes', () => {
  test.each([
    ['another root', bytes('<Other><A>1</A></Other>'), ['DXP-0001']],
    ['another namespace', bytes(`<DxpMsg ver="1.0">${HEAD}<Data>YQ==</Data></DxpMsg>`), ['DXP-0002']],
    ['no version', message(`${HEAD}<Data>YQ==</Data>`, 'DxpMsg', ''), ['DXP-0003']],
    ['no content', message(HEAD), ['DXP-0004']],
    ['an empty head', message('<TransInfo/><Data>YQ==</Data>'), Array.from({ length: 3 }, () => 'DXP-0004')],
    ['a long sender', message(`${HEAD.replace('>S<', `>${'S'.repeat(17)}<`)}<Data>YQ==</Data>`), ['DXP-0005']],
    [
      'six receivers',
      message(`${HEAD.replace('<ReceiverId>R</ReceiverId>', '<ReceiverId>R</ReceiverId>'.repeat(6))}<Data>YQ==</Data>`),
      ['DXP-0006'],
    ],
    ['two contents', message(`${HEAD}<Data>YQ==</Data><Data>Yg==</Data>`), ['DXP-0007']],
    ['no base64', message(`${HEAD}<Data>not base64!</Data>`), ['DXP-0008']],
    ['no time', message(`${HEAD.replace('2026-11-24T10:00:00', 'today')}<Data>YQ==</Data>`), ['DXP-0008']],
    ['an unknown element', message(`${HEAD}<Data>YQ==</Data><Extra a="1">v</Extra>`), ['DXP-0009']],
    ['a signature', message(`${HEAD}<Data>YQ==</Data><Signature><V>v</V></Signature>`), ['DXP-0011']],
  ])('%s', (_, input, expected) => {
    const { findings, unmapped } = decode(input);
    expect(codes(findings)).toEqual(expected);
    const lost = ['two contents', 'no base64', 'no time', 'an unknown element', 'a signature', 'another root'];
    expect(unmapped.length > 0).toBe(lost.includes(_));
  });

  test('what cannot be written is said and listed', () => {
    const transfer = { ...SEAL, sender: 'S\u0001', receivers: [], createdAt: 'now' };
    const { findings, dropped } = encode({
      type: 'envelope',
      kind: 'message',
      transfer,
      content: 'YQ==',
      receiver: 'x',
    });
    expect(codes(findings)).toEqual(['DXP-0010', 'DXP-0004', 'DXP-0008']);
    expect(dropped.map(({ path }) => path)).toEqual(['/transfer/sender', '/transfer/createdAt', '/receiver']);
  });

  test('content of a document made by hand that is no base64 is refused with a hint', () => {
    expect(() => openEnvelope({ type: 'envelope', kind: 'message', content: 'a' })).toThrow(/no base64/);
  });

  test('another version is kept and written again', () => {
    const { document, findings } = decode(message(`${HEAD}<Data>YQ==</Data>`, 'DxpMsg', ' ver="2.0"'));
    expect(codes(findings)).toEqual(['DXP-0003']);
    expect(document?.extensions).toEqual({ [NAME]: { ver: '2.0' } });
    expect(text(encode(document as Envelope).bytes)).toContain('ver="2.0"');
  });
});

test('every code of the catalogue is produced by a test here', () => {
  const here = readFileSync(new URL(import.meta.url), 'utf8');
  for (let number = 1; number <= 13; number++) expect(here).toContain(`DXP-${String(number).padStart(4, '0')}`);
});
