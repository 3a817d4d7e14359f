import type { Journal } from '@kouan/sdk/exchange';

const PATIENCE_MS = 2_000;
/** An answer this young is good for the next who asks. */
const FRESH_MS = 500;

/** Whether a journal answers now: one question at a time, however many ask, and nobody waits long. */
export function pulse(journal: Journal): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  let well = Number.NEGATIVE_INFINITY;
  const ask = async (): Promise<boolean> => {
    try {
      await journal.targets();
      well = performance.now();
      return true;
    } catch {
      return false;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (performance.now() - well < FRESH_MS) return true;
    asking ??= ask();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    try {
      return await Promise.race([asking, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
