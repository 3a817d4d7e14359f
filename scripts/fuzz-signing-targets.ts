import { createPublicKey } from 'node:crypto';
import { identity, NOW } from '../packages/sdk/src/signing/cms/certificates.testing.ts';
import { mutateDer, type Random } from '../packages/sdk/src/signing/cms/mutate.testing.ts';
import {
  type AnyKind,
  chinaDecSign,
  chinaRealtime179,
  cmsAttached,
  cmsDetached,
  jwsCompact,
  pades,
  prepareTrust,
  sign,
  verify,
} from '../packages/sdk/src/signing/index.ts';
import { bareSigner, contentBy, PAIRS } from '../packages/sdk/src/signing/json/jws.testing.ts';
import { mutate, signedSamples } from '../packages/sdk/src/signing/json/mutate.testing.ts';
import { newKey } from '../packages/sdk/src/signing/keys/new-key.ts';
import { mutatePdf } from '../packages/sdk/src/signing/pdf/mutate.testing.ts';
import { packedPdf, plainPdf } from '../packages/sdk/src/signing/pdf/samples.testing.ts';
import { mutatedXml, signedXml } from '../packages/sdk/src/signing/xml/mutate.testing.ts';
import { later } from './fuzz-signing-evidence.ts';

/** What a verifier makes of a change: refused, accepted with the content that was signed, or with another. */
export type Outcome = 'refused' | 'same' | 'other';

/** A signed document that is changed. */
export interface Target {
  readonly group: string;
  readonly original: Uint8Array;
  change(random: Random): Uint8Array;
  judge(bytes: Uint8Array): Outcome;
}

/** Rounds of each group among a hundred: what is cheap to verify gets more of them. */
export const SHARES: Readonly<Record<string, number>> = {
  'JWS and vc+jwt': 40,
  XML: 28,
  CMS: 18,
  'GACC 179': 3,
  DecSign: 3,
  PDF: 2,
  'Time stamps': 4,
  'Saved evidence': 2,
};

/** Signed documents of every kind. */
export const targets = async (): Promise<readonly Target[]> =>
  (await Promise.all([json(), detachedJws(), xml(), cms(), realtime179(), decSign(), pdf(), later()])).flat();

const same = (a: Uint8Array | undefined, b: Uint8Array): Outcome =>
  a === undefined ? 'refused' : Buffer.compare(a, b) === 0 ? 'same' : 'other';

async function json(): Promise<readonly Target[]> {
  const samples = await signedSamples();
  return samples.map(({ bytes: original, content, accepted }) => ({
    group: 'JWS and vc+jwt',
    original,
    change: (random) => mutate(original, random, samples[random(samples.length)]?.bytes ?? original),
    judge: (bytes) => same(accepted(bytes), content),
  }));
}

/** The content lies apart, and it is the signature that changes: beside the content that was signed, and beside another. */
async function detachedJws(): Promise<readonly Target[]> {
  const { privateKey, publicKey } = PAIRS.EdDSA;
  const content = Buffer.from('{"total":"100.00"}');
  const signer = bareSigner('Ed25519', privateKey, 'k');
  const original = await sign(content, jwsCompact, { signer, detached: true });
  return [content, Buffer.from('{"total":"900.00"}')].map((detached) => ({
    group: 'JWS and vc+jwt',
    original,
    change: (random) => mutate(original, random, original),
    judge: (bytes) => same(contentBy(jwsCompact, bytes, publicKey, { detached }), content),
  }));
}

const xml = async (): Promise<readonly Target[]> =>
  (await signedXml()).map(({ original, next, judge }) => ({ group: 'XML', original, change: next, judge }));

const policy = { requireRevocation: false };

async function cms(): Promise<readonly Target[]> {
  const content = Buffer.from('<Declaration/>');
  const wishes = [
    { algorithm: 'ECDSA-SHA256' },
    { algorithm: 'RSA-PSS-SHA256' },
    { algorithm: 'Ed25519' },
    { algorithm: 'SM2-SM3' },
    { algorithm: 'SM2-SM3', dialect: 'gbt35275' },
  ] as const;
  const made = wishes.map(async ({ algorithm, ...more }): Promise<readonly Target[]> => {
    const { signer, pem } = identity({ subject: 'Signer', algorithm });
    const trust = prepareTrust({ trust: [pem], at: NOW, policy });
    const options = { signer, signedAt: NOW, ...more };
    const of = (kind: AnyKind, original: Uint8Array, detached?: Uint8Array): Target => ({
      group: 'CMS',
      original,
      change: (random) => mutateDer(original, random),
      judge: (bytes) => {
        const found = verify(bytes, kind, detached === undefined ? { trust } : { trust, detached });
        return found.verdict === 'valid' ? same(found.content ?? Buffer.alloc(0), content) : 'refused';
      },
    });
    const apart = await sign(content, cmsDetached, options);
    return [
      of(cmsAttached, await sign(content, cmsAttached, options)),
      of(cmsDetached, apart, content),
      of(cmsDetached, apart, Buffer.from('<declaration/>')),
    ];
  });
  return (await Promise.all(made)).flat();
}

const PAYMENT =
  '{"sessionID":"fe2374-8fnejf97-32839218","payExchangeInfoHead":{"guid":"9D55BA71","totalAmount":100},"payExchangeInfoLists":[{"orderNo":"SO1","goodsInfo":[{"gname":"lhy-gname"}]}],"serviceTime":"1544519952469"}';

async function realtime179(): Promise<readonly Target[]> {
  const made = [
    { algorithm: 'SM2-SM3', key: newKey('SM2') },
    { algorithm: 'RSA-SHA256', key: newKey('RSA-2048') },
  ] as const;
  return Promise.all(
    made.map(async ({ algorithm, key }): Promise<Target> => {
      const signer = bareSigner(algorithm, key, '01a2b3c4');
      const original = await sign(Buffer.from(PAYMENT), chinaRealtime179, { signer });
      const open = createPublicKey(key);
      const content = contentBy(chinaRealtime179, original, open) ?? Buffer.alloc(0);
      return {
        group: 'GACC 179',
        original,
        change: (random) => mutate(original, random, original),
        judge: (bytes) => same(contentBy(chinaRealtime179, bytes, open), content),
      };
    }),
  );
}

const DECLARATION =
  '<?xml version="1.0" encoding="UTF-8"?><DecMessage Version="4.8" xmlns="http://www.chinaport.gov.cn/dec"><DecHead><TrafName>中远</TrafName><GrossWet>100</GrossWet></DecHead></DecMessage>';

async function decSign(): Promise<readonly Target[]> {
  const made = [
    { algorithm: 'SM2-SM3', key: newKey('SM2') },
    { algorithm: 'ECDSA-SHA384', key: newKey('P-384') },
  ] as const;
  return Promise.all(
    made.map(async ({ algorithm, key }): Promise<Target> => {
      const signer = bareSigner(algorithm, key, '01a2b3c4');
      const signed = await sign(Buffer.from(DECLARATION), chinaDecSign, { signer, at: NOW });
      const { original, next, judge } = mutatedXml('DecSign', signed, chinaDecSign, createPublicKey(key), {});
      return { group: 'DecSign', original, change: next, judge };
    }),
  );
}

async function pdf(): Promise<readonly Target[]> {
  const { signer, pem } = identity({ subject: 'Signer', algorithm: 'ECDSA-SHA256' });
  const trust = prepareTrust({ trust: [pem], at: NOW, policy });
  const covered = (bytes: Uint8Array): string =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\/Contents <[0-9a-f]+>/gi, '');
  const once = await Promise.all([plainPdf(), packedPdf()].map((one) => sign(one, pades, { signer, signedAt: NOW })));
  const embed = { certificates: signer.certificates };
  const twice = await Promise.all(once.map((one) => sign(one, pades, { signer, signedAt: NOW, embed })));
  return [...once, ...twice].map((signed) => {
    const original = Buffer.from(signed);
    const whole = covered(original);
    return {
      group: 'PDF',
      original,
      change: (random) => mutatePdf(original, random),
      judge: (bytes) => {
        const valid = verify(bytes, pades, { trust }).signatures.filter(({ verdict }) => verdict === 'valid');
        if (valid.length === 0) return 'refused';
        return valid.every(({ content }) => whole.startsWith(covered(content ?? Buffer.alloc(0)))) ? 'same' : 'other';
      },
    };
  });
}
