import { readdirSync } from 'node:fs';
import type { Sheet } from '../../packages/formats/src/tabular/engine/index.ts';
import { tableOf } from '../../packages/formats/src/tabular/engine/index.ts';

const FOLDER = new URL('../../packages/formats/src/tabular/', import.meta.url);

const HEAD = `A column is known by the path of its field, or by any of the names beside it; upper and lower case, spaces, dashes and
underscores make no difference. Lists take an index: \`containers/0/containerNumber\`, \`containers/1/containerNumber\`.`;

const DECLARATION = `Under a name of the Single Window interface (\`CodeTS\`, 商品编号) cells hold national codes or their international twins,
under a path the international ones.`;

function rowsOf(sheet: Sheet): string {
  const rows = tableOf(sheet)
    .columns()
    .map(({ path, names }) => `| \`${path}\` | ${names.join(', ')} |`);
  return `| field | also known as |\n|---|---|\n${rows.join('\n')}\n`;
}

/** What keeps rows together, what tells the sheet apart, and what words stand for. */
function factsOf({ type, rows, reference, telling, values = {} }: Sheet): string {
  const codes = (all: readonly string[]): string => all.map((one) => `\`${one}\``).join(', ');
  const words = Object.entries(values).map(
    ([path, all]) =>
      `- \`${path}\`: ${Object.entries(all)
        .map(([word, value]) => `${word} = \`${value}\``)
        .join(', ')}`,
  );
  const kept =
    rows === undefined
      ? 'One row is one document.'
      : `One row is one entry of \`${rows}\`; rows that follow each other with the same ${codes(reference)} (the first that the
table has) are one document.`;
  return `${kept} A column \`type\` with \`${type}\` says what the table is; without one, these headers do: ${codes(telling)}.
What no column unfolds stands in a column \`json:\` and the path of a branch, as JSON: \`json:extensions\`.${
    words.length === 0 ? '' : `\n\nWords that cells may have in place of values:\n\n${words.join('\n')}`
  }`;
}

/** docs/columns.md for declarations, and a page of docs/columns for each other sheet. */
export async function columnsPages(): Promise<ReadonlyMap<string, string>> {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(
    (one) => one.isDirectory() && one.name !== 'engine',
  );
  const pages = new Map<string, string>();
  const links: string[] = [];
  for (const { name } of folders) {
    const { SHEET } = (await import(new URL(`${name}/sheet.ts`, FOLDER).href)) as { SHEET: Sheet };
    if (name === 'declaration') continue;
    links.push(`- [${SHEET.type}](columns/${SHEET.type}.md)`);
    pages.set(
      `docs/columns/${SHEET.type}.md`,
      `# tabular.${SHEET.type}\n\nGenerated from the sheet: \`npm run generate\`. ${HEAD}\n\n${factsOf(SHEET)}\n\n${rowsOf(SHEET)}`,
    );
  }
  const { SHEET: declaration } = (await import(new URL('declaration/sheet.ts', FOLDER).href)) as { SHEET: Sheet };
  pages.set(
    'docs/columns.md',
    `# Columns of a table of declarations\n\nGenerated from the schema and the interface table: \`npm run generate\`. ${HEAD} ${DECLARATION}\n\nOther documents:\n\n${links.join('\n')}\n\n${rowsOf(declaration)}`,
  );
  return pages;
}
