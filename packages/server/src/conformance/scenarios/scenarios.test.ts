import { expect, it } from 'vitest';
import { SCENARIOS } from './index.ts';

it('nineteen of PINT, six of issuance, thirteen of surrender, each for both sides', () => {
  const count = (suite: string): number => SCENARIOS.filter((one) => one.suite === suite).length;
  expect([count('pint'), count('issuance'), count('surrender')]).toEqual([19, 6, 13]);
  for (const { suite, roles } of SCENARIOS)
    expect(Object.keys(roles).sort()).toEqual(suite === 'pint' ? ['receiver', 'sender'] : ['carrier', 'platform']);
});

it('an id is there once, and its title in both languages', () => {
  expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
  for (const { title } of SCENARIOS) {
    expect(title.en).not.toMatch(/\p{Script=Han}/u);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
  }
});

it('a scenario is data: nothing is lost when it is written down', () => {
  expect(JSON.parse(JSON.stringify(SCENARIOS))).toEqual(SCENARIOS);
});
