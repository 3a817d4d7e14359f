import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { bareSigner, contentBy, readings } from '../json/jws.testing.ts';
import { rawSign } from '../primitives/index.ts';
import { chinaRealtime179, realtime179Text } from './realtime-179.ts';

const sm2 = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

// The spelling of the parts is what is signed: spaces, order, escapes and numbers stay as they are.
const head =
  '{"guid":"9D55BA71-22DE-41F4-8B50-C36C83B3B530", "initalRequest":"https:\\/\\/pay.example\\/a","totalAmount":100.10,"note":"测试||\\u6d4b"}';
const lists =
  '[{"orderNo":"SO1","goodsInfo":[{"gname":"样品","itemLink":"http://m.example/1"}],"recpAccount":"","recpCode":"","recpName":""}]';
const form = `{ "payExchangeInfoLists" : ${lists}, "sessionID":"ad2254-8hewyf32-55616249","serviceTime":"1544519952469","payExchangeInfoHead":${head}}`;
const text = `"sessionID":"ad2254-8hewyf32-55616249"||"payExchangeInfoHead":"${head}"||"payExchangeInfoLists":"${lists}"||"serviceTime":"1544519952469"`;
const bytes = Buffer.from(form);

it('the text to sign is that of the announcement, with the inner JSON as it is spelt', () => {
  expect(realtime179Text(bytes)).toBe(text);
});

it.each([
  ['SM2-SM3', sm2, {}],
  ['RSA-SHA256', rsa, {}],
  ['RSA-SHA1', rsa, { algorithms: ['RSA-SHA1'] as const }],
] as const)('%s: signs the form field, and verifies it', async (algorithm, { privateKey, publicKey }, policy) => {
  const signer = bareSigner(algorithm, privateKey, '01010000000019f1');
  const signed = await chinaRealtime179.sign(bytes, { signer });
  const posted = JSON.parse(Buffer.from(signed).toString());
  expect(Object.keys(posted)).toEqual([
    'sessionID',
    'payExchangeInfoHead',
    'payExchangeInfoLists',
    'serviceTime',
    'certNo',
    'signValue',
  ]);
  expect(posted.certNo).toBe('01010000000019f1');
  expect(posted.signValue.length).toBe(algorithm === 'SM2-SM3' ? 88 : 344);
  expect(realtime179Text(signed)).toBe(text);
  expect(chinaRealtime179.detect(signed)).toBe(true);
  expect(Buffer.from(contentBy(chinaRealtime179, signed, publicKey, { policy }) ?? []).toString()).toBe(text);
  expect(readings(chinaRealtime179, signed, { policy })).toMatchObject([{ algorithm, keyId: '01010000000019f1' }]);
  // Same values, another spelling: customs would not verify it either.
  const respelt = Buffer.from(JSON.stringify(posted));
  expect(contentBy(chinaRealtime179, respelt, publicKey, { policy })).toBeUndefined();
});

it('SHA-1 is never taken unless the policy names it', async () => {
  const signed = await chinaRealtime179.sign(bytes, { signer: bareSigner('RSA-SHA1', rsa.privateKey, 'c1') });
  expect(contentBy(chinaRealtime179, signed, rsa.publicKey)).toBeUndefined();
});

const value = Buffer.from(rawSign(Buffer.from(text), sm2.privateKey, 'SM2-SM3')).toString('base64');
const field = (members: string): Uint8Array => Buffer.from(`${form.slice(0, -1)},${members}}`);

it.each([
  ['a member that is not signed', field(`"certNo":"c","signValue":"${value}","extra":1`)],
  ['a member twice', field(`"certNo":"c","signValue":"${value}","sessionID":"x"`)],
  ['no certNo', field(`"signValue":"${value}"`)],
  ['a signature in two lines', field(`"certNo":"c","signValue":"${value.slice(0, 60)}\\n${value.slice(60)}"`)],
  ['a signature that is none', field('"certNo":"c","signValue":1')],
  [
    'a service time of seconds',
    Buffer.from(
      Buffer.from(field(`"certNo":"c","signValue":"${value}"`))
        .toString()
        .replace('1544519952469', '1544519952'),
    ),
  ],
  [
    'a head as text',
    Buffer.from(
      Buffer.from(field(`"certNo":"c","signValue":"${value}"`))
        .toString()
        .replace(head, '"x"'),
    ),
  ],
])('refuses %s', (_, wrong) => {
  expect(readings(chinaRealtime179, wrong)[0]?.tests).toMatchObject([{ name: 'structure', passed: false }]);
});

it('refuses to sign twice, without a number, or with a key that customs does not take', async () => {
  const signer = bareSigner('SM2-SM3', sm2.privateKey, 'c1');
  const once = await chinaRealtime179.sign(bytes, { signer });
  await expect(chinaRealtime179.sign(once, { signer })).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
  await expect(chinaRealtime179.sign(bytes, { signer: bareSigner('SM2-SM3', sm2.privateKey) })).rejects.toMatchObject({
    code: 'ERR_KOUAN_USAGE',
  });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await expect(
    chinaRealtime179.sign(bytes, { signer: bareSigner('ECDSA-SHA256', ec.privateKey, 'c1') }),
  ).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
  expect(readings(chinaRealtime179, bytes)).toEqual([]);
});
