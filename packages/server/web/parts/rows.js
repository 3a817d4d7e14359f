/** Tables whose rows are walked through by keys. @module */
import { fill, h } from '../dom.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * A table with a head; its rows are put in later.
 *
 * @param {string} label
 * @param {readonly string[]} columns
 * @param {string} [kind] class of the table
 */
export function table(label, columns, kind = '') {
  const body = h('tbody');
  const head = h(
    'tr',
    {},
    columns.map((text) => h('th', { scope: 'col' }, text)),
  );
  const element = h('table', { class: `rows ${kind}`, 'aria-label': label }, h('thead', {}, head), body);
  return {
    element: h('div.table-wrap', {}, element),
    /** @param {readonly HTMLElement[]} rows */
    show: (rows) => fill(body, rows),
  };
}

/**
 * A row that can be opened.
 *
 * @param {{ key: string, testId: string, selected?: boolean, open: () => void, kind?: string }} options
 * @param {readonly Child[]} cells
 */
export const row = ({ key, testId, selected = false, open, kind = '' }, cells) =>
  h(
    'tr',
    {
      class: `${kind}${selected ? ' selected' : ''}`,
      tabindex: '0',
      'data-key': key,
      'data-testid': testId,
      'aria-selected': selected ? 'true' : null,
      on: {
        click: (/** @type {MouseEvent} */ event) => {
          if (!(event.target instanceof Element) || event.target.closest('a, button') === null) open();
        },
        keydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
          event.preventDefault();
          open();
        },
      },
    },
    cells.map((cell) => h('td', {}, cell)),
  );

/**
 * Moves the focus to the next or the previous row of the view.
 *
 * @param {1 | -1} by
 */
export function walk(by) {
  const rows = [...document.querySelectorAll('main [data-key][tabindex="0"]')];
  const at = rows.indexOf(/** @type {Element} */ (document.activeElement?.closest('[data-key]') ?? document.body));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next instanceof HTMLElement || next instanceof SVGElement) {
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
}
