import { formats } from '@kouan/formats';
import { DIRECTORY_NAMES, type Directory, directoryOf } from '@kouan/formats/edifact';
import type { Field, Message, Node } from '../../packages/formats/src/edifact/message/node.ts';
import { row } from './page.ts';

/** Formats that are made of a table of a message of UN/EDIFACT. */
const NAMES = ['coarri', 'codeco', 'coparn', 'cuscar', 'cusdec', 'cusres', 'iftmcs', 'iftmin', 'paxlst'];

/** The data element at a place, as the directory names it. */
function elementAt(directory: Directory, tag: string, position: string): string {
  const [element = 1, component = 1] = position.split('.').map(Number);
  const id = directory.segment(tag)?.[element - 1]?.id ?? '';
  const components = directory.composite(id);
  return components === undefined ? id : `${id}.${components[component - 1]?.id ?? ''}`;
}

function* nodeRows(node: Node, around: string, path: string, directory: Directory): Generator<string> {
  const shown = `${around}${node.key}`;
  const inner = node.rows === undefined ? path : `${path}/${node.rows.join('/')}/*`;
  const line = (positions: readonly string[], field: string, form: string): string => {
    const ids = [...new Set(positions.map((one) => elementAt(directory, node.tag, one)))].join(', ');
    return row(shown, positions.join(' '), ids, field, form);
  };
  if (node.spread !== undefined) yield line(node.spread.at, `${path}/${node.spread.path.join('/')}/*`, 'text');
  for (const { at, path: keys, value, since } of node.fields as readonly Field[]) {
    const form =
      since === undefined ? value.expected : `${value.expected}; at ${since.at.join(' ')} from ${since.directory} on`;
    yield line(at, `${inner}/${keys.join('/')}`, form);
  }
  if (node.fields.length === 0 && node.spread === undefined) yield line([], '', '');
  for (const child of node.children) yield* nodeRows(child, `${shown} › `, inner, directory);
}

function page(name: string, { type, header, envelope, nodes }: Message, title: string): string {
  const [, version = '', release = ''] = header;
  const directory = directoryOf(version, release);
  if (directory === undefined) throw new Error(`no directory ${version}.${release}`);
  const rows = [...envelope, ...nodes].flatMap((node) => [...nodeRows(node, '', '', directory)]);
  return `# ${name}

Generated from the table that reads and writes: \`npm run generate\`.

${title}. Written as ${header.join(':')} where a document came from elsewhere; ${DIRECTORY_NAMES.join(', ')} are read and written as they came, any other by the next of them. A segment is named with the qualifiers that it is known by; places count elements and components from 1. What of ${type} the table does not name is kept under \`extensions\` at its place and written again: texts by their places, whole segments under \`kept\`, another order than the usual one under \`order\`.

| segment | place | element | field | form |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** The page of each format. */
export async function edifactPages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const name of NAMES) {
    const { MESSAGE } = (await import(`../../packages/formats/src/edifact/${name}/table.ts`)) as { MESSAGE: Message };
    const format = formats.find((one) => one.name === `edifact.${name}`);
    pages.set(`docs/formats/edifact.${name}.md`, page(`edifact.${name}`, MESSAGE, format?.title.en ?? ''));
  }
  return pages;
}
