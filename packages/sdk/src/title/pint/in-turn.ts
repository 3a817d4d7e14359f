const last = new WeakMap<object, Promise<unknown>>();

/**
 * What a work comes to, once those that were begun before it for the same one have ended too: in whatever order threads
 * are done, who came first goes on first.
 *
 * @param work never fails
 */
export function inTurn<T>(of: object, work: Promise<T>): Promise<T> {
  const mine = (last.get(of) ?? Promise.resolve()).then(() => work);
  last.set(of, mine);
  return mine;
}
