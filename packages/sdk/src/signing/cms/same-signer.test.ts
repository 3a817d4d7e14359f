import { createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { cmsDetached } from '../index.ts';
import { identity } from './certificates.testing.ts';
import { mutateBytes, randomOf } from './mutate.testing.ts';
import { readAgain } from './same-signer.ts';
import { readSignedData } from './signed-data.ts';
import { signerEvidence } from './signer-evidence.ts';

const { signer, key } = identity({ subject: 'Signer', algorithm: 'Ed25519' });
const content = Buffer.from('<Declaration/>');
const signedAt = new Date('2026-01-05T00:00:00Z');
const sign = (over: Buffer, at = signedAt): Promise<Uint8Array> => cmsDetached.sign(over, { signer, signedAt: at });
const read = (bytes: Uint8Array, detached = content) => cmsDetached.read(bytes, { policy: {}, detached })[0];

it('the next message of a signer is read as the first was, with a digest, a time and a signature of its own', async () => {
  const first = await sign(content);
  expect(read(first)?.made?.(createPublicKey(key))).toBe(true);
  const other = Buffer.from('<declaration/>');
  const next = await sign(other, new Date('2026-02-07T08:09:10Z'));
  expect(readAgain(next)).toBeDefined();
  const found = read(next, other);
  expect(found?.claimedAt).toEqual(new Date('2026-02-07T08:09:10Z'));
  expect(found?.content).toEqual(other);
  expect(found?.made?.(createPublicKey(key))).toBe(true);
  // Beside the content of the first it is changed.
  expect(read(next)?.tests.map(({ name, passed }) => [name, passed])).toContainEqual(['digest', false]);
});

it('a changed message reads as it would if no other had been read before', async () => {
  const original = await sign(content);
  const random = randomOf(20_260_105);
  let again = 0;
  for (let round = 0; round < 1000; round++) {
    const bytes = mutateBytes(original, random);
    read(original);
    if (readAgain(bytes) !== undefined) again++;
    expect(outcome(() => read(bytes))).toEqual(outcome(() => anew(bytes)));
  }
  // Changes within digest, time and signature, which are an eighth of the message.
  expect(again).toBeGreaterThan(40);
});

/** Read without anything that was kept. */
function anew(bytes: Uint8Array) {
  const signed = readSignedData(bytes);
  const { contentType } = signed;
  const [one] = signed.signers;
  if (one === undefined) return undefined;
  return signerEvidence(signed, one, {
    kind: 'cms-detached',
    source: 'RFC 5652 §5',
    over: [content],
    content,
    contentType,
  });
}

/** All that a verifier asks; what is no CMS at all is refused, in whichever words. */
function outcome(ask: () => ReturnType<typeof read>): unknown {
  try {
    const found = ask();
    if (found === undefined || found.tests.some(({ name, passed }) => name === 'structure' && passed === false))
      return 'refused';
    const { made, ...rest } = found;
    return { ...rest, made: made?.(createPublicKey(key)) };
  } catch {
    return 'refused';
  }
}
