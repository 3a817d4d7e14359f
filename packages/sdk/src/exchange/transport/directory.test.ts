import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError } from '@kouan/core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { directoryTransport } from './directory-transport.ts';
import type { RawReceipt, Transport } from './transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-directory-'));
afterAll(() => rmSync(folder, { recursive: true }));

let path: string;
let transport: Transport;
let clients = 0;
beforeEach(() => {
  path = join(folder, `client-${clients++}`);
  transport = directoryTransport({ path });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const send = (fileName: string, content = fileName, way = transport) =>
  way.send(bytes(content), {
    idempotencyKey: content,
    clientReference: fileName,
    mediaType: 'application/xml',
    fileName,
  });

/** An answer as a client leaves it, written `ago` milliseconds before now. */
function answer(box: 'InBox' | 'FailBox', name: string, content = name, ago = 1_000): void {
  mkdirSync(join(path, box), { recursive: true });
  const file = join(path, box, name);
  writeFileSync(file, content);
  const at = new Date(Date.now() - ago);
  utimesSync(file, at, at);
}

const text = ({ bytes: content }: RawReceipt): string => new TextDecoder().decode(content);
const codeOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return isKouanError(error) ? `${error.code}${error.hint === undefined ? ' without a hint' : ''}` : undefined;
};

describe('what goes out', () => {
  test('appears whole in OutBox, and nothing else does', async () => {
    await send('A.xml', '<a/>');
    expect(readdirSync(join(path, 'OutBox'))).toEqual(['A.xml']);
    expect(readFileSync(join(path, 'OutBox', 'A.xml'), 'utf8')).toBe('<a/>');
  });

  test.each(['OutBox', 'SentBox', 'FailBox'])(
    'a message that lies in %s already is not put there again',
    async (box) => {
      await send('A.xml');
      if (box !== 'OutBox') renameSync(join(path, 'OutBox', 'A.xml'), join(path, box, 'A.xml'));
      await send('A.xml', 'A.xml', directoryTransport({ path }));
      expect(existsSync(join(path, 'OutBox', 'A.xml'))).toBe(box === 'OutBox');
    },
  );

  test('a corrected message waits until the client has taken the first, and then follows', async () => {
    await send('A.xml', 'first');
    expect(await codeOf(send('A.xml', 'second'))).toBe('ERR_KOUAN_UNAVAILABLE');
    renameSync(join(path, 'OutBox', 'A.xml'), join(path, 'SentBox', 'A.xml'));
    await send('A.xml', 'second');
    expect(readFileSync(join(path, 'OutBox', 'A.xml'), 'utf8')).toBe('second');
  });

  test.each([
    '../A.xml',
    'a/b.xml',
    '..',
    '.hidden',
    '',
    'CON',
    'nul.xml',
    'com1.xml',
    'A\u0000.xml',
    'ü.xml',
    'x'.repeat(200),
  ])('the name %j is refused', async (name) => {
    expect(await codeOf(send(name))).toBe('ERR_KOUAN_USAGE');
    expect(existsSync(join(path, 'OutBox'))).toBe(false);
  });

  test('a path that is a file', async () => {
    writeFileSync(path, '');
    expect(await codeOf(send('A.xml'))).toBe('ERR_KOUAN_FILE');
    expect(await codeOf(transport.poll(''))).toBe('ERR_KOUAN_FILE');
  });
});

describe('what comes in', () => {
  test('is read once, oldest first, and the cursor goes on in another process', async () => {
    answer('InBox', 'b.xml', 'b', 3_000);
    answer('InBox', 'a.xml', 'a', 2_000);
    const first = await transport.poll('');
    expect(first.receipts.map(text)).toEqual(['b', 'a']);
    answer('InBox', 'c.xml', 'c');
    const second = await transport.poll(first.cursor);
    expect(second.receipts.map(text)).toEqual(['c']);
    // Another process does not remember, but what it reads again has the same id.
    const again = await directoryTransport({ path }).poll(second.cursor);
    expect(again.receipts.map(({ id }) => id)).toEqual([...first.receipts, ...second.receipts].map(({ id }) => id));
  });

  test('files of the same millisecond, and one that comes late with an old time, are all read', async () => {
    for (const name of ['a', 'b', 'c']) answer('InBox', `${name}.xml`, name, 5_000);
    const { cursor, receipts } = await transport.poll('');
    expect(receipts).toHaveLength(3);
    answer('InBox', 'late.xml', 'late', 60_000);
    expect((await transport.poll(cursor)).receipts.map(text)).toEqual(['late']);
  });

  test('a file that is still being written waits for the next look', async () => {
    answer('InBox', 'a.xml', 'half', 0);
    expect((await transport.poll('')).receipts).toEqual([]);
    answer('InBox', 'a.xml', 'half and half', 0);
    const second = await transport.poll('');
    const third = second.receipts.length > 0 ? second : await transport.poll('');
    expect(third.receipts.map(text)).toEqual(['half and half']);
  });

  test('a clock ahead of ours does not make a file wait for ever', async () => {
    answer('InBox', 'a.xml', 'a', -86_400_000);
    await transport.poll('');
    expect((await transport.poll('')).receipts.map(text)).toEqual(['a']);
  });

  test('another answer under the same name is another answer', async () => {
    answer('FailBox', 'A.xml', 'first', 3_000);
    const first = await transport.poll('');
    answer('FailBox', 'A.xml', 'second', 2_000);
    const second = await transport.poll(first.cursor);
    expect([...first.receipts, ...second.receipts].map(({ undelivered }) => undelivered)).toEqual(['A.xml', 'A.xml']);
    expect(first.receipts[0]?.id).not.toBe(second.receipts[0]?.id);
  });

  test('what is no file of a receipt is left alone', async () => {
    answer('InBox', 'a.xml');
    answer('InBox', '.hidden.xml');
    answer('InBox', 'readme.txt');
    mkdirSync(join(path, 'InBox', 'folder.xml'));
    writeFileSync(join(folder, 'secret'), 'secret');
    symlinkSync(join(folder, 'secret'), join(path, 'InBox', 'link.xml'));
    expect((await transport.poll('')).receipts.map(text)).toEqual(['a.xml']);
  });

  test('one that is too large to be a receipt is kept by its name', async () => {
    answer('InBox', 'huge.xml', 'x'.repeat(5_000_001));
    const { receipts } = await transport.poll('');
    expect(receipts.map(({ id, bytes: content }) => [id.startsWith('InBox/huge.xml'), content.length])).toEqual([
      [true, 0],
    ]);
  });

  test('more than one page', async () => {
    for (let index = 0; index < 620; index++) answer('InBox', `r${index}.xml`, String(index), 10_000 - index);
    const first = await transport.poll('');
    const second = await transport.poll(first.cursor);
    expect([first.receipts.length, first.more, second.receipts.length, second.more]).toEqual([500, true, 120, false]);
    expect(new Set([...first.receipts, ...second.receipts].map(text)).size).toBe(620);
  });

  test('a cursor that is none begins at the beginning', async () => {
    answer('InBox', 'a.xml');
    expect((await transport.poll('not a time')).receipts).toHaveLength(1);
  });
});
