/**
 * Compiles directories of UN/EDIFACT into what checking needs, and nothing else: tags, order, representation, mandatory
 * or conditional, code values, and the structure of the messages that kouan maps. Names and descriptions stay behind.
 *
 *   tsx scripts/edifact-directory.ts <folder with D95B/, D96B/ and d24a/data/>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';

const TARGET = fileURLToPath(new URL('../packages/formats/src/edifact/directory/', import.meta.url));
const MESSAGES = ['cusdec', 'cusres', 'cuscar', 'iftmin', 'iftmcs', 'coparn', 'codeco', 'coarri', 'paxlst'];
const DIRECTORIES = [
  { release: '95B', folder: 'src/Mapping/D95B' },
  { release: '96B', folder: 'src/Mapping/D96B' },
  { release: '24A', folder: 'pydifact-MIT/pydifact/syntax/d24a/data' },
];

/** What the data leaves out: D.24A has the marks of PCI (UNTDID part 4, EDSD), and this edition of the data has not. */
const CORRECTIONS: Readonly<Record<string, Readonly<Record<'composites' | 'segments', readonly [string, string]>>>> = {
  '24A': {
    composites: ['C210', `7102!${' 7102'.repeat(9)}`],
    segments: ['PCI', '4233 C210 8169 C827'],
  },
};

interface Node {
  readonly name: string;
  readonly at: Readonly<Record<string, string>>;
  readonly children: Node[];
}

function tree(file: string): Node {
  const root: Node = { name: '', at: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, at: attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(readFileSync(file, 'utf8')).close();
  return root.children[0] as Node;
}

/** One entry of a table, which may be seen often and must always be the same. */
function put(table: Map<string, string>, id: string, text: string): void {
  const known = table.get(id);
  if (known !== undefined && known !== text) console.warn(`${id}: ${known} and ${text}`);
  if (known === undefined) table.set(id, text);
}

const suffix = ({ at }: Node): string =>
  `${at['required'] === 'true' ? '!' : ''}${Number(at['repeat'] ?? 1) > 1 ? `*${at['repeat']}` : ''}`;

const lines = (table: ReadonlyMap<string, string>): string =>
  [...table]
    .map(([id, text]) => `${id} ${text}`)
    .sort()
    .join('\n');

/** A level of a message: `BGM!`, `DTM*9`, and groups as `(RFF! DTM*9)*9`. */
function structure(nodes: readonly Node[]): string {
  return nodes
    .filter(({ name, at }) => name === 'group' || (name === 'segment' && !['UNH', 'UNT'].includes(at['id'] ?? '')))
    .map((node) => {
      const count = Number(node.at['maxrepeat'] ?? 1);
      const end = `${node.at['required'] === 'true' ? '!' : ''}${count > 1 ? `*${count}` : ''}`;
      return node.name === 'group' ? `(${structure(node.children)})${end}` : `${node.at['id']}${end}`;
    })
    .join(' ');
}

for (const { release, folder } of DIRECTORIES) {
  const from = join(process.argv[2] ?? '../shared/data/formats/edifact-directory', folder);
  const elements = new Map<string, string>();
  const composites = new Map<string, string>();
  const segments = new Map<string, string>();
  const codes = new Map<string, string>();
  const messages = new Map<string, string>();
  const simple = ({ at }: Node): void => {
    if (at['type'] !== undefined)
      put(
        elements,
        at['id'] ?? '',
        `${at['type']}${at['length'] === undefined ? at['maxlength'] : `=${at['length']}`}`,
      );
  };
  for (const segment of tree(join(from, 'segments.xml')).children) {
    for (const child of segment.children) {
      if (child.name === 'data_element') simple(child);
      else {
        child.children.forEach(simple);
        put(
          composites,
          child.at['id'] ?? '',
          child.children.map((each) => `${each.at['id']}${suffix(each)}`).join(' '),
        );
      }
    }
    put(segments, segment.at['id'] ?? '', segment.children.map((each) => `${each.at['id']}${suffix(each)}`).join(' '));
  }
  for (const list of tree(join(from, 'codes.xml')).children) {
    const id = list.at['id'] ?? '';
    if (elements.has(id)) codes.set(id, list.children.map(({ at }) => at['id'] ?? '').join(' '));
  }
  for (const name of MESSAGES)
    messages.set(name.toUpperCase(), structure(tree(join(from, 'messages', `${name}.xml`)).children));
  const correction = CORRECTIONS[release];
  if (correction !== undefined) {
    composites.set(...correction.composites);
    segments.set(...correction.segments);
    elements.set('7102', 'an35');
  }
  const text = { elements, composites, segments, codes, messages };
  const body = Object.entries(text).map(([name, table]) => `  ${name}: \`${lines(table)}\`,`);
  writeFileSync(
    join(TARGET, `d${release.toLowerCase()}.generated.ts`),
    `// Made by scripts/edifact-directory.ts from UN/EDIFACT directory D.${release}; do not edit.\n` +
      `import type { DirectoryText } from './text.ts';\n\n/** Tags, order, representation and codes of D.${release}. */\n` +
      `export const D${release}: DirectoryText = {\n${body.join('\n')}\n};\n`,
  );
  console.log(
    `D.${release}: ${segments.size} segments, ${composites.size} composites, ${elements.size} elements, ${codes.size} code lists`,
  );
}
