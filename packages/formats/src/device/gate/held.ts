/** Octets that wait: appended at the end, dropped at the beginning, each moved only a few times. */
export class Held {
  private octets = new Uint8Array(1024);
  private begin = 0;
  private end = 0;

  get length(): number {
    return this.end - this.begin;
  }

  append(more: Uint8Array): void {
    if (this.end + more.length > this.octets.length) {
      const needed = this.length + more.length;
      // Half of the room stays free, so that moving is paid for by as many octets that came.
      const target = needed * 2 > this.octets.length ? new Uint8Array(needed * 2) : this.octets;
      target.set(this.octets.subarray(this.begin, this.end));
      this.octets = target;
      this.end -= this.begin;
      this.begin = 0;
    }
    this.octets.set(more, this.end);
    this.end += more.length;
  }

  at(place: number): number {
    return this.octets[this.begin + place] as number;
  }

  /** Little-endian, with sign. */
  int32(place: number): number {
    return new DataView(this.octets.buffer).getInt32(this.begin + place, true);
  }

  /** A view, good until the next change. */
  first(count: number): Uint8Array {
    return this.octets.subarray(this.begin, this.begin + count);
  }

  drop(count: number): void {
    this.begin += count;
    if (this.begin === this.end) this.begin = this.end = 0;
  }
}
