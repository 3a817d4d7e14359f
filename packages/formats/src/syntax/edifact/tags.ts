import type { Source } from './source.ts';

const TAG = /^[A-Z0-9]{3}$/;
const LENGTH = 3;
/** Far more than any directory has. */
const MAX_KNOWN = 4_096;

/** Segment tags, each made once: an interchange has a few dozen of them, a million times. */
export class Tags {
  private readonly known = new Map<number, string>();
  /** True when the tag that was asked for last is three capital letters or digits. */
  good = true;

  /** The tag of the segment between two positions. */
  at({ visible, syntax }: Source, begin: number, end: number): string {
    const { element, component } = syntax.service;
    const next = begin + LENGTH;
    const after = next < end ? visible.charCodeAt(next) : element;
    if (next <= end && (after === element || after === component)) {
      const key =
        visible.charCodeAt(begin) | (visible.charCodeAt(begin + 1) << 8) | (visible.charCodeAt(begin + 2) << 16);
      const known = this.known.get(key);
      if (known !== undefined) {
        this.good = true;
        return known;
      }
      const tag = visible.slice(begin, next);
      if (TAG.test(tag) && this.known.size < MAX_KNOWN) {
        this.known.set(key, tag);
        this.good = true;
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
