import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { KouanError } from '@kouan/core';
import type { GroupCommit } from './group-commit.ts';
import type { Statements } from './statements.ts';

/** Milliseconds after which a run that no longer renews its lease counts as dead. */
const LEASE_MS = 10_000;

/** The right of one run to send to one target from one journal. */
export interface Lease {
  /** Set when another run took the target over; nothing may be sent any more. */
  readonly lost: KouanError | undefined;
  release(): Promise<void>;
}

interface Held {
  readonly owner: string;
  readonly host: string;
  readonly pid: number;
  readonly lease_until: string;
}

/**
 * Takes a target, so that two runs on one journal do not send the same row twice. A run whose process is gone gives way
 * at once; one on another machine when its lease is over.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when a living run holds it.
 */
export async function takeLease(
  target: string,
  parts: { readonly commits: GroupCommit; readonly statements: Statements; readonly now: () => Date },
): Promise<Lease> {
  const { commits, statements, now } = parts;
  const owner = randomUUID();
  let lost: KouanError | undefined;

  function hold(): void {
    const at = now();
    const held = statements.of('SELECT owner, host, pid, lease_until FROM runs WHERE target = ?').get(target) as
      | Held
      | undefined;
    if (held !== undefined && held.owner !== owner && isLiving(held, at)) throw taken(held);
    statements
      .of(
        `INSERT INTO runs (target, owner, host, pid, lease_until) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (target) DO UPDATE SET owner = excluded.owner, host = excluded.host, pid = excluded.pid,
           lease_until = excluded.lease_until`,
      )
      .run(target, owner, hostname(), process.pid, new Date(at.getTime() + LEASE_MS).toISOString());
  }

  await commits.write(hold);
  const renew = setInterval(() => {
    commits.write(hold).catch((error: unknown) => {
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
      await commits.write(() => statements.of('DELETE FROM runs WHERE target = ? AND owner = ?').run(target, owner));
    },
  };
}

function isLiving({ host, pid, lease_until: until }: Held, at: Date): boolean {
  if (until <= at.toISOString()) return false;
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
