import type { AisMessage } from './messages/message.ts';

/** A static data report: message 24. */
export type StaticReport = Extract<AisMessage, { type: 24 }>;

/** Parts A that may wait for their parts B. */
const MAX_WAITING = 4096;

/**
 * Finds to each part B of message 24 its part A, by MMSI: the name is in one, all else in the other (ITU-R M.1371-5,
 * §3.24). A part A waits until its part B comes or, when too many wait, the longest waiting is forgotten.
 */
export class StaticPairs {
  private readonly waiting = new Map<number, StaticReport>();
  private readonly most: number;

  constructor(most: number = MAX_WAITING) {
    this.most = most;
  }

  /** Takes a part; of a part B gives the part A that came before it, once. */
  push(message: StaticReport): StaticReport | undefined {
    const { mmsi } = message;
    if (message.partNumber === 0) {
      this.waiting.delete(mmsi);
      this.waiting.set(mmsi, message);
      const oldest = this.waiting.size > this.most ? this.waiting.keys().next().value : undefined;
      if (oldest !== undefined) this.waiting.delete(oldest);
      return undefined;
    }
    const partA = this.waiting.get(mmsi);
    this.waiting.delete(mmsi);
    return partA;
  }
}
