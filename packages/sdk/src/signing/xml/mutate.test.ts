import { expect, it } from 'vitest';
import { diceOf, signedXml } from './mutate.testing.ts';

const RUNS = 200;

it('no changed document is accepted with content that was not signed', async () => {
  for (const { name, next, judge } of await signedXml()) {
    const dice = diceOf(5);
    const count = { refused: 0, same: 0, other: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = next(dice);
      const verdict = judge(bytes);
      count[verdict] += 1;
      if (verdict === 'other') expect.fail(`${name}, run ${run}: ${Buffer.from(bytes)}`);
    }
    // Changes that a canonical form does not see are accepted: the others are not refused by chance.
    expect(count.same, name).toBeGreaterThan(RUNS / 50);
    expect(count.refused, name).toBeGreaterThan(RUNS / 4);
  }
});
