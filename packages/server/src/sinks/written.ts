import type { WorldEvent } from '../world/index.ts';

/** One event in every form that it is sent in; written once, however many listen. */
export interface Written {
  readonly json: string;
  /** As `text/event-stream`: its sequence is its id. */
  readonly sse: string;
  readonly line: string;
}

const written = new WeakMap<WorldEvent, Written>();

export function writtenOf(event: WorldEvent): Written {
  let one = written.get(event);
  if (one === undefined) {
    const json = JSON.stringify(event);
    one = { json, sse: `id: ${event.sequence}\nevent: ${event.kind}\ndata: ${json}\n\n`, line: `${json}\n` };
    written.set(event, one);
  }
  return one;
}
