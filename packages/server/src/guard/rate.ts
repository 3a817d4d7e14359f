/** Addresses that are remembered; the one that came first is forgotten first. */
const MOST = 10_000;
/** Seconds of requests that may come at once. */
const BURST = 2;

interface Bucket {
  left: number;
  at: number;
}

/** How many requests an address may send in a second: what it does not use it may use up to two seconds later. */
export class Rate {
  private readonly perSecond: number;
  private readonly buckets = new Map<string, Bucket>();

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** @returns 0 when a request may come in, and otherwise seconds to wait */
  wait(address: string, now: number): number {
    const key = networkOf(address);
    const full = this.perSecond * BURST;
    const bucket = this.buckets.get(key) ?? { left: full, at: now };
    bucket.left = Math.min(full, bucket.left + ((now - bucket.at) / 1_000) * this.perSecond);
    bucket.at = now;
    this.keep(key, bucket);
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / this.perSecond);
    bucket.left--;
    return 0;
  }

  private keep(key: string, bucket: Bucket): void {
    if (!this.buckets.has(key) && this.buckets.size >= MOST) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    this.buckets.set(key, bucket);
  }
}

/** One household has 2⁶⁴ addresses of IPv6. */
const networkOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
