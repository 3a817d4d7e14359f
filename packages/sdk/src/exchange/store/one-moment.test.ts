import { describe, expect, test } from 'vitest';
import { openDatabase } from '../sqlite.ts';
import { DIALECTS } from './dialects.testing.ts';
import { openStore } from './open-store.ts';
import { isServer } from './server-address.ts';
import { all } from './work.ts';

const TABLES = {
  noun: { en: 'table of a test', zh: '测试表' },
  mark: 0x4b4f5558,
  version: 1,
  schema: { sqlite: ['CREATE TABLE notes (text TEXT)'], postgres: ['CREATE TABLE notes (text TEXT)'] },
  home: 'kouan_test',
  versionTable: 'kouan_test',
};

describe.each(DIALECTS)('%s', (_, where) => {
  test('what is read is read at one moment, whatever is written meanwhile', async () => {
    const place = where();
    const [reader, writer] = [await openStore(place, TABLES), await openStore(place, TABLES)];
    const file = isServer(place) ? undefined : openDatabase(place);
    const put = async (text: string): Promise<void> => {
      const insert = 'INSERT INTO notes (text) VALUES (?)';
      // A file is written to at once, as by another process.
      if (file === undefined) await writer.write(() => all(insert, text));
      else file.prepare(insert).run(text);
    };
    const seen = () => all<{ text: string }>('SELECT text FROM notes ORDER BY text');
    await put('before');
    let meanwhile: Promise<void> | undefined;
    const both = await reader.read(function* () {
      const first = yield* seen();
      meanwhile ??= put('meanwhile');
      for (let round = 0; round < 20; round++) yield* all('SELECT 1');
      return [first, yield* seen()];
    });
    await meanwhile;
    expect(both[1]).toEqual(both[0]);
    expect(await reader.read(seen)).toEqual([{ text: 'before' }, { text: 'meanwhile' }]);
    file?.close();
    await reader.close();
    await writer.close();
  });
});
