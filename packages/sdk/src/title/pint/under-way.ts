const counts = new WeakMap<object, number>();

/** An envelope comes to a register; the answer ends it. */
export function enter(register: object): () => void {
  counts.set(register, underWay(register) + 1);
  return () => void counts.set(register, underWay(register) - 1);
}

/** Envelopes that a register has before it: those that may be about to be written. */
export const underWay = (register: object): number => counts.get(register) ?? 0;
