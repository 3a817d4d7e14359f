import type { Group, Message, Node } from '../../packages/formats/src/china/message/index.ts';
import { row } from './page.ts';

/** Where the tables of messages stand, by the format that they make. */
const TABLES: Readonly<Record<string, string>> = {
  'china.bonded.gate-pass': 'bonded/gate-pass',
  'china.bonded.inventory': 'bonded/inventory',
  'china.bonded.receipt': 'bonded/receipt',
  'china.ceb.inventory': 'ceb/inventory',
  'china.ceb.logistics': 'ceb/logistics',
  'china.ceb.movement': 'ceb/movement',
  'china.ceb.order': 'ceb/order',
  'china.ceb.payment': 'ceb/payment',
  'china.ceb.receipt': 'ceb/receipt',
  'china.ceb.summary': 'ceb/summary',
  'china.ceb.tax': 'ceb/tax',
  'china.ceb.withdrawal': 'ceb/withdrawal',
  'china.manifest.declaration': 'manifest/declaration',
  'china.manifest.receipt': 'manifest/receipt',
};

const WORDS = { must: 'yes', have: 'may be empty', may: '' } as const;

function* rowsOf(nodes: readonly Node[], around: string, path: string): Generator<string> {
  for (const node of nodes) {
    if (node.kind === 'group') yield* groupRows(node, around, path);
    else {
      const field = node.path === undefined ? 'extensions' : `${path}/${node.path.join('/')}`;
      const limit = node.only ?? String(node.length ?? '');
      const cells = [
        `${around}${node.element}`,
        node.nameZh ?? '',
        field,
        node.value.expected,
        limit,
        WORDS[node.presence],
      ];
      yield row(...cells);
    }
  }
}

function* groupRows(group: Group, around: string, path: string): Generator<string> {
  const inner = group.rows === undefined ? path : `${path}/${group.rows.join('/')}/*`;
  const own = [...(group.attributes ?? []).map((one) => ({ ...one, element: `@${one.element}` }))];
  const content = group.content === undefined ? [] : [{ ...group.content, element: '' }];
  yield* rowsOf([...content, ...own, ...group.children], `${around}${group.element}/`, inner);
}

function messageText({ root }: Message): string {
  const head = '| element | 名称 | field | form | length | required |\n|---|---|---|---|---|---|';
  return `## ${root.element}\n\n${head}\n${[...groupRows(root, '', '')].join('\n')}\n`;
}

/** The page of each format that is made of tables of messages. */
export async function messagePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const [name, folder] of Object.entries(TABLES)) {
    const { MESSAGES } = (await import(`../../packages/formats/src/china/${folder}/table.ts`)) as {
      MESSAGES: readonly Message[];
    };
    const intro = `# ${name}\n\nGenerated from the tables that read and write: \`npm run generate\`. A field is where the document has it; \`extensions\` is kept and written again.\n`;
    pages.set(`docs/formats/${name}.md`, `${intro}\n${MESSAGES.map(messageText).join('\n')}`);
  }
  return pages;
}
