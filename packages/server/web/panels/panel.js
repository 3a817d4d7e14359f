/** One panel of the controls: a title, what it shows, and what went wrong with the last order. @module */
import { refresher } from '../api.js';
import { fill, h } from '../dom.js';
import { onEvents } from '../live.js';
import { t } from '../words.js';

/** @typedef {import('../dom.js').Child} Child */
/** @typedef {(work: () => Promise<unknown>) => () => void} Order does it, then shows what came of it */

/**
 * @param {string} title
 * @param {string} testId
 * @param {(order: Order) => Promise<readonly Child[]>} read
 * @param {RegExp} concerned kinds of events after which it is read again
 */
export function panel(title, testId, read, concerned) {
  const body = h('div.panel-body');
  const trouble = h('p.trouble', { role: 'alert' });
  const fresh = refresher(async () => {
    try {
      fill(body, ...(await read(order)));
    } catch (error) {
      fill(trouble, error instanceof Error ? error.message : String(error));
    }
  });
  /** @type {Order} */
  function order(work) {
    return () => {
      fill(trouble);
      work().then(fresh.now, (error) =>
        fill(trouble, `${t('notDone')}: ${error instanceof Error ? error.message : error}`),
      );
    };
  }
  const off = onEvents((events, whole) => {
    if (whole || events.some(({ kind }) => concerned.test(kind))) fresh.ask();
  });
  void fresh.now();
  return {
    element: h('section.card.panel', { 'data-testid': testId, 'aria-label': title }, h('h2', {}, title), trouble, body),
    stop() {
      off();
      fresh.stop();
    },
  };
}
