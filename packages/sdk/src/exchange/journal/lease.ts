import { hostname } from 'node:os';
import { KouanError, type Text } from '@kouan/core';
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
 * its time is over. A journal that is away for a moment takes it from nobody; one that is away for longer does.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when a living process holds it.
 */
export async function takeLease(store: Store, name: string, owner: string): Promise<Lease> {
  let lost: KouanError | undefined;
  let away: KouanError | undefined;
  let sure = performance.now();
  const hold = (): Promise<void> => store.write(() => take(name, owner, store.now()));
  await hold();
  let renewing: Promise<void> | undefined;
  const renew = setInterval(() => {
    const asked = performance.now();
    renewing ??= hold()
      .then(
        () => {
          sure = asked;
        },
        (error: unknown) => {
          away = error as KouanError;
          if (away.code === 'ERR_KOUAN_CONFLICT') lost = away;
        },
      )
      .finally(() => {
        renewing = undefined;
      });
    // Whoever goes on renewing what it has lost would take it back from nobody's hands, for nobody.
    if (isLost()) clearInterval(renew);
  }, LEASE_MS / 4);
  renew.unref();
  function isLost(): boolean {
    if (lost === undefined && performance.now() - sure > LEASE_MS) lost = away ?? outOfReach(store.name);
    return lost !== undefined;
  }
  return {
    get lost() {
      return isLost() ? lost : undefined;
    },
    async release() {
      clearInterval(renew);
      await renewing;
      await store.write(() => all('DELETE FROM leases WHERE name = ? AND owner = ?', name, owner));
    },
  };
}

/** Nothing was heard of the journal for as long as the lease lasts: others may hold it by now. */
function outOfReach(name: string): KouanError {
  return new KouanError('ERR_KOUAN_UNAVAILABLE', {
    en: `The journal ${name} has not answered for too long.`,
    zh: `日志 ${name} 长时间没有应答。`,
  });
}

function* take(name: string, owner: string, at: number): Work<void> {
  const held = yield* first<Held>('SELECT owner, host, pid, until FROM leases WHERE name = ? {forUpdate}', name);
  if (held !== undefined && held.owner !== owner && isLiving(held, at)) throw taken(name, held);
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
  if (rows.length === 0) throw taken(name, { owner: '', host: '?', pid: 0, until: 0 });
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

/** What the holder of a lease does, by the first word of its name. */
const DOING: Readonly<Record<string, Text>> = {
  send: { en: 'submits from this journal', zh: '正在使用此日志报送' },
  poll: { en: 'fetches receipts into this journal', zh: '正在为此日志获取回执' },
  forward: { en: 'forwards the events of this journal', zh: '正在转发此日志的事件' },
};

function taken(name: string, { pid, host }: Held): KouanError {
  const doing = DOING[name.split(' ', 1)[0] ?? ''] ?? { en: `holds ${name}`, zh: `占用 ${name}` };
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `Process ${pid} on ${host} ${doing.en}.`, zh: `${host} 上的进程 ${pid} ${doing.zh}。` },
    { hint: { en: 'Wait until it ends, or stop it.', zh: '请等待其结束或将其停止。' } },
  );
}
