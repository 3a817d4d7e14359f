import type { Context } from 'hono';

/** Octets of bodies that requests may hold at once; those that are small are not counted. */
const MOST_HELD = 256 * 1_024 * 1_024;
const SMALL = 64 * 1_024;

let held = 0;

/** Why there is no body: it is larger than it may be, or others hold all that there is for bodies. */
export type NoBody = 'too large' | 'busy';

/** The memory that the body of one request takes, of what this process has for all of them. */
export class BodySpace {
  private taken = 0;

  /** Reads the body of a request. */
  async read({ req }: Context, maxSize: number): Promise<Uint8Array | NoBody> {
    const said = req.header('content-length');
    if (said !== undefined && req.header('transfer-encoding') === undefined) {
      if (Number(said) > maxSize) return 'too large';
      return this.takes(Number(said)) ? new Uint8Array(await req.arrayBuffer()) : 'busy';
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    const stream = req.raw.body as AsyncIterable<Uint8Array> | null;
    for await (const part of stream ?? []) {
      size += part.length;
      if (size > maxSize) return 'too large';
      if (!this.takes(size)) return 'busy';
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  }

  /** The request is over. */
  leave(): void {
    held -= this.taken;
    this.taken = 0;
  }

  private takes(size: number): boolean {
    const more = size <= SMALL ? 0 : size - this.taken;
    if (held + more > MOST_HELD) return false;
    held += more;
    this.taken += more;
    return true;
  }
}
