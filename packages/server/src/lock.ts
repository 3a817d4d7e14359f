import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { isKouanError, KouanError } from '@kouan/core';
import { CLIENT_FOLDERS } from '@kouan/sdk/exchange';

const FOLDER_LOCK = '.kouan-server.lock';
const TRIES = 3;
/** A lock that says nothing after so long is of one who was killed, or lost power, before it was written. */
const WRITING_MS = 10_000;
/** What this process serves: a process of the same number before a restart is not this one. */
const held = new Set<string>();

/** The right of one server to a folder or file. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes the client's folders and takes them for one server: two would take the same message in twice. A server whose
 * process is gone gives way.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when another server serves them, `ERR_KOUAN_FILE` when they cannot be used.
 */
export function lockFolder(path: string): Promise<Lock> {
  return hold(path, resolve(path, FOLDER_LOCK), async () => {
    for (const name of CLIENT_FOLDERS) await mkdir(join(path, name), { recursive: true });
  });
}

/**
 * Takes the file of a store for one server: two would give the same numbers to different declarations.
 *
 * @throws KouanError as {@link lockFolder}.
 */
export function lockStore(path: string): Promise<Lock> {
  return hold(path, `${resolve(path)}.lock`, async () => {});
}

async function hold(path: string, file: string, prepare: () => Promise<void>): Promise<Lock> {
  if (held.has(file)) throw taken(path, file, process.pid);
  held.add(file);
  try {
    await prepare();
    await take(path, file);
  } catch (cause) {
    held.delete(file);
    throw isKouanError(cause) ? cause : unusable(path, cause);
  }
  return {
    async release() {
      await rm(file, { force: true });
      held.delete(file);
    },
  };
}

async function take(path: string, file: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const created = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if (created !== undefined) {
      await created.writeFile(`${process.pid} ${hostname()}`);
      await created.sync();
      return created.close();
    }
    const text = await readFile(file, 'utf8').catch(() => '');
    const [pid = '', host = ''] = text.split(' ');
    const left = text === '' && (await ageOf(file)) > WRITING_MS;
    if (tries === TRIES || (!left && isLiving(Number(pid), host))) throw taken(path, file, Number(pid));
    await rm(file, { force: true });
  }
}

/** Milliseconds since a file was written; none for one that is gone. */
const ageOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

function isLiving(pid: number, host: string): boolean {
  // Another machine's, or one that is just being written.
  if (!Number.isSafeInteger(pid) || pid < 1 || host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function taken(path: string, file: string, pid: number): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `Another server (process ${pid}) uses ${path}.`, zh: `另一服务（进程 ${pid}）正在使用 ${path}。` },
    {
      hint: {
        en: `Stop it, or name another. If there is none, remove ${file}.`,
        zh: `请停止该服务或另行指定；如无此服务，请删除 ${file}。`,
      },
    },
  );
}

function unusable(path: string, cause: unknown): KouanError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  return new KouanError(
    'ERR_KOUAN_FILE',
    { en: `${path}: ${code}`, zh: `${path}：${code}` },
    { cause, hint: { en: 'Is the folder there, and may you write to it?', zh: '请确认目录存在且可写。' } },
  );
}
