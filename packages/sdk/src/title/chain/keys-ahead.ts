import type { PlatformKeys, Signed } from './keys.ts';

/** Signatures that are taken to hold until threads have found out; no honest chain has nearly as many. */
const MOST = 64;

/**
 * Keys for one message: each of its signatures is taken to hold, while other threads compute whether it does. Nothing may
 * come of what is read with them before {@link settle} has answered.
 */
export class KeysAhead implements PlatformKeys {
  private readonly keys: PlatformKeys;
  private readonly known = new Map<string, Signed>();
  private readonly asked: Promise<boolean>[] = [];
  private isAhead: boolean;

  constructor(keys: PlatformKeys) {
    this.keys = keys;
    this.isAhead = keys.verifyAhead !== undefined;
  }

  verify(jws: string, at: Date): Signed {
    const name = `${Math.floor(at.getTime() / 1_000)} ${jws}`;
    const before = this.known.get(name);
    if (before !== undefined) return before;
    const ahead = this.isAhead && this.asked.length < MOST ? this.keys.verifyAhead?.(jws, at) : undefined;
    if (ahead === undefined) return this.keys.verify(jws, at);
    this.asked.push(ahead.holds);
    this.known.set(name, ahead.signed);
    return ahead.signed;
  }

  /** Whether everything so far holds. From now on nothing is taken to. */
  async settle(): Promise<boolean> {
    this.isAhead = false;
    const all = await Promise.all(this.asked);
    const holds = all.every(Boolean);
    if (!holds) this.known.clear();
    return holds;
  }
}
