/** Tables of a page about a format. @module */

/** A text that may stand in a cell. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');

export const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly string[]): string =>
  `${row(...head)}\n|${'---|'.repeat(head.length)}\n${rows.join('\n')}\n`;

export const intro = (name: string): string =>
  `# ${name}\n\nGenerated from the tables that read and write: \`npm run generate\`. What has no field is kept under \`extensions\` and written again.\n`;
