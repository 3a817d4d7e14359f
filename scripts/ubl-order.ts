/**
 * Compiles the schemas of UBL into what writing needs, and nothing else: which elements a type has, in which order, how
 * often, and from which namespace. Words of the schemas stay behind.
 *
 *   tsx scripts/ubl-order.ts <folder with common/ and maindoc/ of UBL 2.4>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';

const TARGET = fileURLToPath(new URL('../packages/formats/src/ubl/order.generated.ts', import.meta.url));
const ROOTS = ['Invoice', 'PackingList', 'CertificateOfOrigin', 'Waybill'];
const MARKS: Readonly<Record<string, string>> = { cac: '+', ext: '~', cbc: '' };

interface Facts {
  /** Type of each element. */
  readonly elements: Map<string, string>;
  readonly types: Map<string, string[]>;
}

/** Elements and types of one schema. */
function factsOf(file: string, own: string): Facts {
  const elements = new Map<string, string>();
  const types = new Map<string, string[]>();
  let children: string[] | undefined;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const at = attributes as Readonly<Record<string, string>>;
    if (name === 'xsd:complexType') {
      children = [];
      types.set(at['name'] ?? '', children);
    } else if (name === 'xsd:element' && at['ref'] === undefined)
      elements.set(at['name'] ?? '', at['type']?.split(':').at(-1) ?? '');
    else if (name === 'xsd:element') {
      const [prefix, local] = at['ref']?.includes(':') === true ? at['ref'].split(':') : [own, at['ref']];
      const often = `${at['minOccurs'] === '0' ? '' : '!'}${at['maxOccurs'] === 'unbounded' ? '*' : ''}`;
      children?.push(`${MARKS[prefix ?? '']}${local}${often}`);
    }
  });
  parser.write(readFileSync(file, 'utf8')).close();
  return { elements, types };
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: tsx scripts/ubl-order.ts <folder>');
const common = factsOf(join(folder, 'common/UBL-CommonAggregateComponents-2.4.xsd'), 'cac');
const extension = factsOf(join(folder, 'common/UBL-CommonExtensionComponents-2.4.xsd'), 'ext');

const short = (type: string): string => type.replace(/Type$/, '');
const lines = new Map<string, string>();
const elements = new Map<string, string>();
const todo: string[] = [];
function add(type: string, children: readonly string[]): void {
  if (lines.has(type)) return;
  lines.set(type, children.join(' '));
  todo.push(...children);
}
for (const root of ROOTS) {
  const { elements: roots, types } = factsOf(join(folder, `maindoc/UBL-${root}-2.4.xsd`), 'cac');
  add(root, types.get(roots.get(root) ?? '') ?? []);
}
for (let child = todo.pop(); child !== undefined; child = todo.pop()) {
  const facts = child.startsWith('+') ? common : child.startsWith('~') ? extension : undefined;
  if (facts === undefined) continue;
  const name = child.replace(/^[+~]|[!*]+$/g, '');
  const type = facts.elements.get(name) ?? '';
  const children = facts.types.get(type);
  if (children === undefined || children.length === 0) continue;
  if (short(type) !== name) elements.set(name, short(type));
  add(short(type), children);
}

const sorted = (map: ReadonlyMap<string, string>): string[] => [...map].map(([name, rest]) => `${name}=${rest}`).sort();
writeFileSync(
  TARGET,
  `// Made by scripts/ubl-order.ts from the schemas of UBL 2.4 (OASIS); do not edit.

/**
 * Types and the elements in them, in order: + an aggregate, ~ of the extension schema; ! needed, * any number.
 */
export const TYPES = \`
${sorted(lines).join('\n')}
\`;

/** Elements whose type has another name. */
export const ELEMENTS = \`
${sorted(elements).join('\n')}
\`;
`,
);
console.log(`${lines.size} types, ${elements.size} elements`);
