import { describe, expect, test } from 'vitest';
import { asBytes, BREAKS } from '../syntax/message/broken.testing.ts';
import { fullXml } from '../syntax/message/sample.testing.ts';
import { ALL, ceb, documentsOf } from './messages.testing.ts';

/** One message of each format, and what is wrong only with it. */
const FIRST = ALL.filter(([, , format], at) => ALL.findIndex(([, , other]) => other === format) === at);

describe.each(FIRST)('%s, broken', (_, message, format) => {
  const xml = fullXml(message);
  test.each(BREAKS)('%s', async (_name, codes, change) => {
    const input = asBytes(change(xml));
    const { findings } = await documentsOf(format, input);
    const said = findings.map(({ code }) => code);
    expect(
      codes.some((code) => said.includes(code)),
      said.join(' '),
    ).toBe(true);
    expect(format.decode(input).findings.map(({ code }) => code)).toEqual(said);
  });
});

test.each([
  ['a number that is none', '<qty>many</qty>', 'CNM-0005', '/items/0/quantity/value'],
  ['a number too long', '<qty>123456789012345.1</qty>', 'CNM-0006', '/items/0/quantity/value'],
  ['a unit that is none', '<unit>kg</unit>', 'CNM-0005', '/items/0/quantity/unit'],
  ['a text too long', `<itemName>${'名'.repeat(251)}</itemName>`, 'CNM-0006', '/items/0/tradeName'],
  ['nothing where something is required', '<itemName/>', 'CNM-0007', '/items/0/tradeName'],
  ['another currency than renminbi', '<currency>502</currency>', 'CNM-0017', '/currency'],
  ['no such time', '<appTime>20260231000000</appTime>', 'CNM-0005', '/preparedAt'],
  ['an unknown kind of operation', '<appType>7</appType>', 'CNM-0005', '/operation'],
])('%s: said where it is', (_, element, code, path) => {
  const [, message, format] = ceb('311');
  const name = /<(\w+)/.exec(element)?.[1] ?? '';
  const xml = fullXml(message).replace(new RegExp(`<${name}>[^<]*</${name}>`), element);
  const [found] = format.decode(asBytes(xml)).findings;
  expect([found?.code, found?.path, found?.at?.line]).toEqual([code, path, 1]);
});

test('more documents than a message may have are read, and only the last is given what stands behind', async () => {
  const [, message, format] = ceb('311');
  const xml = fullXml(message);
  const [order = ''] = /<Order>.*<\/Order>/s.exec(xml) ?? [];
  const { documents, findings } = await documentsOf(format, asBytes(xml.replace(order, order.repeat(103))));
  expect(documents).toHaveLength(103);
  const codes = findings.map(({ code }) => code);
  expect([codes.filter((code) => code === 'CNM-0015').length, codes.length]).toEqual([102, 103]);
  expect(codes).toContain('CNM-0008');
  expect(documents.map((one) => 'transfer' in one).indexOf(true)).toBe(102);
});

test('a message beyond what is looked at whole gives the same, piece by piece', async () => {
  const [, message, format] = ceb('621');
  const xml = fullXml(message);
  const [one = ''] = /<Inventory>.*<\/Inventory>/s.exec(xml) ?? [];
  const input = asBytes(xml.replace(one, one.repeat(Math.ceil(1_200_000 / one.length))));
  const read = async (size: number): Promise<unknown[]> => {
    const all: unknown[] = [];
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < input.length; at += size) yield input.subarray(at, at + size);
    }
    for await (const { document, findings } of format.decodeEach?.(pieces()) ?? []) all.push([document, findings]);
    return all;
  };
  const whole = await read(input.length);
  expect(whole.length).toBe(Math.ceil(1_200_000 / one.length));
  expect(await read(65_537)).toEqual(whole);
});
