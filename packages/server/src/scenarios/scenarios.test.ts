import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadScenario, readScenarioFile, runScenario, scenarioJsonSchema, shippedScenarios } from './index.ts';

const names = await shippedScenarios();
const published = JSON.parse(
  readFileSync(new URL('../../schemas/scenario.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: true, strictRequired: false, validateFormats: false }).compile(published);

test('the scenarios that must be there are there', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'calm-day',
      'double-spent-bill',
      'gate-misread',
      'one-bill-two-declarations',
      'outage',
      'receipts-doubled',
      'receipts-late',
      'receipts-lost',
      'receipts-reordered',
      'red-channel',
      'seal-opened',
      'signature-refused',
      'two-step-declaration',
      'vessel-to-release',
    ]),
  );
});

describe.each(names)('%s', (name) => {
  test('has no findings, and is what the published schema takes', async () => {
    const { scenario, findings } = await readScenarioFile(name);
    expect(findings).toEqual([]);
    expect(scenario?.name).toBe(name);
    const file = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
    expect(validate(parse(file)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('meets its expectations, and its log is the same in three runs', async () => {
    const scenario = await loadScenario(name);
    const runs = [await runScenario(scenario), await runScenario(scenario), await runScenario(scenario)];
    const [first] = runs;
    expect(first?.steps.filter(({ met }) => !met)).toEqual([]);
    expect(first?.expectations.filter(({ met }) => !met)).toEqual([]);
    expect(first?.passed).toBe(true);
    expect(new Set(runs.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(runs.map(({ events }) => events)).toEqual([first?.events, first?.events, first?.events]);
  });
});

test('another seed makes another log where something is drawn, and the same one where nothing is', async () => {
  const digest = async (name: string, seed: number) => (await runScenario(await loadScenario(name), { seed })).sha256;
  expect(await digest('rough-day', 4)).not.toBe(await digest('rough-day', 5));
  expect(await digest('receipts-late', 4)).toBe(await digest('receipts-late', 5));
});

test('the published schema is the one of the code', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
