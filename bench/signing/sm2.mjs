import { createHash, createPrivateKey, createPublicKey, createSign, createVerify } from 'node:crypto';
import {
  chinaRealtime179,
  cmsDetached,
  keySigner,
  newKey,
  pemSigner,
  prepareTrust,
  selfSignedCertificate,
  sign,
  verify,
} from '@kouan/sdk/signing';
import { compareAsync, line } from '../measure.mjs';

/**
 * SM2 against the native primitive: what OpenSSL needs for SM3 over Z and the bytes and for the curve, the keys read once
 * and Z computed once on both sides. The signer as every kind uses it, the signed payment data of customs, and CMS.
 */
const payment = (sessionID) =>
  Buffer.from(
    `{"sessionID":"${sessionID}","payExchangeInfoHead":{"guid":"9D55BA71-55DE-41F4-8B50-C36C83B3B419","totalAmount":100},"payExchangeInfoLists":[{"orderNo":"SO1710301150602574003","goodsInfo":[{"gname":"${'x'.repeat(600)}"}]}],"serviceTime":"1544519952469"}`,
  );
const CURVE = Buffer.from(
  'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E9332C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0',
  'hex',
);
const SPKI_HEAD = 27;
/** Code is compiled after some thousands of calls, and one of these takes 0.4 ms. */
const TURNS = { warm: 3000 };

/** GB/T 32918.2 §5.5 for the usual identity. */
function identityHash(open) {
  const id = Buffer.from('1234567812345678');
  const point = open.export({ type: 'spki', format: 'der' }).subarray(SPKI_HEAD);
  return createHash('sm3')
    .update(Buffer.of(0, id.length * 8))
    .update(id)
    .update(CURVE)
    .update(point)
    .digest();
}

export async function run() {
  console.log('\nSM2 with SM3');
  const secret = newKey('SM2');
  const spki = createPublicKey(secret).export({ type: 'spki', format: 'der' });
  const open = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const native = createPrivateKey({
    key: secret.export({ type: 'pkcs8', format: 'der' }),
    format: 'der',
    type: 'pkcs8',
  });
  const z = identityHash(open);
  const signer = keySigner({ key: secret, algorithm: 'SM2-SM3', keyId: '01a2b3c4', certificates: [] });
  const message = Buffer.alloc(1000, 7);
  const made = await compareAsync(
    {
      raw: async () => createSign('sm3').update(z).update(message).sign(native),
      kouan: () => signer.sign(message),
    },
    TURNS,
  );

  const signed = await sign(payment('a'), chinaRealtime179, { signer });
  const trust = prepareTrust({ trust: [], keys: [{ keyId: '01a2b3c4', key: spki }], at: '2026-01-01T00:00:00Z' });
  const found = verify(signed, chinaRealtime179, { trust });
  if (found.verdict !== 'valid') throw new Error('the bench itself is wrong');
  const value = createSign('sm3').update(z).update(found.content).sign(native);
  const checked = await compareAsync(
    {
      raw: () => createVerify('sm3').update(z).update(found.content).verify(open, value),
      kouan: () => verify(signed, chinaRealtime179, { trust }),
    },
    TURNS,
  );
  return [
    line('SM2: sign 1 kB / native', made.kouan / made.raw, 1.2, true),
    line('SM2: signed payment data of 1 kB, verified and judged / native', checked.kouan / checked.raw, 1.2, true),
    ...(await cms()),
  ];
}

/** CMS hashes its content, and signs the attributes. */
async function cms() {
  const now = new Date();
  const pair = selfSignedCertificate({ subject: 'Bench', days: 9, now, kind: 'SM2' });
  const signer = pemSigner(pair);
  const native = createPrivateKey(pair.key);
  const z = identityHash(createPublicKey(native));
  const content = Buffer.alloc(32 * 1024, '<item>0203290000</item>');
  const attributes = Buffer.alloc(200, 1);
  const made = await compareAsync({
    raw: async () => {
      createHash('sm3').update(content).digest();
      return createSign('sm3').update(z).update(attributes).sign(native);
    },
    kouan: () => sign(content, cmsDetached, { signer, signedAt: now }),
  });
  return [line('SM2: CMS of 32 kB, sign / SM3 and native', made.kouan / made.raw, 1.2, true)];
}
