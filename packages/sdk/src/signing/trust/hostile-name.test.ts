import { expect, it } from 'vitest';
import { jwsCompact } from '../json/jws-compact.ts';
import { memorySigner } from '../signers/memory-signer.ts';
import { verify } from '../verify.ts';

it('a certificate whose name is no text is not read, and nobody crashes over it', async () => {
  const now = new Date();
  const signer = memorySigner({ subject: 'Shanghai', days: 9, now });
  const spoilt = Buffer.from(signer.certificates[0] ?? []);
  for (let at = spoilt.indexOf('Shanghai'); at >= 0; at = spoilt.indexOf('Shanghai')) spoilt.fill(0xff, at, at + 8);
  const jws = await jwsCompact.sign(Buffer.from('{}'), { signer: { ...signer, certificates: [spoilt] } });
  for (const trust of [[], [signer.certificate]])
    expect(verify(jws, jwsCompact, { trust, at: now }).verdict).not.toBe('valid');
});
