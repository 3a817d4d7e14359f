import { fileURLToPath } from 'node:url';
import type { Layout } from '../packages/formats/src/ais/messages/layout.ts';
import { MESSAGES } from '../packages/formats/src/ais/messages/table.ts';

/** Where the makers stand. */
export const MAKERS = fileURLToPath(
  new URL('../packages/formats/src/ais/messages/makers.generated.ts', import.meta.url),
);

const maker = ({ read }: Layout): string =>
  `  (type, v) => ({ type, ${read.map(({ name }, index) => `${name}: v[${index}]`).join(', ')} }),`;

const taker = ({ read }: Layout): string =>
  `  (m, v) => { ${read.map(({ name }, index) => `v[${index}] = m.${name};`).join(' ')} },`;

/** One constant for each list of layouts, and the table that refers to them by message number. */
function tableOf(prefix: string, type: string, each: (layout: Layout) => string): { lists: string; rows: string } {
  const names = new Map<readonly Layout[], string>();
  let lists = '';
  let rows = '';
  for (const [number, { layouts }] of Object.entries(MESSAGES)) {
    const name = names.get(layouts) ?? `${prefix}${number}`;
    if (!names.has(layouts)) lists += `const ${name}: readonly ${type}[] = [\n${layouts.map(each).join('\n')}\n];\n`;
    names.set(layouts, name);
    rows += `  ${number}: ${name},\n`;
  }
  return { lists, rows };
}

/**
 * The text of the makers and takers: one object literal for each order of fields, and its inverse. An object that is
 * written out is made ten times as fast as one that gets its fields one by one under names only known when it runs.
 */
export function makersText(): string {
  const makers = tableOf('M', 'Maker', maker);
  const takers = tableOf('T', 'Taker', taker);
  return `// Made by scripts/ais-makers.ts from the tables of the messages; do not edit.
import type { AisValue } from './field.ts';

/** An object of the values of a layout, in the order of its fields. */
export type Maker = (type: number, values: readonly (AisValue | undefined)[]) => object;

/** The values of such an object. */
// biome-ignore lint/suspicious/noExplicitAny: whatever has the fields of the layout
export type Taker = (message: any, values: (AisValue | undefined)[]) => void;

${makers.lists}
${takers.lists}
/** By message number, in the order of its layouts. */
export const MAKERS: Readonly<Record<number, readonly Maker[]>> = {
${makers.rows}};

/** By message number, in the order of its layouts. */
export const TAKERS: Readonly<Record<number, readonly Taker[]>> = {
${takers.rows}};
`;
}
