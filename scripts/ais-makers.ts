import { fileURLToPath } from 'node:url';
import type { Layout } from '../packages/formats/src/ais/messages/layout.ts';
import { MESSAGES } from '../packages/formats/src/ais/messages/table.ts';

/** Where the makers stand. */
export const MAKERS = fileURLToPath(
  new URL('../packages/formats/src/ais/messages/makers.generated.ts', import.meta.url),
);

const literal = ({ read }: Layout): string =>
  `  (type, v) => ({ type, ${read.map(({ name }, index) => `${name}: v[${index}]`).join(', ')} }),`;

/**
 * The text of the makers: one object literal for each order of fields. An object that is written out is made ten
 * times as fast as one that gets its fields one by one under names that are only known when it runs.
 */
export function makersText(): string {
  const shared = new Map<readonly Layout[], string>();
  const rows = Object.entries(MESSAGES).map(([type, { layouts }]) => {
    const name = shared.get(layouts) ?? `M${type}`;
    const isNew = !shared.has(layouts);
    shared.set(layouts, name);
    const text = isNew ? `const ${name}: readonly Maker[] = [\n${layouts.map(literal).join('\n')}\n];\n` : '';
    return { text, row: `  ${type}: ${name},` };
  });
  return `// Made by scripts/ais-makers.ts from the tables of the messages; do not edit.
/** An object of the values of a layout, in the order of its fields. */
export type Maker = (type: number, values: readonly unknown[]) => object;

${rows.map(({ text }) => text).join('')}
/** By message number, in the order of its layouts. */
export const MAKERS: Readonly<Record<number, readonly Maker[]>> = {
${rows.map(({ row }) => row).join('\n')}
};
`;
}
