import type { TreeLeaf, TreeList, TreeNode } from '../../packages/formats/src/syntax/tree/index.ts';
import { row } from './page.ts';

/** Where the tables of messages that are trees stand, by the format that they make. */
const TABLES: Readonly<Record<string, string>> = {
  'aeo.record': 'aeo/record',
  'fiata.efbl': 'fiata/efbl',
  'ubl.certificate-of-origin': 'ubl/certificate-of-origin',
  'ubl.invoice': 'ubl/invoice',
  'ubl.packing-list': 'ubl/packing-list',
  'ubl.waybill': 'ubl/waybill',
  'uncefact.multimodal-waybill': 'uncefact/multimodal-waybill',
  'uncefact.preferential-certificate-of-origin': 'uncefact/preferential-certificate-of-origin',
  'uncefact.sps-certificate': 'uncefact/sps-certificate',
  'w3c.credential': 'w3c/credential',
};

/** Values first, then lists with all that is in them. */
function* rowsOf(nodes: readonly TreeNode[], around: string, path: string): Generator<string> {
  for (const node of nodes) yield* node.kind === 'leaf' ? [leafRow(node, around, path)] : listRows(node, around, path);
}

const joined = (around: string, at: readonly string[], by: string): string =>
  [around, ...at.filter((name) => name !== '#')].filter((part) => part !== '').join(by);

function leafRow({ at, to, value, need }: TreeLeaf, around: string, path: string): string {
  const field = `${path}${to.map((key) => `/${key}`).join('')}`;
  return row(joined(around, at, '/'), field, value.expected, need === undefined ? '' : 'yes');
}

function* listRows({ at, to, when, children }: TreeList, around: string, path: string): Generator<string> {
  const word = when === undefined ? '' : ` (${when.at.filter((name) => name !== '#').join('/')} ${when.is.join(', ')})`;
  const inner = to === undefined ? path : `${path}${to.map((key) => `/${key}`).join('')}/*`;
  yield* rowsOf(children, `${joined(around, at, '/')}[]${word}`, inner);
}

/** The page of each format that is made of a tree table. */
export async function treePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const [name, folder] of Object.entries(TABLES)) {
    const { TABLE, NOTES = '' } = (await import(`../../packages/formats/src/${folder}/table.ts`)) as {
      TABLE: readonly TreeNode[];
      NOTES?: string;
    };
    const intro = `# ${name}\n\nGenerated from the table that reads and writes: \`npm run generate\`. What is not in it is kept under \`extensions\` and written again.\n`;
    const head = '| message | field | form | required |\n|---|---|---|---|';
    pages.set(`docs/formats/${name}.md`, `${intro}\n${NOTES}${head}\n${[...rowsOf(TABLE, '', '')].join('\n')}\n`);
  }
  return pages;
}
