import { createHmac, generateKeyPairSync, sign as nodeSign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate, verify } from '../index.ts';
import { encodeBase64url } from './base64.ts';
import { bareSigner, contentBy, PAIRS, readings, refusalOf } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import { jwsJson } from './jws-json.ts';
import { verifyJws } from './jws-web.ts';
import { REFUSALS, type RefusalName } from './refusals.ts';

/** Attack → the reason for which it is refused. The same table is asked of node's verifier and of the browser's. */

const { ES256, RS256, EdDSA } = PAIRS;
const b64 = (text: string | Uint8Array): string => encodeBase64url(typeof text === 'string' ? Buffer.from(text) : text);
const payload = b64('{"amount":"100.00"}');

/** Signed by the right key, so that nothing but the refusal stands between it and being valid. */
const signed = (header: string, body = payload, key = ES256.privateKey): string => {
  const text = `${b64(header)}.${body}`;
  const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return `${text}.${b64(nodeSign(hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }))}`;
};
const es256 = (more: string): string => signed(`{"alg":"ES256"${more === '' ? '' : `,${more}`}}`);
const good = es256('');
const [head = '', , signature = ''] = good.split('.');

const pem = ES256.publicKey.export({ type: 'spki', format: 'pem' });
const der = ES256.publicKey.export({ type: 'spki', format: 'der' });
const rsaPem = RS256.publicKey.export({ type: 'spki', format: 'pem' });
const hmac = (alg: string, key: string | Buffer): string => {
  const text = `${b64(`{"alg":"${alg}"}`)}.${payload}`;
  return `${text}.${b64(createHmac(alg.toLowerCase().replace('hs', 'sha'), key).update(text).digest())}`;
};
const jwk = JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }));
const certificate = (subject: string): string => {
  const { certificate: text } = selfSignedCertificate({ subject, days: 9, now: new Date('2026-01-01T00:00:00Z') });
  return text.replace(/-----[^-]+-----|\s/g, '');
};
const [cert, otherCert] = [certificate('A'), certificate('B')];

const ATTACKS: readonly (readonly [refusal: RefusalName, attacks: Readonly<Record<string, string>>])[] = [
  [
    'alg-none',
    Object.fromEntries(
      ['none', 'None', 'NONE', 'nOnE'].flatMap((alg) => [
        [`${alg}, no signature`, `${b64(`{"alg":"${alg}"}`)}.${payload}.`],
        [`${alg}, the old signature`, `${b64(`{"alg":"${alg}"}`)}.${payload}.${signature}`],
      ]),
    ),
  ],
  [
    'alg-mac',
    {
      'HS256 with the PEM of the public key': hmac('HS256', pem.toString()),
      'HS256 with its DER': hmac('HS256', der),
      'HS512 with the PEM of an RSA key': hmac('HS512', rsaPem.toString()),
      'HS384 of nothing': hmac('HS384', ''),
    },
  ],
  [
    'alg-unknown',
    {
      'es256 in small letters': signed('{"alg":"es256"}'),
      'a space behind': signed('{"alg":"ES256 "}'),
      ES256K: signed('{"alg":"ES256K"}'),
      'of JWE': signed('{"alg":"dir"}'),
      'an empty one': signed('{"alg":""}'),
      __proto__: signed('{"alg":"__proto__"}'),
      constructor: signed('{"alg":"constructor"}'),
    },
  ],
  ['alg-missing', { 'no alg': signed('{"kid":"1"}'), 'alg of a prototype': signed('{"__proto__":{"alg":"ES256"}}') }],
  [
    'header-parameter',
    {
      'alg as list': signed('{"alg":["ES256"]}'),
      'alg null': signed('{"alg":null}'),
      'kid as number': es256('"kid":1'),
    },
  ],
  [
    'json-duplicate',
    {
      'alg twice': signed('{"alg":"none","alg":"ES256"}'),
      'alg twice, once escaped': signed('{"alg":"ES256","\\u0061lg":"none"}'),
      'deep inside': es256('"x":{"y":[{"z":1,"z":2}]}'),
    },
  ],
  [
    'key-in-header',
    {
      jwk: es256(`"jwk":${jwk}`),
      jku: es256('"jku":"https://example.com/k"'),
      x5u: es256('"x5u":"https://example.com/c"'),
      'jwk null': es256('"jwk":null'),
    },
  ],
  [
    'b64',
    {
      'false without crit': es256('"b64":false'),
      'false with crit': es256('"b64":false,"crit":["b64"]'),
      'true with crit': es256('"b64":true,"crit":["b64"]'),
      'in crit alone': es256('"crit":["b64"]'),
      'unencoded payload': signed('{"alg":"ES256","b64":false,"crit":["b64"]}', 'YQ'),
    },
  ],
  [
    'crit-shape',
    {
      empty: es256('"crit":[]'),
      'no list': es256('"crit":"exp"'),
      object: es256('"crit":{}'),
      numbers: es256('"crit":[1]'),
      null: es256('"crit":null'),
    },
  ],
  [
    'crit-unknown',
    {
      unknown: es256('"crit":["exp"],"exp":1'),
      'a registered name': es256('"crit":["alg"]'),
      'http URL': es256('"crit":["http://x"]'),
    },
  ],
  [
    'x5c-shape',
    {
      empty: es256('"x5c":[]'),
      'no list': es256('"x5c":"AA=="'),
      eleven: es256(`"x5c":[${Array(11).fill('"AA=="')}]`),
      'empty one': es256('"x5c":[""]'),
    },
  ],
  [
    'header-size',
    {
      'a header of 100 kB': es256(`"x":"${'a'.repeat(100_000)}"`),
      'of 100 MB': `${'e'.repeat(1e8)}.${payload}.${signature}`,
    },
  ],
  [
    'json-depth',
    {
      'a depth bomb': es256(`"x":${'['.repeat(20_000)}${']'.repeat(20_000)}`),
      'nine deep': es256(`"x":${'[{"a":'.repeat(5)}1${'}]'.repeat(5)}`),
    },
  ],
  ['json-surrogate', { 'half a pair': es256('"kid":"\\ud800"'), 'as a name': es256('"\\udc00":1') }],
  [
    'json-utf8',
    {
      latin1: signed('{"alg":"ES256","kid":"').replace(
        /^[^.]+/,
        b64(Buffer.from('{"alg":"ES256","kid":"\xe9"}', 'latin1')),
      ),
    },
  ],
  ['json-bom', { 'byte order mark': signed('\ufeff{"alg":"ES256"}') }],
  ['json-trailing', { 'two values': signed('{"alg":"ES256"}{}'), 'a zero byte': signed('{"alg":"ES256"}\u0000') }],
  [
    'json-syntax',
    { 'no JSON': signed('alg: ES256'), 'cut off': signed('{"alg":"ES256"'), 'a comma': signed('{"alg":"ES256",}') },
  ],
  ['header-shape', { list: signed('["ES256"]'), text: signed('"ES256"'), null: signed('null') }],
  ['json-negative-zero', { 'minus zero': es256('"x":-0') }],
  ['json-integer', { 'beyond 2^53': es256('"iat":9007199254740993') }],
  [
    'base64url-alphabet',
    {
      'padding behind the signature': `${good}==`,
      'padding in the header': good.replace('.', '=.'),
      'a line end': `${good}\n`,
      'a space in the payload': good.replace(`.${payload}`, `.${payload.slice(0, 4)} ${payload.slice(4)}`),
      'base64 instead of base64url': good.replace(/[\w-](\w)$/, '+$1'),
      'a zero byte': `${good}\u0000`,
      'not ASCII': good.replace(payload, `${payload.slice(0, -4)}éééé`),
    },
  ],
  [
    'base64url-length',
    {
      'one character over': `${head}.${payload.slice(0, payload.length & ~3)}A.${signature}`,
    },
  ],
  [
    'base64url-tail',
    {
      'spare bits set in the signature': `${good.slice(0, -1)}${next(good.at(-1))}`,
      'in the header': `${b64('{"alg":"ES256","k":12}').replace(/.$/, next)}.${payload}.${signature}`,
    },
  ],
  [
    'jws-shape',
    {
      'two parts': `${head}.${payload}`,
      'four parts': `${good}.${signature}`,
      'no header': `.${payload}.${signature}`,
      'a text': 'nonsense',
      dots: '..',
    },
  ],
  [
    'signature-length',
    {
      truncated: `${head}.${payload}.${signature.slice(0, 80)}`,
      missing: `${head}.${payload}.`,
      'DER instead of r and s': `${head}.${payload}.${b64(nodeSign('sha256', Buffer.from(`${head}.${payload}`), ES256.privateKey))}`,
      'of another curve': `${head}.${payload}.${b64(new Uint8Array(96))}`,
      'of 4 kB under RS256': `${b64('{"alg":"RS256"}')}.${payload}.${b64(new Uint8Array(4096))}`,
    },
  ],
];

/** The next character of the alphabet: a spare bit more. */
function next(character = ''): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(character) + 1] ?? 'B';
}

it('the honest one is accepted', async () => {
  expect(contentBy(jwsCompact, Buffer.from(good), ES256.publicKey)).toBeDefined();
  const key = new Uint8Array(der);
  expect(await verifyJws(good, { key, algorithms: ['ES256'] })).toMatchObject({ verdict: 'valid' });
});

describe.each(ATTACKS)('%s', (refusal, attacks) => {
  it.each(Object.entries(attacks))('%s', async (_, attack) => {
    const bytes = Buffer.from(attack);
    expect(refusalOf(jwsCompact, bytes)).toContain(`refused: ${REFUSALS[refusal].en}`);
    expect(contentBy(jwsCompact, bytes, ES256.publicKey)).toBeUndefined();
    const inBrowser = await verifyJws(new Uint8Array(bytes), {
      key: new Uint8Array(der),
      algorithms: ['ES256', 'RS256'],
      maxBytes: 2e8,
    });
    expect(inBrowser).toMatchObject({
      verdict: 'invalid',
      reason: { en: expect.stringContaining(REFUSALS[refusal].en) },
    });
  });
});

describe('read well, and not made by the key', () => {
  const n = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
  const one = Buffer.from(`${'00'.repeat(31)}01`, 'hex');
  const zero = Buffer.alloc(32);
  const most = Buffer.alloc(32, 0xff);
  const pairs: Readonly<Record<string, readonly Buffer[]>> = {
    'r = s = 0': [zero, zero],
    'r = 0': [zero, one],
    's = 0': [one, zero],
    'r = n': [n, one],
    's = n': [one, n],
    'r = s = n': [n, n],
    'r = s = 1': [one, one],
    'all ones': [most, most],
  };
  it.each(Object.entries(pairs))('%s', async (_, halves) => {
    const attack = `${head}.${payload}.${b64(Buffer.concat(halves))}`;
    expect(refusalOf(jwsCompact, Buffer.from(attack))).toBeUndefined();
    expect(contentBy(jwsCompact, Buffer.from(attack), ES256.publicKey)).toBeUndefined();
    expect((await verifyJws(attack, { key: new Uint8Array(der), algorithms: ['ES256'] })).verdict).toBe('invalid');
  });

  it('a zero signature of Ed25519 and of RSA', () => {
    const zeros: readonly [string, number, typeof EdDSA.publicKey][] = [
      ['EdDSA', 64, EdDSA.publicKey],
      ['RS256', 256, RS256.publicKey],
      ['PS256', 256, RS256.publicKey],
    ];
    for (const [alg, octets, key] of zeros) {
      const attack = `${b64(`{"alg":"${alg}"}`)}.${payload}.${b64(new Uint8Array(octets))}`;
      expect(contentBy(jwsCompact, Buffer.from(attack), key)).toBeUndefined();
    }
  });

  it('a key of another curve, of another kind, or one too weak', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const p384 = PAIRS.ES384;
    const weak = signed('{"alg":"RS256"}', payload, small.privateKey);
    const cases: readonly [string, typeof ES256.publicKey][] = [
      [good, p384.publicKey],
      [good, RS256.publicKey],
      [signed('{"alg":"ES256"}', payload, EdDSA.privateKey), EdDSA.publicKey],
      [signed('{"alg":"EdDSA"}', payload, ES256.privateKey), ES256.publicKey],
      [weak, small.publicKey],
    ];
    for (const [attack, key] of cases) {
      expect(contentBy(jwsCompact, Buffer.from(attack), key)).toBeUndefined();
      const spki = new Uint8Array(key.export({ type: 'spki', format: 'der' }));
      expect((await verifyJws(attack, { key: spki, algorithms: ['ES256', 'RS256', 'EdDSA'] })).verdict).toBe('invalid');
    }
  });

  it('an algorithm that the policy does not have', () => {
    const at = '2026-01-02';
    const policy = { algorithms: ['RSA-PSS-SHA256'] } as const;
    expect(verify(Buffer.from(good), jwsCompact, { trust: [], at, policy })).toMatchObject({
      verdict: 'invalid',
      signatures: [{ tests: [{ passed: true }, { name: 'algorithm', passed: false }] }],
    });
  });
});

it('a key in the header counts nothing: x5c is judged by its path, and what it names must be its own', () => {
  expect(refusalOf(jwsCompact, Buffer.from(es256('"x5c":["AAA"]')))).toContain(REFUSALS.base64.en);
  expect(refusalOf(jwsCompact, Buffer.from(es256('"x5c":["AA==\\n"]')))).toContain(REFUSALS.base64.en);
  const other = es256(`"x5c":["${cert}"],"x5t#S256":"${b64(Buffer.alloc(32))}"`);
  expect(refusalOf(jwsCompact, Buffer.from(other))).toContain(REFUSALS['x5t-differs'].en);
  // The certificate is another's: the key that signed is not in it.
  const foreign = Buffer.from(es256(`"x5c":["${otherCert}"]`));
  expect(verify(foreign, jwsCompact, { trust: [Buffer.from(otherCert, 'base64')], at: '2026-01-02' }).verdict).toBe(
    'invalid',
  );
});

describe('in JSON', () => {
  const parts = { protected: head, signature };
  const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  const attacks: readonly (readonly [RefusalName, string, Uint8Array])[] = [
    ['jws-json-shape', 'flattened and general at once', json({ payload, ...parts, signatures: [parts] })],
    ['jws-json-shape', 'no signature', json({ payload, protected: head })],
    ['jws-json-shape', 'an empty list', json({ payload, signatures: [] })],
    ['jws-json-shape', 'a list of texts', json({ payload, signatures: ['x'] })],
    ['jws-json-shape', 'no payload', json({ signatures: [parts] })],
    ['jws-json-shape', 'a payload that is none', json({ payload: 1, ...parts })],
    ['alg-missing', 'no protected header', json({ payload, header: { alg: 'ES256' }, signature })],
    ['header-unprotected', 'alg outside too', json({ payload, ...parts, header: { alg: 'none' } })],
    ['header-unprotected', 'a key outside', json({ payload, ...parts, header: { jwk: JSON.parse(jwk) } })],
    ['header-unprotected', 'certificates outside', json({ payload, ...parts, header: { x5c: [cert] } })],
    ['header-unprotected', 'crit outside', json({ payload, ...parts, header: { crit: ['b64'] } })],
    ['header-unprotected', 'b64 outside', json({ payload, ...parts, header: { b64: false } })],
    [
      'json-duplicate',
      'payload twice',
      Buffer.from(`{"payload":"${payload}","payload":"AA","protected":"${head}","signature":"${signature}"}`),
    ],
    [
      'json-duplicate',
      'signature twice',
      Buffer.from(`{"payload":"${payload}","protected":"${head}","signature":"${signature}","signature":""}`),
    ],
    ['json-trailing', 'something behind', Buffer.concat([json({ payload, ...parts }), Buffer.from('x')])],
    ['json-depth', 'a depth bomb', Buffer.from(`{"payload":"","x":${'['.repeat(1e6)}`)],
    [
      'base64url-tail',
      'spare bits set',
      json({ payload, protected: head, signature: `${signature.slice(0, -1)}${next(signature.at(-1))}` }),
    ],
  ];
  it.each(attacks)('%s: %s', (refusal, _, bytes) => {
    expect(refusalOf(jwsJson, bytes)).toContain(REFUSALS[refusal].en);
    expect(contentBy(jwsJson, bytes, ES256.publicKey)).toBeUndefined();
  });

  it('one good signature does not stand for a bad one beside it', async () => {
    const both = { payload, signatures: [parts, { protected: b64('{"alg":"none"}'), signature: '' }] };
    expect(contentBy(jwsJson, json({ payload, signatures: [parts] }), ES256.publicKey)).toBeDefined();
    expect(verify(json(both), jwsJson, { trust: [], at: '2026-01-02' })).toMatchObject({ verdict: 'invalid' });
    expect(verify(json(both), jwsJson, { trust: [], at: '2026-01-02' }).content).toBeUndefined();
  });

  it('more signatures than the policy allows are invalid as a whole', () => {
    const many = json({ payload, signatures: Array(40).fill(parts) });
    expect(verify(many, jwsJson, { trust: [], at: '2026-01-02' })).toMatchObject({ verdict: 'invalid' });
  });
});

it('input of 100 MB is refused before it is read', () => {
  const large = Buffer.alloc(1e8, 'e');
  for (const kind of [jwsCompact, jwsJson])
    expect(() => verify(large, kind, { trust: [], at: '2026-01-02' })).toThrow(
      expect.objectContaining({ code: 'ERR_KOUAN_LIMIT' }),
    );
});

it('a header is remembered by its text alone', async () => {
  const signer = bareSigner('ECDSA-SHA256', ES256.privateKey, 'k');
  const jws = await jwsCompact.sign(Buffer.from('1'), { signer });
  for (let round = 0; round < 300; round++) {
    expect(readings(jwsCompact, jws)[0]?.keyId).toBe('k');
    expect(readings(jwsCompact, Buffer.from(es256(`"kid":"${round}"`)))[0]?.keyId).toBe(`${round}`);
  }
});
