import { columnNames } from '../../packages/formats/src/tabular/declaration/columns.ts';

/** docs/columns.md: the headers that a table of declarations may have without a mapping. */
export function columnsPage(): string {
  const rows = columnNames().map(({ path, names }) => `| \`${path}\` | ${names.join(', ')} |`);
  return `# Columns of a table of declarations

Generated from the schema and the interface table: \`npm run generate\`. A column is known by the path of its field, or by
any of the names beside it; upper and lower case, spaces, dashes and underscores make no difference. Under a name of the
Single Window interface (\`CodeTS\`, 商品编号) cells hold national codes or their international twins, under a path the
international ones. Lists take an index: \`containers/0/containerNumber\`, \`containers/1/containerNumber\`.

| field | also known as |
|---|---|
${rows.join('\n')}
`;
}
