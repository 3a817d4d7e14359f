import type { KeptRequest } from './kept-request.ts';
import { type Endpoint, type NearMiss, nearMiss } from './near-miss.ts';

export const MAX_KEPT = 2_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Bytes of one body that are kept. */
export const MAX_KEPT_BODY = 64 * 1024;

/** The newest requests of a namespace, bounded by number and by bytes. */
export class RequestJournal {
  private kept: KeptRequest[] = [];
  private first = 0;
  private bytes = 0;
  private sequence = 0;
  private readonly endpoints: () => Promise<readonly Endpoint[]>;
  private readonly misses = new WeakMap<KeptRequest, NearMiss | 'none'>();

  /** @param endpoints what requests may have been meant for */
  constructor(endpoints: () => Promise<readonly Endpoint[]>) {
    this.endpoints = endpoints;
  }

  /** What a request came near to that nothing has matched; looked for when somebody asks. */
  async nearMiss(request: KeptRequest): Promise<NearMiss | undefined> {
    const known = this.misses.get(request) ?? nearMiss(request, await this.endpoints()) ?? 'none';
    this.misses.set(request, known);
    return known === 'none' ? undefined : known;
  }

  add(request: Omit<KeptRequest, 'sequence'>): void {
    const one = { ...request, sequence: ++this.sequence };
    this.kept.push(one);
    this.bytes += sizeOf(one);
    while (this.kept.length - this.first > MAX_KEPT || this.bytes > MAX_BYTES) {
      this.bytes -= sizeOf(this.kept[this.first++] as KeptRequest);
    }
    if (this.first > MAX_KEPT) {
      this.kept = this.kept.slice(this.first);
      this.first = 0;
    }
  }

  /** Sequence of the newest. */
  get newest(): number {
    return this.sequence;
  }

  /** What is kept, oldest first. */
  all(): readonly KeptRequest[] {
    return this.kept.slice(this.first);
  }

  get(sequence: number): KeptRequest | undefined {
    const oldest = this.kept[this.first]?.sequence ?? 0;
    return sequence < oldest ? undefined : this.kept[this.first + sequence - oldest];
  }

  /** Takes over what another journal has kept. */
  takeOver(other: readonly KeptRequest[], newest: number): void {
    this.kept = [...other];
    this.first = 0;
    this.sequence = newest;
    this.bytes = other.reduce((sum, one) => sum + sizeOf(one), 0);
  }
}

const sizeOf = ({ requestBody, responseBody, target }: KeptRequest): number =>
  requestBody.length + responseBody.length + target.length;

/** A copy where a body is longer than is kept: a part would hold all of it in memory. */
export const keptBody = <T extends string | Uint8Array>(body: T): T =>
  (body.length <= MAX_KEPT_BODY ? body : body.slice(0, MAX_KEPT_BODY + 1)) as T;
