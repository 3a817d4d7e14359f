import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesOf, missing } from '../json/data.testing.ts';
import { bareSigner, contentBy, PAIRS, readings } from '../json/jws.testing.ts';
import { chinaDecSign, DEC_SIGN_NOTICE } from './dec-sign.ts';

const sm2 = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const signer = bareSigner('SM2-SM3', sm2.privateKey, '01010000000019f1');
const at = new Date('2026-01-05T08:09:10.120Z');
const message = (inside: string): Uint8Array =>
  Buffer.from(
    `<?xml version="1.0"?>\r\n<DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec">${inside}</DecMessage>\n`,
  );
const plain = message(
  '<DecHead><GrossWet>100</GrossWet></DecHead><DecSign><OperType>G</OperType><Sign/><Note>A</Note></DecSign>',
);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

it('says that it is ours alone', () => {
  expect(chinaDecSign.title.en).toContain(DEC_SIGN_NOTICE.en);
  expect(chinaDecSign.title.zh).toContain('主管部门未公布');
});

it('fills in Sign, SignDate and Certificate, and covers everything but Sign', async () => {
  const signed = await chinaDecSign.sign(plain, { signer, at });
  expect(text(signed)).toMatch(
    /<DecSign><OperType>G<\/OperType><Sign>[\w+/=]{88}<\/Sign><Note>A<\/Note><SignDate>2026010516091012<\/SignDate><Certificate>01010000000019f1<\/Certificate><\/DecSign>/,
  );
  expect(chinaDecSign.detect(signed)).toBe(true);
  expect(text(contentBy(chinaDecSign, signed, sm2.publicKey) ?? new Uint8Array())).toBe(
    '<DecMessage xmlns="http://www.chinaport.gov.cn/dec" version="4.8"><DecHead><GrossWet>100</GrossWet></DecHead><DecSign><OperType>G</OperType><Note>A</Note><SignDate>2026010516091012</SignDate><Certificate>01010000000019f1</Certificate></DecSign></DecMessage>',
  );
  const [evidence] = readings(chinaDecSign, signed);
  expect(evidence).toMatchObject({ algorithm: 'SM2-SM3', keyId: '01010000000019f1', claimedAt: at });
  expect(evidence?.tests[0]).toMatchObject({ passed: true, warning: DEC_SIGN_NOTICE });
  expect(evidence?.tests[0]?.reason.en).toContain('no authority');
});

it.each([
  ['the gross mass', '>100<', '>101<'],
  ['what is to be done', '>G<', '>D<'],
  ['the note', '<Note>A', '<Note>B'],
  ['the time', '2026010516091012', '2026010516091013'],
  ['the certificate', '19f1<', '19f2<'],
  ['the version', 'version="4.8"', 'version="5.0"'],
])('a change of %s is seen', async (_, from, to) => {
  const signed = text(await chinaDecSign.sign(plain, { signer, at }));
  expect(signed).toContain(from);
  expect(contentBy(chinaDecSign, Buffer.from(signed.replace(from, to)), sm2.publicKey)).toBeUndefined();
});

it('puts a DecSign in where there is none, with the prefix of the message', async () => {
  const prefixed = Buffer.from('<d:DecMessage xmlns:d="http://www.chinaport.gov.cn/dec"><d:DecHead/></d:DecMessage>');
  const signed = await chinaDecSign.sign(prefixed, { signer, at });
  expect(text(signed)).toContain('<d:DecHead/><d:DecSign><d:SignDate>');
  expect(contentBy(chinaDecSign, signed, sm2.publicKey)).toBeDefined();
});

it.each([
  ['ECDSA-SHA256', PAIRS.ES256],
  ['ECDSA-SHA384', PAIRS.ES384],
  ['ECDSA-SHA512', PAIRS.ES512],
  ['Ed25519', PAIRS.EdDSA],
] as const)('%s fits its 200 characters', async (algorithm, { privateKey, publicKey }) => {
  const signed = await chinaDecSign.sign(plain, { signer: bareSigner(algorithm, privateKey), at });
  expect(contentBy(chinaDecSign, signed, publicKey, { policy: { algorithms: [algorithm] } })).toBeDefined();
});

it('RSA does not fit, a number of 21 characters neither, and nothing is signed twice', async () => {
  const rsa = bareSigner('RSA-SHA256', PAIRS.RS256.privateKey);
  await expect(chinaDecSign.sign(plain, { signer: rsa, at })).rejects.toMatchObject({ code: 'ERR_KOUAN_KEY' });
  await expect(chinaDecSign.sign(plain, { signer, at, certificate: '1'.repeat(21) })).rejects.toMatchObject({
    code: 'ERR_KOUAN_USAGE',
  });
  const once = await chinaDecSign.sign(plain, { signer, at });
  await expect(chinaDecSign.sign(once, { signer, at })).rejects.toMatchObject({ code: 'ERR_KOUAN_USAGE' });
  expect(readings(chinaDecSign, plain)).toEqual([]);
});

const SIGN = `<Sign>${'A'.repeat(86)}==</Sign>`;
it.each([
  ['two DecSign', message(`<DecSign>${SIGN}</DecSign><DecSign/>`)],
  ['two Sign', message(`<DecSign>${SIGN}${SIGN}</DecSign>`)],
  ['something inside Sign', message('<DecSign><Sign><x/></Sign></DecSign>')],
  ['a stranger inside DecSign', message(`<DecSign>${SIGN}<x xmlns="urn:x"/></DecSign>`)],
  ['a comment in a text', message(`<A>1<!-- -->00</A><DecSign>${SIGN}</DecSign>`)],
  ['base64 in two lines', message(`<DecSign>${SIGN.replace('==', '\n==')}</DecSign>`)],
  ['a length of no algorithm', message('<DecSign><Sign>QUJD</Sign></DecSign>')],
  ['a DOCTYPE', Buffer.from(`<!DOCTYPE x>${text(message(`<DecSign>${SIGN}</DecSign>`)).slice(23)}`)],
  ['another root', Buffer.from(`<x>${SIGN}</x>`)],
])('refuses %s', (_, bytes) => {
  expect(readings(chinaDecSign, bytes)[0]?.tests).toMatchObject([{ name: 'structure', passed: false }]);
});

const SAMPLE = 'china/DecMessage_v3.1_sample_redacted.xml';
describe.skipIf(missing(SAMPLE))('the sample of version 3.1', () => {
  it('is signed and verified', async () => {
    const sample = text(bytesOf(SAMPLE));
    const signed = await chinaDecSign.sign(Buffer.from(sample), { signer, at });
    expect(contentBy(chinaDecSign, signed, sm2.publicKey)).toBeDefined();
    // Nothing else of the text was touched.
    const strip = (one: string): string => one.replace(/<(Sign|SignDate|Certificate)(\/>|>[^<]*<\/\1>)/g, '');
    expect(strip(text(signed))).toBe(strip(sample));
  });
});
