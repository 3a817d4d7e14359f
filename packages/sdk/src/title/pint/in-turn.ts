const last = new WeakMap<object, Promise<unknown>>();

/**
 * What a work comes to, once those that were begun before it for the same one have ended too: in whatever order threads
 * are done, who came first goes on first. A work that fails holds nobody up.
 */
export function inTurn<T>(of: object, work: Promise<T>): Promise<T> {
  // It is looked at when its turn has come.
  work.catch(() => {});
  const before = last.get(of) ?? Promise.resolve();
  const mine = before.then(
    () => work,
    () => work,
  );
  last.set(of, mine);
  return mine;
}
