import {
  type Conversion,
  conversionForms,
  conversions,
  type FlatRow,
  type Form,
  placesOf,
  rowsOf,
} from '@kouan/sdk/conversions';
import { cell } from './page.ts';

const line = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function how({ row }: FlatRow): string {
  const parts = [
    row.side === undefined ? '' : `${row.side} only`,
    row.gather === undefined || row.gather === 'first' ? '' : GATHERS[row.gather],
    row.by === undefined ? '' : row.by.about.en,
    row.paper === undefined ? '' : `of the ${row.paper} paper`,
    row.note === undefined ? '' : row.note.en,
  ];
  return parts.filter(Boolean).join('; ');
}

const GATHERS = {
  first: '',
  sum: 'the exact sum',
  list: 'all that differ',
  join: 'all that differ, as one text',
  same: 'the one that all are',
} as const;

/** Where a row reads, of the papers that the conversion takes; tables are shared by conversions of other papers. */
function source({ row }: FlatRow, conversion: Conversion): string {
  if (row.position === true) return 'number of the row';
  if (row.from === undefined) return `always \`${JSON.stringify(row.fixed)}\``;
  const taken = new Set(conversion.from.map(({ type }) => type));
  return placesOf(row.from, conversion)
    .filter(({ type }) => taken.has(type))
    .map(({ type, place }) => `${type} \`${place}\``)
    .join(', ');
}

function section(conversion: Conversion): string {
  const { name, title, from, to, variant } = conversion;
  const papers = from.map(
    ({ type, optional, many }) => `${optional ? '[' : ''}${type}${many ? '…' : ''}${optional ? ']' : ''}`,
  );
  const rows = rowsOf(conversion)
    .map((row) => ({ row, from: source(row, conversion) }))
    .filter(({ from: said }) => said !== '')
    .map(({ row, from: said }) => line(`\`${row.to}\``, said, how(row)));
  return `## ${name}

${title.en} · ${title.zh}

${papers.join(' + ')} → ${to}${variant === undefined ? '' : ` (variant \`${variant}\`)`}

| field | from | how |
|---|---|---|
${rows.join('\n')}
`;
}

function form({ name, title, source: from, fields }: Form): string {
  const rows = fields.map(({ to, title: what, required, clause, soft }) =>
    line(
      `\`${to}\``,
      what.en,
      what.zh,
      required === true ? 'yes' : (required ?? ''),
      soft === true ? `~ ${clause}` : clause,
    ),
  );
  return `### ${name}

${title.en} · ${title.zh}. ${from}.

| field | | | required | clause |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** docs/conversion-tables.md: every conversion and every form, as their tables say. */
export function conversionsPage(): string {
  const list = conversions.map(({ name, title, from, to, variant }) =>
    line(
      `[${name}](#${name})`,
      from
        .map(({ type, optional, many }) => `${optional ? '[' : ''}${type}${many ? '…' : ''}${optional ? ']' : ''}`)
        .join(' + '),
      `${to}${variant === undefined ? '' : ` (${variant})`}`,
      title.zh,
    ),
  );
  return `# Conversions, field by field

Generated from the tables: \`npm run generate\`. [conversions.md](conversions.md) says how they are used. A paper in
brackets may be missing; … means several. Papers are asked in the order of a row; what two of them say differently is a
finding.

| conversion | papers | becomes | |
|---|---|---|---|
${list.join('\n')}

${conversions.map(section).join('\n')}
## Forms

What is missing is counted over these. ~ marks what no public list of an authority says.

${conversionForms.map(form).join('\n')}`;
}
