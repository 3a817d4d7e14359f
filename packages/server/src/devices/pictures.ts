import { createHash } from 'node:crypto';

/** Pictures that can still be fetched; the oldest are forgotten. */
const KEPT = 64;

/** What X-ray portals have seen. */
export class Pictures {
  private readonly kept = new Map<string, Uint8Array>();

  keep(picture: Uint8Array): { readonly reference: string; readonly sha256: string } {
    const sha256 = createHash('sha256').update(picture).digest('hex');
    this.kept.delete(sha256);
    this.kept.set(sha256, picture);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return { reference: `/devices/pictures/${sha256}`, sha256 };
  }

  of(sha256: string): Uint8Array | undefined {
    return this.kept.get(sha256);
  }
}
