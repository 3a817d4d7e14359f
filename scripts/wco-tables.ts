/**
 * Compiles schemas of the WCO Data Model as customs publish them into what reading and writing need, and nothing else:
 * order, occurrence, kind, length and the identifiers of the data model. Names and descriptions stay behind.
 *
 *   tsx scripts/wco-tables.ts [folder with declaration/ and notification/]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';

const TARGET = fileURLToPath(new URL('../packages/formats/src/wco/schema/', import.meta.url));
const SOURCE = process.argv[2] ?? '../shared/data/formats/hmrc-cds/public/api/conf/3.0/schemas/wco';
const SCHEMAS = [
  { constant: 'DECLARATION', file: 'declaration/WCO_DEC_2_DMS.xsd', types: 'WCO_DS/WCO_DEC_DS_2_DMS.xsd' },
  { constant: 'RESPONSE', file: 'notification/WCO_RES_2_DMS.xsd', types: 'WCO_DS/WCO_RES_DS_2_DMS.xsd' },
];

/** Letters of the kinds of values. */
const KINDS: Readonly<Record<string, string>> = {
  AmountType: 'A',
  CodeType: 'C',
  DateTimeType: 'D',
  IDType: 'I',
  IndicatorType: 'B',
  MeasureType: 'M',
  NumericType: 'N',
  QuantityType: 'Q',
  TextType: 'T',
};

interface Node {
  readonly name: string;
  readonly at: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

function tree(file: string): Node {
  const root: Node = { name: '', at: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name: name.replace(/^\w+:/, ''), at: attributes as Node['at'], children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    (open.at(-1) as Node).text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(readFileSync(file, 'utf8').trimStart()).close();
  return root.children[0] as Node;
}

const childrenOf = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);

/** The first descendant of the name, without going into elements of the schema. */
function find(node: Node, name: string): Node | undefined {
  for (const child of node.children) {
    if (child.name === name) return child;
    const found = child.name === 'element' ? undefined : find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const idOf = (node: Node): string => {
  const id = childrenOf(node, 'annotation').map((one) => find(one, 'WCOID')?.text.trim())[0];
  return id === undefined || id === '' ? '' : ` #${id}`;
};

/** Characters that a text may have, where a pattern says it. */
const CHARACTERS: Readonly<Record<string, string>> = { '([0-9])*': 'n', '([a-zA-Z])*': 'a' };

/**
 * `..35` at most so many characters, `=2` exactly so many, `16,3` so many digits with so many after the point; `n` before
 * it digits, `a` letters; behind it the texts that are allowed.
 */
function limitOf(type: Node): string {
  const facet = (name: string): string | undefined => deep(type, name)?.at['value'];
  const [length, most, total] = ['length', 'maxLength', 'totalDigits'].map(facet);
  if (total !== undefined) return ` ${total},${facet('fractionDigits') ?? 0}`;
  const texts = all(type, 'enumeration').map(({ at }) => at['value']);
  const characters = CHARACTERS[facet('pattern') ?? ''] ?? '';
  const only = texts.length === 0 ? '' : `{${texts.join('|')}}`;
  if (length !== undefined) return ` ${characters}=${length}${only}`;
  return most === undefined ? '' : ` ${characters}..${most}${only}`;
}

function deep(node: Node, name: string): Node | undefined {
  for (const child of node.children) {
    const found = child.name === name ? child : deep(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

const all = (node: Node, name: string): readonly Node[] =>
  node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

function occurrence({ at }: Node): string {
  const most = at['maxOccurs'] ?? '1';
  return `${(at['minOccurs'] ?? '1') === '0' ? '' : '!'}${most === '1' ? '' : most === 'unbounded' ? '*' : `*${most}`}`;
}

for (const { constant, file, types } of SCHEMAS) {
  const path = join(SOURCE, file);
  const schema = tree(path);
  const named = new Map(childrenOf(schema, 'complexType').map((type) => [type.at['name'] ?? '', type]));
  const simple = new Map(tree(join(dirname(path), types)).children.map((type) => [type.at['name'] ?? '', type]));
  const lines: string[] = [];
  const write = (element: Node, depth: number): void => {
    const { name = element.at['ref'] ?? '', type = '' } = element.at;
    const own = named.get(type) ?? childrenOf(element, 'complexType')[0];
    const head = `${'  '.repeat(depth)}${name}${occurrence(element)}`;
    if (element.at['ref'] !== undefined) {
      // An element of another schema, which has a table of its own.
      lines.push(head);
      return;
    }
    if (own !== undefined) {
      lines.push(`${head}${idOf(element)}`);
      for (const group of own.children.filter((child) => ['sequence', 'choice'].includes(child.name)))
        for (const child of group.children) {
          if (child.name === 'element') write(child, depth + 1);
          else console.warn(`${name}: ${child.name} ${JSON.stringify(child.at)}`);
        }
      return;
    }
    const leaf = simple.get(type.replace(/^\w+:/, ''));
    const base = deep(leaf ?? element, 'restriction')?.at['base'] ?? deep(leaf ?? element, 'extension')?.at['base'];
    const kind = KINDS[(base ?? type).replace(/^\w+:/, '')];
    if (kind === undefined) console.warn(`${name}: ${type} ${base}`);
    lines.push(`${head} ${kind}${leaf === undefined ? '' : limitOf(leaf)}${idOf(element)}`);
  };
  for (const element of childrenOf(schema, 'element')) write(element, 0);
  writeFileSync(
    join(TARGET, `${constant.toLowerCase()}.generated.ts`),
    `// Made by scripts/wco-tables.ts from ${file.split('/').at(-1)} ${schema.at['version'] ?? ''}; do not edit.\n\n` +
      `/** Elements in order, with occurrence, kind, length and identifier. */\nexport const ${constant} = \`${lines.join('\n')}\`;\n`,
  );
  console.log(`${constant}: ${lines.length} elements`);
}
