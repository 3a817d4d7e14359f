import { expect, it } from 'vitest';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { identity, NOW } from '../cms/certificates.testing.ts';
import { mutateDer, randomOf } from '../cms/mutate.testing.ts';
import { cmsAttached, cmsDetached, pades, sign, verify } from '../index.ts';
import { mutatePdf } from './mutate.testing.ts';
import { packedPdf, plainPdf } from './samples.testing.ts';

/** More by KOUAN_MUTATIONS; the reliability run makes a million over all kinds. */
const RUNS = Number(process.env.KOUAN_MUTATIONS ?? 400);
const content = Buffer.from('<Declaration/>');
const policy = { requireRevocation: false };

it.each<SignatureAlgorithm>(['ECDSA-SHA256', 'RSA-PSS-SHA256', 'Ed25519'])(
  'CMS of %s: none that was changed is valid over other content',
  async (algorithm) => {
    const { signer, pem } = identity({ subject: 'Signer', algorithm });
    const options = { trust: [pem], at: NOW, policy };
    const attached = await sign(content, cmsAttached, { signer, signedAt: NOW });
    const detached = await sign(content, cmsDetached, { signer, signedAt: NOW });
    const random = randomOf(1);
    let valid = 0;
    for (let run = 0; run < RUNS; run++) {
      const one = verify(mutateDer(attached, random), cmsAttached, options);
      if (one.verdict === 'valid') expect(Buffer.from(one.content ?? [])).toEqual(content);
      const other = verify(mutateDer(detached, random), cmsDetached, { ...options, detached: content });
      if (other.verdict === 'valid') valid++;
      const changed = verify(mutateDer(detached, random), cmsDetached, {
        ...options,
        detached: Buffer.from('<declaration/>'),
      });
      expect(changed.verdict).not.toBe('valid');
    }
    // What is not signed may change: that is how the test knows that it would notice.
    expect(valid).toBeLessThan(RUNS / 4);
  },
);

it.each([
  ['table', plainPdf()],
  ['object streams', packedPdf()],
])('PDF with %s: none that was changed is valid with another content', async (_, pdf) => {
  const { signer, pem } = identity({ subject: 'Signer', algorithm: 'ECDSA-SHA256' });
  const once = Buffer.from(await sign(pdf, pades, { signer, signedAt: NOW }));
  const twice = Buffer.from(
    await sign(once, pades, { signer, signedAt: NOW, embed: { certificates: signer.certificates } }),
  );
  const random = randomOf(2);
  const gap = (bytes: Uint8Array): string =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\/Contents <[0-9a-f]+>/gi, '');
  const known = new Set([gap(once), gap(twice)]);
  for (let run = 0; run < RUNS; run++) {
    const changed = mutatePdf(random(2) === 0 ? once : twice, random);
    for (const { verdict, content: signed } of verify(changed, pades, { trust: [pem], at: NOW, policy }).signatures) {
      if (verdict !== 'valid') continue;
      const text = gap(signed ?? new Uint8Array());
      expect([...known].some((one) => one.startsWith(text))).toBe(true);
    }
  }
});
