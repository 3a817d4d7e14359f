import { formatByName } from '../../packages/formats/src/index.ts';
import type { Group, Leaf, Node } from '../../packages/formats/src/syntax/message/index.ts';
import { DECLARATION_TABLE } from '../../packages/formats/src/wco/declaration/fields/header.ts';
import { messages } from '../../packages/formats/src/wco/declaration/messages.ts';
import type { RowTable } from '../../packages/formats/src/wco/placing/place.ts';
import { RECEIPT_TABLE } from '../../packages/formats/src/wco/response/fields.ts';
import { message } from '../../packages/formats/src/wco/response/messages.ts';
import { row } from './page.ts';

const EMPTY: RowTable = { places: [] };

/** Where the document has a text: its places, by direction where that matters. */
function fieldOf(key: string, table: RowTable, path: string): string {
  const direct = table.places
    .filter((one) => one.key === key)
    .map((one) => `${path}/${one.path.join('/')}${one.for === undefined ? '' : ` (${one.for})`}`);
  const joined = (table.joined ?? [])
    .filter(({ keys }) => keys.includes(key))
    .map((one) => `${path}/${one.path.join('/')}`);
  const composed = (table.composed ?? [])
    .filter(({ keys }) => keys.includes(key))
    .map((one) => `${path}/${one.path.join('/')} (${one.for ?? 'both'}, kept beside)`);
  const all = [...direct, ...joined, ...composed];
  return all.length === 0 ? 'extensions' : all.join(', ');
}

function leafRow(leaf: Leaf, around: string, table: RowTable, path: string, picked: string | undefined): string {
  const key = leaf.key ?? leaf.element;
  const attributes = ['currencyID', 'unitCode', 'formatCode'].filter((name) => leaf.attributes?.includes(name));
  const cells = [
    `${around}${leaf.element}`,
    leaf.id ?? '',
    picked ?? fieldOf(key, table, path),
    leaf.value.expected,
    String(leaf.length ?? ''),
    attributes.map((name) => `@${name}`).join(' '),
    leaf.presence === 'must' ? 'yes' : '',
  ];
  return row(...cells);
}

function* rowsOf(
  nodes: readonly Node[],
  around: string,
  table: RowTable,
  path: string,
  list?: string,
): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'leaf') {
      const own = (table.picked ?? []).filter((one) => one.list === list && one.take === node.key);
      const picked = own.length === 0 ? undefined : own.map((one) => `${path}/${one.path.join('/')}`).join(', ');
      yield leafRow(node, around, list === undefined ? table : EMPTY, path, picked);
      continue;
    }
    const [key] = node.rows ?? [];
    const inner = `${around}${node.element}${key === undefined ? '' : '*'}/`;
    const known = table.lists?.find((one) => one.key === key);
    if (known !== undefined) yield* rowsOf(node.children, inner, known.row, `${path}/${known.path.join('/')}/*`);
    else yield* rowsOf(node.children, inner, table, path, key ?? list);
  }
}

function pageOf(name: string, root: Group, table: RowTable): string {
  const { standard } = formatByName(name);
  const head =
    '| element | WCO identifier | field | form | length | attributes | required |\n|---|---|---|---|---|---|---|';
  const intro =
    'Generated from the tables that read and write: `npm run generate`. A field is where the document has it; what lies under `extensions` is kept and written again. `*` may stand more than once.';
  return `# ${name}\n\n${standard.name} ${standard.version} (${standard.source}).\n\n${intro}\n\n${head}\n${[...rowsOf(root.children, '', table, '')].join('\n')}\n`;
}

/** The pages of the formats of the WCO Data Model. */
export const wcoPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/formats/wco.declaration.md', pageOf('wco.declaration', messages().wrapped.root, DECLARATION_TABLE)],
    ['docs/formats/wco.response.md', pageOf('wco.response', message().root, RECEIPT_TABLE)],
  ]);
