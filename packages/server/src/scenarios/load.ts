import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Finding, KouanError } from '@kouan/core';
import { ROUTES } from '../routes.ts';
import type { ReadScenario } from './read-scenario.ts';
import type { ScenarioFile } from './schema.ts';

const ENDING = '.yaml';
const NAME = /^[a-z0-9-]+$/;

/** Where the scenarios that come with the server are, built or not. */
const folder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@kouan/server/package.json')), 'scenarios');

/** Names of the scenarios that come with the server. */
export async function shippedScenarios(): Promise<readonly string[]> {
  const files = await readdir(folder());
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** Reads a scenario from its text: YAML or JSON. */
export async function parseScenario(text: string): Promise<ReadScenario> {
  const { readScenario } = await import('./read-scenario.ts');
  // Endpoints whose answers a scenario may script.
  return readScenario(text, new Set((await ROUTES.all()).map(({ id }) => id)));
}

/**
 * Reads a scenario by the name of one that comes with the server, or from a file.
 *
 * @throws KouanError `ERR_KOUAN_FILE` when there is no such file
 */
export async function readScenarioFile(nameOrPath: string): Promise<ReadScenario> {
  const shipped = NAME.test(nameOrPath) && (await shippedScenarios()).includes(nameOrPath);
  const path = shipped ? join(folder(), `${nameOrPath}${ENDING}`) : nameOrPath;
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new KouanError(
      'ERR_KOUAN_FILE',
      {
        en: `There is no scenario ${nameOrPath}.`,
        zh: `没有名为“${nameOrPath}”的场景。`,
      },
      { cause, hint: { en: 'See kouan scenario list, or name a file.', zh: '见 kouan scenario list，或指定文件。' } },
    );
  });
  const { findings, ...read } = await parseScenario(text);
  return { ...read, findings: findings.map((one) => ({ ...one, at: { file: path, ...one.at } })) };
}

/**
 * A scenario that can be played.
 *
 * @throws KouanError `ERR_KOUAN_FILE` when there is no such file, `ERR_KOUAN_DOCUMENT` when it has errors
 */
export async function loadScenario(nameOrPath: string): Promise<ScenarioFile> {
  const { scenario, findings } = await readScenarioFile(nameOrPath);
  if (scenario !== undefined) return scenario;
  const first = findings.find(({ severity }) => severity === 'error');
  throw new KouanError(
    'ERR_KOUAN_DOCUMENT',
    {
      en: `${nameOrPath} is no scenario: ${placed(first, 'en')}`,
      zh: `${nameOrPath} 不是有效的场景：${placed(first, 'zh')}`,
    },
    { hint: { en: 'See kouan scenario check.', zh: '见 kouan scenario check。' } },
  );
}

const placed = (found: Finding | undefined, language: 'en' | 'zh'): string =>
  found === undefined ? '' : `${found.at?.line ?? 1}:${found.at?.column ?? 1} ${found.path} ${found.message[language]}`;
