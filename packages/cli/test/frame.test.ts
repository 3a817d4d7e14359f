import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openInput, writeWhole } from '../src/flow/files.ts';
import { clean } from '../src/frame/findings.ts';
import { languageOf } from '../src/frame/language.ts';
import { suggest } from '../src/frame/suggest.ts';
import { systemError } from '../src/frame/system-errors.ts';
import { table } from '../src/frame/table.ts';
import { wrap } from '../src/frame/wrap.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-cli-'));

test('a slip of the finger finds the name that was meant; nonsense finds none', () => {
  expect(suggest('chekc', ['check', 'convert'])).toBe('check');
  expect(suggest('zzzzzz', ['check', 'convert'])).toBeUndefined();
});

test('Chinese characters take two cells', () => {
  expect(
    table([
      ['口岸', 'x'],
      ['abcd', 'y'],
    ]),
  ).toBe('口岸  x\nabcd  y');
});

test('the language comes from --lang, then from the locale', () => {
  expect(languageOf(['check', '--lang', 'zh'], { LANG: 'en_US.UTF-8' })).toBe('zh');
  expect(languageOf([], { LANG: 'zh_CN.UTF-8' })).toBe('zh');
  expect(languageOf([], {})).toBe('en');
  expect(languageOf(['--lang', 'fr'], { LC_ALL: '', LANG: 'zh_CN.UTF-8' })).toBe('zh');
});

test('Chinese lines are broken between characters, and none begins with a mark that closes', () => {
  expect(wrap('报送日志：文件，或 postgres://db/kouan（默认）', 19)).toBe(
    ['报送日志：文件，或', 'postgres://db/kouan', '（默认）'].join('\n'),
  );
  expect(wrap('检查单证，指出', 9)).toBe('检查单\n证，指出');
});

test('hostile data cannot steer the terminal', () => {
  const cleaned = clean('a\u001b]0;title\u0007b');
  for (const control of ['\u001b', '\u0007']) expect(cleaned).not.toContain(control);
});

test('a folder, a missing file and a file that is too large are named', async () => {
  await expect(openInput(folder)).rejects.toMatchObject({
    code: 'ERR_KOUAN_FILE',
    message: expect.stringContaining(folder),
  });
  await expect(openInput(join(folder, 'none'))).rejects.toMatchObject({ code: 'ERR_KOUAN_FILE' });
  writeFileSync(join(folder, 'large'), 'x'.repeat(100));
  await expect((await openInput(join(folder, 'large'))).bytes(99)).rejects.toMatchObject({ code: 'ERR_KOUAN_LIMIT' });
});

test('a file is written whole and nothing is left beside it', async () => {
  const target = join(folder, 'out');
  await writeWhole(target, 'whole');
  expect(readFileSync(target, 'utf8')).toBe('whole');
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a link and a pipe stay what they are: what is behind them is written',
  async () => {
    const [file, link, pipe] = [join(folder, 'file'), join(folder, 'link'), join(folder, 'pipe')];
    writeFileSync(file, 'before');
    symlinkSync(file, link);
    await writeWhole(link, 'after');
    expect([lstatSync(link).isSymbolicLink(), readFileSync(file, 'utf8')]).toEqual([true, 'after']);
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, 'through')]);
    expect([read, lstatSync(pipe).isFIFO()]).toEqual(['through', true]);
  },
);

test('why the system refuses is told in both languages, however deep it stands', () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  });
  expect(systemError(refused)?.why.zh).toBe('连接被拒绝，对方没有程序在监听');
  expect(systemError(new Error('other'))).toBeUndefined();
});
