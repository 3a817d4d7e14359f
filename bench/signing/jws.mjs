import { createHash, generateKeyPairSync, sign as rawSign, verify as rawVerify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  canonicalJson,
  canonicalJsonText,
  jwsCompact,
  keySigner,
  prepareTrust,
  sign,
  verify,
} from '@kouan/sdk/signing';
import canonicalize from 'canonicalize';
import { CompactSign, compactVerify } from 'jose';
import { compare, compareAsync, line } from '../measure.mjs';

/**
 * JWS against node:crypto on the same bytes, which is the limit, and against jose; RFC 8785 against canonicalize. The
 * payload is a DCSA transport document of 12 kB where it lies beside the checkout, and one of 1 kB.
 */
const SAMPLE = new URL('../../../shared/data/dcsa/samples/pint-demo/HHL71800000-unsigned.json', import.meta.url);

const KEYS = {
  RS256: { algorithm: 'RSA-SHA256', pair: generateKeyPairSync('rsa', { modulusLength: 2048 }), hash: 'sha256' },
  ES256: { algorithm: 'ECDSA-SHA256', pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }), hash: 'sha256' },
  EdDSA: { algorithm: 'Ed25519', pair: generateKeyPairSync('ed25519'), hash: null },
};
const settings = (alg, key) => (alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' } : key);
const spki = (key) => new Uint8Array(key.export({ type: 'spki', format: 'der' }));
const AT = '2026-01-01T00:00:00Z';

export async function run() {
  const results = [];
  for (const [alg, { algorithm, pair, hash }] of Object.entries(KEYS)) {
    const payload = new Uint8Array(Buffer.from(JSON.stringify({ text: 'x'.repeat(1000) })));
    const signer = bare(pair.privateKey, algorithm);
    const jws = await sign(payload, jwsCompact, { signer });
    const signed = jws.subarray(0, Buffer.from(jws).lastIndexOf('.'));
    const value = Buffer.from(Buffer.from(jws).toString().split('.')[2], 'base64url');
    const trust = prepareTrust({ trust: [], keys: [{ keyId: 'k', key: spki(pair.publicKey) }], at: AT });
    if (verify(jws, jwsCompact, { trust }).verdict !== 'valid') throw new Error('the bench itself is wrong');
    const signing = await compareAsync({
      raw: async () => rawSign(hash, signed, settings(alg, pair.privateKey)),
      kouan: () => sign(payload, jwsCompact, { signer }),
      jose: () => new CompactSign(payload).setProtectedHeader({ alg, kid: 'k' }).sign(pair.privateKey),
    });
    results.push(line(`JWS ${alg}: sign 1 kB / node:crypto`, signing.kouan / signing.raw, 1.2, true));
    results.push(line(`JWS ${alg}: sign, jose / kouan`, signing.jose / signing.kouan, 1.2));
    const verifying = await compareAsync({
      raw: async () => rawVerify(hash, signed, settings(alg, pair.publicKey), value),
      kouan: async () => verify(jws, jwsCompact, { trust }),
      jose: () => compactVerify(jws, pair.publicKey, { algorithms: [alg] }),
    });
    results.push(line(`JWS ${alg}: verify 1 kB / node:crypto`, verifying.kouan / verifying.raw, 1.3, true));
    results.push(line(`JWS ${alg}: verify, jose / kouan`, verifying.jose / verifying.kouan, 1.2));
  }
  results.push(...(await chain()), ...canonical());
  return results;
}

/** 50 entries of a chain and the manifest before them, by three platforms, each entry with the checksum of the last. */
async function chain() {
  const platforms = [0, 1, 2].map((n) => ({
    keyId: `p${n}`,
    pair: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  }));
  const all = [];
  let previous = '';
  for (let n = 0; n < 51; n++) {
    const { keyId, pair } = platforms[n % 3];
    const entry = Buffer.from(
      JSON.stringify({ eblPlatform: keyId, previous, transactions: [{ n, text: 'x'.repeat(400) }] }),
    );
    const jws = await sign(entry, jwsCompact, { signer: bare(pair.privateKey, 'ECDSA-SHA256', keyId) });
    previous = createHash('sha256').update(jws).digest('hex');
    const text = Buffer.from(jws);
    all.push({
      jws,
      key: pair.publicKey,
      signed: text.subarray(0, text.lastIndexOf('.')),
      value: Buffer.from(text.toString().split('.')[2], 'base64url'),
    });
  }
  const keys = platforms.map(({ keyId, pair }) => ({ keyId, key: spki(pair.publicKey) }));
  const trust = prepareTrust({ trust: [], keys, at: AT });
  const times = await compareAsync({
    raw: () =>
      all.every(({ key, signed, value }) => rawVerify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, value)),
    kouan: () =>
      all.every(
        ({ jws }) =>
          verify(jws, jwsCompact, { trust }).verdict === 'valid' && createHash('sha256').update(jws).digest(),
      ),
  });
  return [line('chain of 50 entries and their checksums / 51 of node:crypto', times.kouan / times.raw, 1.3, true)];
}

function canonical() {
  if (!existsSync(SAMPLE)) return [];
  const { document } = JSON.parse(readFileSync(SAMPLE, 'utf8'));
  const text = Buffer.from(JSON.stringify(document));
  const times = compare({
    stringify: () => JSON.stringify(document),
    kouan: () => canonicalJson(document),
    canonicalize: () => canonicalize(document),
    strict: () => canonicalJsonText(text),
    parsed: () => canonicalize(JSON.parse(text.toString())),
  });
  return [
    line('RFC 8785 of a transport document: canonicalize / kouan', times.canonicalize / times.kouan, 1),
    line('RFC 8785 / JSON.stringify', times.kouan / times.stringify, 3, true),
    line('read strictly and written: JSON.parse + canonicalize / kouan', times.parsed / times.strict, 1),
  ];
}

const bare = (key, algorithm, keyId = 'k') => keySigner({ key, algorithm, keyId, certificates: [] });
