/**
 * Writes what follows from the sources: JSON Schemas and the reference pages. `--check` writes nothing and fails when a
 * file is stale.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Definition } from '@kouan/core';
import { formats } from '@kouan/formats';
import { originJsonSchemas } from '@kouan/rcep-calc';
import { documentSchemas } from '@kouan/sdk/documents';
import { scenarioJsonSchema } from '@kouan/server/scenarios';
import { MAKERS, makersText } from './ais-makers.ts';
import { DIGESTS_FILE, digestsText } from './code-list-digests.ts';
import { aeoPage } from './pages/aeo.ts';
import { aisPage } from './pages/ais.ts';
import { chinaPages } from './pages/china.ts';
import { cliPage } from './pages/cli.ts';
import { columnsPages } from './pages/columns.ts';
import { conversionsPage } from './pages/conversions.ts';
import { dcsaPages } from './pages/dcsa.ts';
import { devicesPage } from './pages/devices.ts';
import { edifactPages } from './pages/edifact.ts';
import { kouanPages } from './pages/kouan.ts';
import { messagePages } from './pages/messages.ts';
import { row } from './pages/page.ts';
import { treePages } from './pages/trees.ts';
import { wcoPages } from './pages/wco.ts';
import { PINYIN_FILE, pinyinText } from './pinyin.ts';
import { REGISTRY, registryText } from './registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly title?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && 'code' in value && 'severity' in value && 'source' in value;
}

/** Every definition exported by a file named catalogue.ts, wherever it stands. */
async function definitions(): Promise<Definition[]> {
  const found = new Map<string, Definition>();
  const files = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('catalogue.ts') && /^[a-z-]+[\\/]src[\\/]/.test(file))
    .sort();
  for (const file of files) {
    const exported = (await import(pathToFileURL(join(root, 'packages', file)).href)) as Record<string, unknown>;
    for (const catalogue of Object.values(exported)) {
      if (typeof catalogue !== 'object' || catalogue === null) continue;
      for (const each of Object.values(catalogue).filter(isDefinition)) {
        const other = found.get(each.code);
        if (other !== undefined && other.message.en !== each.message.en) {
          throw new Error(`two findings share the code ${each.code}: “${other.message.en}” and “${each.message.en}”`);
        }
        found.set(each.code, each);
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function findingsPage(all: readonly Definition[]): string {
  const lines = all.map((each) => row(each.code, each.severity, each.message.en, each.message.zh, each.source));
  return `# Findings\n\nGenerated from the catalogues: \`npm run generate\`. A code never changes its meaning.\n\n| code | severity | message | 说明 | source |\n|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

/** Field rows of a schema, depth first; a definition that refers to itself is named and not unfolded again. */
function fieldRows(schema: Schema, all: Schema, path: string, open: readonly string[]): string[] {
  const ref = schema.$ref?.replace('#/$defs/', '');
  if (ref !== undefined && open.includes(ref)) return [];
  const target = ref === undefined ? schema : (all.$defs?.[ref] ?? schema);
  const within = ref === undefined ? open : [...open, ref];
  if (target.items !== undefined) return fieldRows(target.items, all, `${path}/*`, within);
  return Object.entries(target.properties ?? {}).flatMap(([name, child]) => {
    const known = child.$ref === undefined ? child : { ...all.$defs?.[child.$ref.replace('#/$defs/', '')], ...child };
    const needed = target.required?.includes(name) === true ? 'yes' : '';
    const line = row(`${path}/${name}`, known.type ?? '', needed, known.description ?? known.title ?? '');
    return [line, ...fieldRows(child, all, `${path}/${name}`, within)];
  });
}

function documentPage(name: string, schema: Schema): string {
  const rows = fieldRows(schema, schema, '', []);
  return `# ${schema.title ?? name}\n\nGenerated from the schema: \`npm run generate\`.\n\n| field | type | required | description |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

const files = new Map<string, string>([
  [relative(root, REGISTRY), registryText()],
  [relative(root, MAKERS), makersText()],
  [relative(root, DIGESTS_FILE), digestsText()],
  [relative(root, PINYIN_FILE), pinyinText()],
  ['docs/findings.md', findingsPage(await definitions())],
  ['docs/cli.md', await cliPage()],
  ['docs/device-fields.md', devicesPage()],
  ['docs/ais.md', aisPage()],
  ['docs/conversion-tables.md', conversionsPage()],
  ['docs/aeo-tables.md', aeoPage()],
  ...(await columnsPages()),
  ...(await messagePages()),
  ...(await treePages()),
  ...(await edifactPages()),
  ...wcoPages(),
  ...chinaPages(),
  ...dcsaPages(),
  ...kouanPages(),
]);
for (const [name, schema] of Object.entries(documentSchemas)) {
  const json = schema.toJSONSchema({ target: 'draft-2020-12' }) as Schema;
  files.set(`packages/sdk/schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
  files.set(`docs/documents/${name}.md`, documentPage(name, json));
}

for (const [name, schema] of Object.entries(originJsonSchemas()))
  files.set(`packages/rcep-calc/schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);

files.set('packages/server/schemas/scenario.schema.json', `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);

/** Tables have their pages where their columns are. */
const pageOf = (format: string): string =>
  format === 'tabular.declaration'
    ? 'docs/columns.md'
    : format.startsWith('tabular.')
      ? `docs/columns/${format.slice('tabular.'.length)}.md`
      : `docs/formats/${format}.md`;
const unwritten = formats.filter(({ name }) => !files.has(pageOf(name)));
if (unwritten.length > 0) throw new Error(`no page of ${unwritten.map(({ name }) => name).join(', ')}`);

const check = process.argv.includes('--check');
const stale = [...files].filter(([file, text]) => {
  const full = join(root, file);
  return !existsSync(full) || readFileSync(full, 'utf8') !== text;
});
for (const [file, text] of check ? [] : stale) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(`wrote ${file}`);
}
if (check && stale.length > 0) {
  console.error(`stale: ${stale.map(([file]) => file).join(', ')}\nRun: npm run generate`);
  process.exitCode = 1;
}
