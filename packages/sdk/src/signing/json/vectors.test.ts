import { createHash, createPublicKey } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { fixedForm, rawVerify } from '../primitives/index.ts';
import { canonicalJson } from './canonical-json.ts';
import { bytesOf, data, jsonOf, missing } from './data.testing.ts';
import { exportJwk, importJwk, importJwkSet, type JwkKey, jwkThumbprint, PINT_KEY_ID } from './jwk.ts';
import { contentBy, readings } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import type { JsonObject } from './read-json.ts';
import { Refused } from './refusals.ts';

const WYCHEPROOF = 'signing/wycheproof';

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
  readonly [member: string]: unknown;
}

/** Cases whose label is not our answer, each with the reason. */
type Exceptions = Readonly<Record<number, string>>;

function disagreements(cases: readonly Case[], accepted: (one: Case) => boolean): number[] {
  return cases.filter((one) => accepted(one) !== (one.result === 'valid')).map(({ tcId }) => tcId);
}

const hex = (value: unknown): Buffer => Buffer.from(String(value), 'hex');

/** Files of bare signatures against primitives/raw.ts. */
const RAW: readonly (readonly [file: string, algorithm: SignatureAlgorithm, cases: number, exceptions: Exceptions])[] =
  [
    ['rsa_signature_2048_sha256_test.json', 'RSA-SHA256', 259, {}],
    ['rsa_signature_3072_sha256_test.json', 'RSA-SHA256', 259, {}],
    ['rsa_pss_2048_sha256_mgf1_32_test.json', 'RSA-PSS-SHA256', 108, {}],
    ['ecdsa_secp256r1_sha256_test.json', 'ECDSA-SHA256', 484, {}],
    ['ecdsa_secp256r1_sha256_p1363_test.json', 'ECDSA-SHA256', 262, {}],
    ['ed25519_test.json', 'Ed25519', 151, {}],
  ];

describe.skipIf(missing(WYCHEPROOF))('Wycheproof, bare signatures', () => {
  it.each(RAW)('%s', (file, algorithm, count, exceptions) => {
    const { testGroups } = jsonOf(`${WYCHEPROOF}/${file}`);
    const der = file === 'ecdsa_secp256r1_sha256_test.json';
    let seen = 0;
    const wrong = testGroups.flatMap((group: { tests: Case[]; publicKeyDer?: string; publicKeyPem?: string }) => {
      seen += group.tests.length;
      const key = createPublicKey({ key: hex(group.publicKeyDer), format: 'der', type: 'spki' });
      return disagreements(group.tests, ({ msg, sig }) =>
        rawVerify(hex(msg), key, algorithm, der ? fixed(hex(sig)) : hex(sig)),
      );
    });
    expect(seen).toBe(count);
    expect(wrong).toEqual(Object.keys(exceptions).map(Number));
  });
});

/** CMS and X.509 carry the DER form; one that is not strict is no signature. */
function fixed(signature: Uint8Array): Uint8Array {
  try {
    return fixedForm(signature, 32);
  } catch {
    return new Uint8Array();
  }
}

const MAC = 'HMAC is no signature: nobody but its own maker can verify it';

/** JWS files. The whole web-signature file lies in Wycheproof, not yet in our folder; it is run where it is there. */
const JOSE: readonly (readonly [file: string, cases: number, exceptions: Exceptions])[] = [
  ['json_web_crypto_test.json', 49, { 1: MAC, 48: MAC }],
  ['json_web_key_test.json', 26, { 2: MAC, 13: MAC, 14: MAC, 15: MAC }],
  [
    'json_web_signature_test.json',
    401,
    {
      ...Object.fromEntries([1, 348, 352, 357, 358, 359, 376, 377].map((id) => [id, MAC])),
      ...Object.fromEntries([346, 350].map((id) => [id, 'the key says PS256, the header PS384'])),
      ...Object.fromEntries([347, 351].map((id) => [id, 'the key says ES521, which is no algorithm'])),
      ...Object.fromEntries([372, 373].map((id) => [id, `${MAC}; and a character that is not of base64url`])),
    },
  ],
];

describe.each(JOSE)('Wycheproof %s', (file, count, exceptions) => {
  const path = `${WYCHEPROOF}/${file}`;
  it.skipIf(missing(path))(`is ${count} of ${count}`, () => {
    const { testGroups } = jsonOf(path);
    let seen = 0;
    const wrong = testGroups.flatMap((group: { tests: Case[]; public?: JsonObject; private?: JsonObject }) => {
      const cases = group.tests.filter(({ jws }) => jws !== undefined);
      seen += cases.length;
      const source = group.public ?? group.private ?? {};
      return disagreements(cases, ({ jws }) => {
        const bytes = Buffer.from(typeof jws === 'string' ? jws : JSON.stringify(jws));
        return keysOf(source).some((one) => verifiedBy(bytes, one));
      });
    });
    expect(seen).toBe(count);
    expect(wrong).toEqual(Object.keys(exceptions).map(Number));
  });
});

function keysOf(source: JsonObject): readonly JwkKey[] {
  try {
    return Array.isArray(source.keys) ? importJwkSet(source) : [importJwk(source)];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

function verifiedBy(bytes: Uint8Array, { key, keyId, algorithm }: JwkKey): boolean {
  const [evidence] = readings(jwsCompact, bytes);
  if (algorithm !== undefined && evidence?.algorithm !== algorithm) return false;
  if (evidence?.keyId !== undefined && evidence.keyId !== keyId) return false;
  return contentBy(jwsCompact, bytes, key) !== undefined;
}

const PINT = 'dcsa/samples/pint-demo';
const GOLDEN = 'dcsa/samples/golden-vectors.json';

describe.skipIf(missing(PINT) || missing(GOLDEN))('DCSA PINT', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const names = missing(PINT) ? [] : readdirSync(data(PINT));
  // The three keys `ctk-…` have a kid of their own making.
  const known = names
    .filter((name) => /^(ed25519|rsa)-.*\.public\.jwk$/.test(name))
    .flatMap((name) => importJwkSet(bytesOf(`${PINT}/${name}`)));
  const keys = new Map(known.map(({ keyId, key }) => [keyId, key]));

  it('a kid is the thumbprint of its key, or the first 16 characters of it', () => {
    for (const { key, keyId } of known)
      expect([jwkThumbprint(key), exportJwk(key, { characters: PINT_KEY_ID }).kid]).toContain(keyId);
  });

  const verified = (jws: string): JsonObject => {
    const [evidence] = readings(jwsCompact, Buffer.from(jws));
    const key = keys.get(evidence?.keyId ?? '');
    if (key === undefined) throw new Error(`no key ${evidence?.keyId}`);
    return JSON.parse(Buffer.from(contentBy(jwsCompact, Buffer.from(jws), key) ?? []).toString());
  };
  const golden = missing(GOLDEN) ? {} : jsonOf(GOLDEN).envelopes;

  it.each(Object.keys(golden))('%s: every JWS verifies by its kid, the checks are those of the vectors', (name) => {
    const { envelopeManifestSignedContent, envelopeTransferChain, transportDocument } = jsonOf(`${PINT}/${name}`);
    const manifest = verified(envelopeManifestSignedContent);
    const entries: JsonObject[] = envelopeTransferChain.map(verified);
    const checksums = envelopeTransferChain.map(sha256);
    const expected = golden[name];
    expect(sha256(canonicalJson(transportDocument))).toBe(expected.transportDocumentChecksum);
    expect(checksums).toEqual(expected.chainEntryChecksums);
    expect(manifest).toEqual(expected.manifest);
    expect(entries.map((one) => one.previousEnvelopeTransferChainEntrySignedContentChecksum ?? null)).toEqual(
      expected.entryPrevious,
    );
    const issued = entries[0]?.issuanceManifestSignedContent;
    if (typeof issued === 'string') verified(issued);
  });
});
