import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Fields } from './engine/fields.ts';
import type { Sheet } from './engine/index.ts';
import { Names } from './engine/names.ts';

const FOLDERS = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name !== 'engine')
  .map(({ name }) => name);

describe.each(FOLDERS)('%s', async (folder) => {
  const { SHEET } = (await import(`./${folder}/sheet.ts`)) as { SHEET: Sheet };
  const fields = new Fields(SHEET);
  const names = new Names(SHEET, fields);

  test('is named as its document', () => expect(SHEET.type).toBe(folder));

  test('every header means a field, and every word a value', () => {
    const wrong: string[] = [];
    const interfaceNames = SHEET.interfaceNames?.((path) => fields.target(path));
    for (const [name, path] of [...Object.entries(SHEET.english), ...Object.entries(SHEET.chinese)])
      if (fields.target(path) === undefined && interfaceNames?.has(path) !== true) wrong.push(`${name}: ${path}`);
    for (const name of SHEET.telling) if (names.column(name) === undefined) wrong.push(name);
    for (const path of SHEET.reference) if (fields.target(path) === undefined) wrong.push(path);
    for (const { path, value } of SHEET.needed) if (fields.target(path)?.read(value) === undefined) wrong.push(path);
    if (SHEET.number !== undefined && fields.target(`${SHEET.rows}/${SHEET.number}`) === undefined)
      wrong.push(SHEET.number);
    for (const [path, words] of Object.entries(SHEET.values ?? {}))
      for (const word of Object.keys(words)) if (fields.target(path)?.read(word) === undefined) wrong.push(word);
    expect(wrong).toEqual([]);
  });

  test('each path is the column that it is named', () => {
    const other = fields.paths().filter((path) => names.column(path)?.path.join('/') !== path);
    expect(other).toEqual([]);
  });
});
