import { readFile } from 'node:fs/promises';

/** Connections that are open at once; more are closed as they come. */
const MOST = 4_096;
/** Files that are kept free beside them: what is loaded late, the store, connections to others. */
const RESERVE = 256;

/**
 * How many connections a server may hold. Where the system lets it open few files, some are kept free: what cannot be loaded
 * for want of one is never loaded by Node 20 again.
 *
 * @param limits what the system allows this process, as /proc has it
 */
export async function connectionsAtMost(limits = limitsHere()): Promise<number> {
  const [, soft = ''] = /^Max open files\s+(\d+)/m.exec(await limits) ?? [];
  const files = soft === '' ? Number.POSITIVE_INFINITY : Number(soft);
  return Math.min(MOST, Math.max(Math.floor(files / 2), files - RESERVE));
}

/** Nothing where there is no /proc. */
const limitsHere = (): Promise<string> => readFile('/proc/self/limits', 'utf8').catch(() => '');
