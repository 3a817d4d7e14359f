import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/table.ts';
import { freshFolder, kouan } from './kouan.testing.ts';

const folder = freshFolder();

// Each runs commands of its own and waits for them: two at once use both processors.
describe.concurrent('usage', () => {
  it('without arguments: help on stderr, exit 2', async () => {
    const { code, stdout, stderr } = await kouan([]);
    expect([code, stdout]).toEqual([2, '']);
    for (const { name } of COMMANDS) expect(stderr).toContain(`  ${name}`);
  });

  it('--help is data: stdout, exit 0', async () => {
    const { code, stdout, stderr } = await kouan(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.indexOf('kouan inspect')).toBeLessThan(stdout.indexOf('Usage:'));
  });

  it('--help of a command is data too, in both languages', async () => {
    const [english, chinese] = await Promise.all([
      kouan(['origin', 'rules', 'import', '--help']),
      kouan(['ebl', 'check', '--help', '--lang', 'zh']),
    ]);
    expect([english.code, english.stderr, chinese.code, chinese.stderr]).toEqual([0, '', 0, '']);
    expect(chinese.stdout).toContain('kouan ebl check');
  });

  it.each([
    [['chekc', 'x'], /check/],
    [['check', 'x', '--profle', 'store'], /--profile/],
    [['convert', 'x', '--to', 'china.declaratoin'], /china\.declaration/],
    [['schema', 'declaratoin'], /declaration/],
    [['inspect', 'x', '--from', 'china.declaration-reciept'], /china\.declaration-receipt/],
    [['completion', 'basch'], /bash/],
    [['origin', 'asess', 'x'], /assess/],
  ])('%j: exit 2 and the name that was meant', async (args, meant) => {
    const { code, stdout, stderr } = await kouan(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(meant);
  });

  it.each([
    [['convert', 'x']],
    [['submit', 'x']],
    [['submit', 'x', '--to', 'http://127.0.0.1:1', '--wait', 'long']],
    [['submit', 'x', '--to', 'http://127.0.0.1:1']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--max-failures', 'many']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--rate', '-1']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--concurrency', '0']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--after', 'field']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--deadline', 'soon']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--alarm', 'early']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--failed', 'failed.pdf']],
    [['submit', 'x', '--yes', '--to', 'http://127.0.0.1:1', '--dry-run', 'somewhere']],
    [['submit', 'x', '--yes', '--to', 'http://']],
    [['submit', 'x', '--yes', '--to', 'ftp://127.0.0.1/']],
    [['batch']],
    [['batch', 'show', '--alarm', 'never']],
    [['batch', 'retry', 'x', '--state', 'closed']],
    [['receipts', 'forward']],
    [['receipts', 'forward', '--to', 'http://127.0.0.1:1/hook']],
    [['receipts', 'events', '--after', 'yesterday']],
    [['submit', 'x', '--to', 'http://127.0.0.1:1', '--key', 'only.pem']],
    [['check', 'x', '--today', '2026-02-30']],
    [['check', 'x', '--profile', 'other']],
    [['serve', '--port', '70000']],
    [['serve', '--start', 'soon']],
    [['check']],
    [['submit', 'x', '--to', 'http://example.invalid/']],
    [['submit', 'x', '--to', 'http://user:opensesame@127.0.0.1:1/']],
    [['batch', 'list', '--journal', 'postgres://broker:opensesame@db/kouan']],
    [['batch', 'list', '--journal', 'postgres://broker@db/kouan?schema=no"schema']],
  ])('%j: exit 2, no stack trace, nothing on stdout', async (args) => {
    const { code, stdout, stderr } = await kouan(args, { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.length).toBeGreaterThan(10);
    expect(stderr).not.toContain('opensesame');
  });

  it.each([
    [['submit', 'x'], '必须指定该选项：--to <url|folder>', 'kouan submit --help'],
    [['submit', 'x', '--to'], '该选项须给出值：--to <url|folder>', 'kouan submit --help'],
    [['check'], '缺少参数：<file>。', 'kouan check --help'],
    [['check', 'x', '--profle', 'store'], '没有名为“--profle”的选项。', '--profile'],
    [
      ['check', 'x', '--profile', 'other'],
      '“other”不是 --profile <step> 的有效值。可用：declare、store',
      'check --help',
    ],
    [
      ['batch', 'retry', 'x', '--state', 'closed'],
      '“closed”不是 --state <state> 的有效值。',
      'kouan batch retry --help',
    ],
    [['diff', 'a', 'b', 'c'], '参数过多：应为 2 个，实际 3 个。', 'kouan diff --help'],
    [['origin', 'asess'], '没有名为“asess”的命令。', '是否想输入 assess？请参阅 kouan origin --help'],
  ])('%j is refused in Chinese, with what to do', async (args, text, hint) => {
    const { stderr } = await kouan(args, { env: { LC_ALL: '', LANG: 'zh_CN.UTF-8' } });
    expect(stderr).toContain(text);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/error:|Did you mean|invalid/);
  });

  it('--lang and --json stand before or after the command', async () => {
    const before = await kouan(['--lang', 'zh', '--json', 'formats']);
    const after = await kouan(['formats', '--json', '--lang', 'zh']);
    expect(before).toEqual(after);
    expect(after.code).toBe(0);
  });

  it('--json tells failures as JSON too', async () => {
    const { code, stderr } = await kouan(['inspect', join(folder, 'none.xml'), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ format_version: 1, error: { code: 'ERR_KOUAN_FILE' } });
  });
});

describe('completion', () => {
  const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

  it('bash completes commands and options', async () => {
    const { stdout } = await kouan(['completion', 'bash']);
    writeFileSync(join(folder, 'complete.bash'), stdout);
    const ask = (words: string, at: number): string =>
      execFileSync('bash', [
        '-c',
        `source ${join(folder, 'complete.bash')}; COMP_WORDS=(${words}); COMP_CWORD=${at}; _kouan; echo "\${COMPREPLY[*]}"`,
      ]).toString();
    expect(ask('kouan sub', 1).trim()).toBe('submit');
    expect(ask('kouan submit --jou', 2).trim()).toBe('--journal');
    expect(ask('kouan origin ass', 2).trim()).toBe('assess');
    expect(ask('kouan origin rules ', 3).trim()).toMatch(/import.*list/);
    expect(ask('kouan origin assess --ru', 3).trim()).toBe('--rules');
  });

  it.skipIf(!has('zsh'))('zsh reads it', async () => {
    const { stdout } = await kouan(['completion', 'zsh']);
    writeFileSync(join(folder, '_kouan'), stdout);
    execFileSync('zsh', ['-n', join(folder, '_kouan')]);
  });

  it.skipIf(!has('fish'))('fish completes commands and options', async () => {
    const { stdout } = await kouan(['completion', 'fish']);
    writeFileSync(join(folder, 'kouan.fish'), stdout);
    const ask = (line: string): string =>
      execFileSync('fish', ['-c', `source ${join(folder, 'kouan.fish')}; complete -C '${line}'`]).toString();
    expect(ask('kouan sub')).toContain('submit');
    expect(ask('kouan submit --jou')).toContain('--journal');
    expect(ask('kouan origin ass')).toContain('assess');
    expect(ask('kouan origin assess --ru')).toContain('--rules');
    expect(ask('kouan origin assess --ru')).not.toContain('--journal');
  });
});
