/**
 * Whether a value has the shape of a document: the guard that kouan compiles from its zod schemas, zod 4 itself, and code
 * that ajv writes for the JSON Schema of the same document, each on the same declaration of 20 items.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatByName } from '@kouan/formats';
import { isDocument } from '@kouan/sdk/checks';
import { documentSchemas } from '@kouan/sdk/documents';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compareAsync, line } from './measure.mjs';
import { bytes, ITEMS } from './sample.mjs';

const SCHEMA = new URL('../packages/sdk/schemas/declaration.schema.json', import.meta.url);
/** Within the workspace, so that what ajv writes finds ajv. */
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** A validator as ajv writes it into a file, which needs no code to be made while a program runs. */
function standalone() {
  const ajv = new Ajv2020({ code: { source: true }, strict: false, formats: { date: true } });
  const code = standaloneCode.default(ajv, ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8'))));
  const folder = mkdtempSync(join(FOLDER, '.shape-'));
  try {
    const file = join(folder, 'validate.cjs');
    writeFileSync(file, code);
    return createRequire(import.meta.url)(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run() {
  const { document } = formatByName('china.declaration').decode(bytes);
  const validate = standalone();
  const zod = documentSchemas.declaration;
  const wrong = structuredClone(document);
  wrong.items[ITEMS - 1].hs.code = 8504;
  for (const [value, expected] of [
    [document, true],
    [wrong, false],
  ])
    for (const answer of [isDocument(value), zod.safeParse(value).success, validate(value)])
      if (answer !== expected) throw new Error('not all say the same');
  const whole = await compareAsync({
    guard: () => isDocument(document),
    zod: () => zod.safeParse(document).success,
    ajv: () => validate(document),
  });
  const broken = await compareAsync({
    guard: () => isDocument(wrong),
    zod: () => zod.safeParse(wrong).success,
    ajv: () => validate(wrong),
  });
  const shown = ({ guard, zod: all, ajv }) =>
    [guard, all, ajv].map((millis) => `${(millis * 1000).toFixed(1)} µs`).join(', ');
  console.log(`\nDeclaration of ${ITEMS} items, guard, zod, ajv: ${shown(whole)}; with a mistake: ${shown(broken)}`);
  return [
    line('guard : zod 4, a document of the right shape (time)', whole.guard / whole.zod, 1, true),
    // What ajv writes is faster; docs/decisions.md says why it is not taken.
    line('guard : ajv standalone, the same (time)', whole.guard / whole.ajv, 2, true),
  ];
}
