import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openJournal } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { proxied } from './proxy.testing.ts';
import { batch, COURSES, journal as journalAt, submit } from './run.testing.ts';
import { accepted, closing, errorOf, paths, served } from './server.testing.ts';

const path = paths();
const journal = (file = path('.db')) => journalAt(file);

describe('two processes on one journal', () => {
  /** Holds every message until it is let go. */
  async function held() {
    const server = await served();
    let letGo = (): void => {};
    const free = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let came = (): void => {};
    const first = new Promise<void>((resolve) => {
      came = resolve;
    });
    const proxy = await proxied(server.url, async (passing) => {
      const answer = await passing.forward();
      came();
      await free;
      passing.pass(answer);
    });
    return { server, proxy, first, letGo };
  }

  function child(file: string, url: string): { readonly kill: () => void; readonly ended: Promise<string> } {
    const process_ = spawn(
      process.execPath,
      [
        ...['--conditions=@kouan/source', '--import', 'tsx'],
        fileURLToPath(new URL('child.testing.ts', import.meta.url)),
        ...[file, url, ...Object.keys(COURSES)],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    closing(() => void process_.kill('SIGKILL'));
    let said = '';
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    return {
      kill: () => void process_.kill('SIGKILL'),
      ended: new Promise((resolve) => process_.on('close', () => resolve(said))),
    };
  }

  test('the second is told of the first, and sends when it is over', async () => {
    const { server, proxy, first, letGo } = await held();
    const file = path('.db');
    const { ended } = child(file, proxy.url);
    await first;
    const kept = await journal(file);
    const error = await errorOf(submit(kept, proxy.transport(), batch()));
    expect(error.code).toBe('ERR_KOUAN_CONFLICT');
    expect(error.hint?.en).toBeTruthy();
    letGo();
    expect(JSON.parse(await ended)).toEqual({ sent: 4, known: 0, refused: 0, unanswered: 0, dead: 0, waiting: 0 });
    expect(await submit(kept, proxy.transport(), batch())).toMatchObject({ sent: 0, known: 4 });
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
  });

  test('the second takes over from one that was killed, with the same keys', async () => {
    const { server, proxy, first, letGo } = await held();
    const file = path('.db');
    const { kill, ended } = child(file, proxy.url);
    await first;
    kill();
    await ended;
    letGo();
    const kept = await journal(file);
    const { sent, known } = await submit(kept, proxy.transport(), batch());
    expect(sent + known).toBe(4);
    expect(new Set(proxy.keys).size).toBe(4);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
  });
});

/** Root may write everywhere; as nobody it may not. */
function asNobody<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test.skipIf(process.platform === 'win32')('a journal in a folder that may not be written to', async () => {
  // The driver is read while we may read it.
  await journal();
  const folder = path();
  mkdirSync(folder);
  writeFileSync(join(folder, 'there'), '');
  chmodSync(dirname(folder), 0o711);
  chmodSync(folder, 0o555);
  closing(() => chmodSync(folder, 0o700));
  const refused = expect.objectContaining({ code: 'ERR_KOUAN_JOURNAL', hint: expect.anything() });
  // The file is opened before the first turn is over.
  const opening = asNobody(() => {
    // The folder can be looked into: what is refused is the writing.
    expect(readdirSync(folder)).toEqual(['there']);
    return openJournal(join(folder, 'journal.db'));
  });
  await expect(opening).rejects.toEqual(refused);
  expect(readdirSync(folder)).toEqual(['there']);
});
