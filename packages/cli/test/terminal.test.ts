import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, freshFolder, kouan, records, served } from './kouan.testing.ts';
import { road } from './road.testing.ts';
import { declarationFile } from './sample.testing.ts';

/** util-linux gives a command a terminal. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
const ESCAPE = String.fromCharCode(27);
const REDRAWN = new RegExp(`${ESCAPE}\\[\\d+A\\r${ESCAPE}\\[J`);
const folder = freshFolder();

let server: Awaited<ReturnType<typeof served>>;
let way: Awaited<ReturnType<typeof road>>;
beforeAll(async () => {
  server = await served();
  way = await road(server.url);
});
afterAll(async () => {
  await way.close();
  await server.stop();
});

interface Typed {
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed, or done, when the text is seen. */
  readonly when?: readonly [seen: string, act: string | (() => void)];
}

/** A command at a terminal: what the person sees, escapes and all. */
function atTerminal(
  args: readonly string[],
  { columns = 80, env = {}, when }: Typed = {},
): Promise<[number | null, string]> {
  const command = [process.execPath, BIN, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qefc', `stty cols ${columns}; ${command}`, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C', TERM: 'xterm', ...env },
  });
  let text = '';
  let typed = false;
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    if (when === undefined || typed || !text.includes(when[0])) return;
    typed = true;
    const [, act] = when;
    if (typeof act === 'string') child.stdin.write(act);
    else act();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve([code, text])));
}

describe.skipIf(!hasTerminal)('at a terminal', () => {
  it('kouan submit shows what would be sent, asks, and takes no for an answer', async () => {
    const journal = join(folder, 'asked.db');
    const submit = ['submit', declarationFile(folder, 'A-1-released'), '--to', way.url, '--journal', journal];
    const before = way.arrived.length;
    const [no, refused] = await atTerminal(submit, { when: ['Send 1?', 'n\n'] });
    expect([no, refused]).toEqual([0, expect.stringMatching(/1\s+to send[\s\S]*Nothing was sent/)]);
    expect(way.arrived.length).toBe(before);
    expect(records((await kouan(['batch', 'list', '--journal', journal, '--json'])).stdout)).toEqual([]);
    const [yes, sent] = await atTerminal([...submit, '--lang', 'zh'], { when: ['报送 1 份？', 'y\n'] });
    expect([yes, sent]).toEqual([0, expect.stringMatching(/1\s+已暂存或申报/)]);
    // What is known already is not asked about again.
    const [again] = await atTerminal(submit);
    expect([again, way.arrived.length]).toEqual([0, before + 1]);
  });

  it.each([
    ['en', 90, /submitted {2}█*░+ {2}\d+\/?\d* .*\d+ ok {2}\d+ rejected {2}\d+ pending {2}\d+ unknown/],
    ['zh', 34, /已报送 {2}\d+/],
  ] as const)('the progress in %s fits into %i columns', async (language, columns, looks) => {
    const names = Array.from({ length: 12 }, (_, index) => `P-${language}-${index}-released`);
    const files = names.map((name) => declarationFile(folder, name));
    const [code, text] = await atTerminal(
      [
        ...['submit', ...files, '--yes', '--to', way.url, '--journal', join(folder, `${language}.db`)],
        ...['--rate', '6', '--lang', language, '--after', '/relatedDocumentNumber'],
      ],
      { columns },
    );
    expect(code).toBe(0);
    const drawn = text
      .split(`\r${ESCAPE}[K`)
      .slice(1)
      .map((part) => part.split('\n')[0] ?? '');
    expect(drawn.length).toBeGreaterThan(3);
    for (const line of drawn.slice(0, -1)) expect(stringWidth(stripVTControlCharacters(line))).toBeLessThan(columns);
    expect(stripVTControlCharacters(drawn.join('\n'))).toMatch(looks);
  });

  it('CI, TERM=dumb: nothing is drawn over; NO_COLOR: no colour', async () => {
    const files = [declarationFile(folder, 'C-1-released')];
    const submit = ['submit', ...files, '--yes', '--to', way.url, '--journal', join(folder, 'ci.db')];
    for (const env of [
      { CI: '1', NO_COLOR: '1' },
      { TERM: 'dumb', NO_COLOR: '1' },
    ]) {
      const [, text] = await atTerminal(submit, { env });
      expect(text).not.toContain(ESCAPE);
    }
    const [code, asked] = await atTerminal(
      submit.filter((word) => word !== '--yes'),
      { env: { CI: '1' } },
    );
    expect([code, asked]).toEqual([2, expect.stringContaining('--yes')]);
  });

  it('--watch draws in one place, in lines that do not break', async () => {
    const journal = join(folder, 'watch.db');
    const still = await served(['--clock', 'virtual']);
    // Nothing comes before the first look was drawn, however busy the machine is.
    const goOn = async (): Promise<void> => {
      await fetch(new URL('/control/clock/advance?ms=600000', still.url), { method: 'POST' });
      await kouan(['receipts', '--quiet', '--journal', journal]);
    };
    let fetching: Promise<void> | undefined;
    try {
      const files = ['W-1-released', 'W-2-rejected'].map((name) => declarationFile(folder, name));
      await kouan(['submit', ...files, '--yes', '--to', still.url, '--journal', journal]);
      const [code, text] = await atTerminal(['batch', 'show', '--watch', '--journal', journal], {
        columns: 50,
        when: ['stored', () => (fetching = goOn())],
      });
      await fetching;
      expect(code).toBe(3);
      const frames = text.split(REDRAWN);
      expect(frames.length).toBeGreaterThan(1);
      for (const line of frames.join('\n').split(/\r?\n/))
        expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(50);
      expect(stripVTControlCharacters(frames.at(-1) ?? '')).toMatch(/1\s+closed[\s\S]*1\s+rejected/);
    } finally {
      await still.stop();
    }
  });
});

it('a reader that goes away early is no failure, and everything is sent all the same', async () => {
  const journal = join(folder, 'pipe.db');
  const wrong = declarationFile(folder, 'X-wrong', { grossMass: '1', netMass: '1000' });
  const files = Array.from({ length: 6 }, (_, index) => declarationFile(folder, `X-${index}-released`));
  const words = ['submit', wrong, ...files, '--yes', '--to', server.url, '--journal', journal, '--json'];
  const line = `"${process.execPath}" "${BIN}" ${words.map((word) => `'${word}'`).join(' ')} | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect(stdout.trim().split('\n').at(-1)).toBe('0');
  expect(stderr).not.toMatch(/\n\s+at |ERR_KOUAN_INTERNAL/);
  const { stdout: states } = await kouan(['batch', 'list', '--journal', journal, '--json']);
  expect(records(states)).toMatchObject([{ batch: { withheld: 1 }, states: { stored: 6 } }]);
});
