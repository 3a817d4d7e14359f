import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../packages/formats/src/', import.meta.url));

/** Where the registry stands. */
export const REGISTRY = join(SOURCE, 'registry.generated.ts');

/** The text of the registry: every folder under packages/formats/src that holds a format.ts. */
export function registryText(): string {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${sep}format.ts`))
    .map((file) => relative('.', file).split(sep).join('/'))
    .sort();
  const names = files.map((file) =>
    file.slice(0, -'/format.ts'.length).replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  const imports = files.map((file, index) => `import ${names[index]} from './${file}';`);
  return `// Made by scripts/registry.ts from the folder list; do not edit.
import type { Format } from '@kouan/sdk';
${imports.join('\n')}

/** Every format, by name. */
export const formats: readonly Format[] = [
${names.map((name) => `  ${name} as unknown as Format,`).join('\n')}
];
`;
}
