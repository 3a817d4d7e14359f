import type { Source } from './source.ts';

const TAG = /^[A-Z0-9]{3}$/;
const LENGTH = 3;
const SLOTS = 4_096;

/** Segment tags, each made once: an interchange has a few dozen of them, a million times. */
export class Tags {
  /** True when the tag that was asked for last is three capital letters or digits. */
  good = true;
  /** Tags by their characters, each in the one slot that is its own. */
  private readonly keys = new Int32Array(SLOTS);
  private readonly names: string[] = new Array<string>(SLOTS).fill('');

  /** The tag of the segment between two positions. */
  at({ visible, syntax }: Source, begin: number, end: number): string {
    const { element, component } = syntax.service;
    const next = begin + LENGTH;
    const after = next < end ? visible.charCodeAt(next) : element;
    if (next <= end && (after === element || after === component)) {
      const key =
        visible.charCodeAt(begin) | (visible.charCodeAt(begin + 1) << 8) | (visible.charCodeAt(begin + 2) << 16);
      const slot = (key ^ (key >> 5) ^ (key >> 11)) & (SLOTS - 1);
      this.good = true;
      if (this.keys[slot] === key) return this.names[slot] as string;
      const tag = visible.slice(begin, next);
      if (TAG.test(tag)) {
        this.keys[slot] = key;
        this.names[slot] = tag;
        return tag;
      }
    }
    let at = begin;
    while (at < end && visible.charCodeAt(at) !== element && visible.charCodeAt(at) !== component) at++;
    const tag = visible.slice(begin, at);
    this.good = TAG.test(tag);
    return tag;
  }
}
