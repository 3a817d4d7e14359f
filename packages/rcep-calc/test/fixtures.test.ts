import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AssessOptions, assess, RCEP } from '../src/assess/index.ts';
import { assessGraph } from '../src/chain/index.ts';
import { assessmentSchema, type Good, parseGood } from '../src/contract/index.ts';
import {
  parseCriteria,
  producerBox,
  proofRequired,
  remarksBoxes,
  retroactiveIssue,
  selfDeclarationAllowed,
} from '../src/proof/index.ts';

interface Fixture {
  readonly id: string;
  readonly article: string;
  readonly cases: readonly { name: string; call: string; input: never; options?: AssessOptions; expected: unknown }[];
}

const folder = new URL('../../../fixtures/origin/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Fixture);

const read = (value: unknown): Good => {
  const { good, findings } = parseGood(value);
  expect(findings).toEqual([]);
  return good as Good;
};

const CALLS: Readonly<Record<string, (input: never, options: AssessOptions) => unknown>> = {
  assess: (input, options) => {
    const assessment = assess(read(input), options);
    assessmentSchema.parse(assessment);
    expect({ ...assess(read(input), { ...options, steps: false }), steps: assessment.steps }).toEqual(assessment);
    return assessment;
  },
  graph: (input: Good[]) => [...assessGraph(input.map(read))],
  destinations: (input: Good) => {
    const others = [...RCEP.parties.keys()].filter((party) => party !== input.producedIn);
    const outcomes = new Set(others.map((importer) => assess(read({ ...input, importer })).outcome));
    return { outcome: [...outcomes].join(), count: others.length };
  },
  criteria: (input: string) => parseCriteria(input),
  'producer-box': (input: Parameters<typeof producerBox>[0]) => producerBox(input),
  remarks: (input: Parameters<typeof remarksBoxes>[0]) => remarksBoxes(input),
  retroactive: ([shipped, issued]: [string, string]) => retroactiveIssue(shipped, issued),
  'proof-required': ([value, own, split]: [string, string, boolean?]) => proofRequired(value, own, split),
  'self-declaration': ([party, on, done]: [string, string, boolean | null]) => {
    const answer = selfDeclarationAllowed(party, on, done ?? undefined);
    return { ...answer, allowed: answer.allowed ?? null };
  },
};

for (const { id, article, cases } of fixtures) {
  describe(`${id}, article ${article}`, () => {
    test.each(cases)('$name', ({ call, input, options, expected }) => {
      const run = CALLS[call];
      if (run === undefined) throw new Error(`no call ${call}`);
      const actual = run(input, options ?? {});
      if (typeof expected === 'object' && expected !== null) expect(actual).toMatchObject(expected);
      else expect(actual).toBe(expected);
    });
  });
}

const examples = new URL('../../../../shared/data/rcep/worked-examples.json', import.meta.url);

describe.skipIf(!existsSync(examples))('the worked examples next to the checkout', () => {
  test('each has its fixture', () => {
    const ids = (JSON.parse(readFileSync(examples, 'utf8')) as { id: string }[]).map((each) => each.id).sort();
    expect(fixtures.map((each) => each.id).sort()).toEqual(ids);
  });
});
