import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFast } from './base64.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { mutate, type Random, signedSamples } from './mutate.testing.ts';
import { Refused } from './refusals.ts';

// Numerical Recipes; the run can be had again by its seed.
const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const ROUNDS = Number(process.env.KOUAN_FUZZ_ROUNDS ?? 20_000);
const SEED = Number(process.env.KOUAN_FUZZ_SEED ?? 20_260_105);

it(
  `of ${ROUNDS} changed signatures none is accepted that says something else`,
  async () => {
    const samples = await signedSamples();
    const random = randomFrom(SEED);
    let changed = 0;
    let same = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const one = samples[random(samples.length)];
      const other = samples[random(samples.length)];
      if (one === undefined || other === undefined) continue;
      const bytes = mutate(one.bytes, random, other.bytes);
      if (Buffer.compare(bytes, one.bytes) === 0) continue;
      changed++;
      const content = one.accepted(bytes);
      if (content === undefined) continue;
      same++;
      expect(Buffer.from(content).equals(one.content), `seed ${SEED}, round ${round}, ${one.name}`).toBe(true);
    }
    expect(changed).toBeGreaterThan(ROUNDS * 0.9);
    // White space and unknown members of the JSON form; nothing else can be accepted.
    expect(same).toBeLessThan(ROUNDS * 0.1);
  },
  60_000 + ROUNDS * 5,
);

it('both decoders of base64url accept and refuse the same', () => {
  const answer = (decode: (text: string) => Uint8Array, text: string): string => {
    try {
      return Buffer.from(decode(text)).toString('hex');
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  };
  const stranger = fc.constantFrom('=', '+', '/', ' ', '\n', '.', 'é', 'A', 'B', 'D', '_', '-', '\0', '℀');
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 180, maxLength: 420 }),
      fc.array(fc.tuple(fc.nat(), stranger), { maxLength: 2 }),
      fc.nat(3),
      (bytes, changes, cut) => {
        let text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(answer(decodeFast, text)).toBe(Buffer.from(bytes).toString('hex'));
        for (const [at, put] of changes)
          text = text.slice(0, at % text.length) + put + text.slice((at % text.length) + (at % 2));
        text = text.slice(0, text.length - cut);
        expect(answer(decodeFast, text)).toBe(answer(decodeBase64url, text));
      },
    ),
    { numRuns: 2000 },
  );
});
