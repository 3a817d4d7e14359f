import { randomUUID } from 'node:crypto';
import { octetsOf } from '../derived/octets.ts';

const UUID = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;

/**
 * What a desk calls what it makes, and the codes that it gives out: one after the other by its seed, so that they are the
 * same in every run that asks for the same. A desk whose register had something before goes on with others, since its
 * count begins anew.
 */
export class Names {
  private readonly seed: number;
  private readonly desk: string;
  private salt = '';
  private count = 0;

  constructor(seed: number, desk: string) {
    this.seed = seed;
    this.desk = desk;
  }

  /** None of these names has been given before. */
  beginAnew(): void {
    this.salt = randomUUID();
  }

  /** A UUID of version 8 (RFC 9562 §5.8). */
  readonly newId = (): string => this.next().toString('hex').replace(UUID, '$1-$2-8$3-8$4-$5');

  /** @param length 32 octets at most */
  readonly octets = (length: number): Uint8Array => this.next().subarray(0, length);

  private next(): Buffer {
    return octetsOf(this.seed, `e-B/L ${this.desk} ${this.salt} ${++this.count}`);
  }
}
