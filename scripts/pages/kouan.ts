import { documentSchemas } from '@kouan/sdk/documents';
import { row, table } from './page.ts';

/** The page of documents as JSON: their types, whose fields stand in pages of their own. */
export function kouanPages(): ReadonlyMap<string, string> {
  const rows = Object.keys(documentSchemas).map((type) => row(`\`${type}\``, `[its fields](../documents/${type}.md)`));
  const intro = `# kouan.json

Generated from the schemas: \`npm run generate\`. A document as kouan itself has it: one object, a list of objects, or one on each
line. \`type\` says what it is; amounts, masses and quantities are decimal text; what one format alone knows is under
\`extensions\`, by the name of that format.`;
  return new Map([['docs/formats/kouan.json.md', `${intro}\n\n${table(['type', 'fields'], rows)}`]]);
}
