import { hostname } from 'node:os';
import { KouanError } from '@kouan/core';
import { all, first, type Store, type Work } from '../store/work.ts';
import { LEASE_MS } from './claim.ts';

/** The right to do something that only one process may do at a time. */
export interface Lease {
  /** Set when another process took it over; nothing may be done under it any more. */
  readonly lost: KouanError | undefined;
  release(): Promise<void>;
}

interface Held {
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly until: number;
}

/**
 * Takes a lease and keeps renewing it. A holder whose process is gone gives way at once; one on another machine when
 * its time is over.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when a living process holds it.
 */
export async function takeLease(store: Store, name: string, owner: string): Promise<Lease> {
  let lost: KouanError | undefined;
  const hold = (): Promise<void> => store.write(() => take(name, owner, store.now()));
  await hold();
  let renewing: Promise<void> = Promise.resolve();
  const renew = setInterval(() => {
    renewing = hold().catch((error: unknown) => {
      lost ??= error as KouanError;
    });
  }, LEASE_MS / 4);
  renew.unref();
  return {
    get lost() {
      return lost;
    },
    async release() {
      clearInterval(renew);
      // One that is renewed after it was given back would be held by nobody.
      await renewing;
      await store.write(() => all('DELETE FROM leases WHERE name = ? AND owner = ?', name, owner));
    },
  };
}

function* take(name: string, owner: string, at: number): Work<void> {
  const held = yield* first<Held>('SELECT owner, host, pid, until FROM leases WHERE name = ? {forUpdate}', name);
  if (held !== undefined && held.owner !== owner && isLiving(held, at)) throw taken(held);
  const rows = yield* all(
    `INSERT INTO leases (name, owner, host, pid, until) VALUES (?, ?, ?, ?, CAST(? AS BIGINT)) ON CONFLICT (name) DO UPDATE SET
       owner = excluded.owner, host = excluded.host, pid = excluded.pid, until = excluded.until
       WHERE leases.owner = excluded.owner OR leases.owner = ? RETURNING owner`,
    name,
    owner,
    hostname(),
    process.pid,
    at + LEASE_MS,
    held?.owner ?? '',
  );
  // Another process came in between: it holds it now.
  if (rows.length === 0) throw taken({ owner: '', host: '?', pid: 0, until: 0 });
}

function isLiving({ host, pid, until }: Held, at: number): boolean {
  // A time too far ahead was written by a clock that has been set back since.
  if (Number(until) <= at || Number(until) > at + 2 * LEASE_MS) return false;
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function taken({ pid, host }: Held): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    {
      en: `Process ${pid} on ${host} is submitting from this journal.`,
      zh: `${host} 上的进程 ${pid} 正在使用此日志报送。`,
    },
    { hint: { en: 'Wait until it ends, or stop it.', zh: '请等待其结束或将其停止。' } },
  );
}
