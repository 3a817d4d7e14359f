/** Headings, empty places, texts to read and copy. @module */
import { h } from '../dom.js';
import { t } from '../words.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * The head of a view.
 *
 * @param {string} title
 * @param {string} about
 * @param {...Child} more
 */
export const heading = (title, about, ...more) =>
  h(
    'header.view-head',
    {},
    h('div', {}, h('h1', { id: 'title' }, title), h('p', {}, about)),
    h('div.view-tools', {}, ...more),
  );

/** @param {string} text @param {string} [hint] */
export const empty = (text, hint) =>
  h('div.empty', { role: 'status' }, h('p', {}, text), hint && h('p.hint', {}, hint));

/**
 * @param {string} text
 * @param {() => unknown} act
 * @param {Record<string, any>} [attributes]
 */
export const button = (text, act, attributes = {}) =>
  h('button', { type: 'button', ...attributes, on: { click: act } }, text);

/**
 * A button that copies, and says so.
 *
 * @param {string} label
 * @param {() => string} what
 * @param {string} testId
 */
export function copyButton(label, what, testId) {
  const one = button(label, copy, { class: 'small', 'data-testid': testId });
  async function copy() {
    let done = true;
    try {
      await navigator.clipboard.writeText(what());
    } catch {
      done = copyBySelection(what());
    }
    one.textContent = done ? t('copied') : t('notCopied');
    setTimeout(() => (one.textContent = label), 1_500);
  }
  return one;
}

/** @param {string} text for browsers without a clipboard for pages that are not secure */
function copyBySelection(text) {
  const area = /** @type {HTMLTextAreaElement} */ (h('textarea.off-screen', { 'aria-hidden': 'true' }));
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}

/**
 * A text as it is, to be read and scrolled.
 *
 * @param {string} label
 * @param {string} text
 * @param {string} testId
 */
export const source = (label, text, testId) =>
  h('pre.source', { tabindex: '0', role: 'region', 'aria-label': label, 'data-testid': testId }, text);

/** @param {unknown} value */
export const pretty = (value) => JSON.stringify(value, null, 2);

/**
 * Names and values.
 *
 * @param {readonly (readonly [name: string, value: Child])[]} rows
 */
export const facts = (rows) =>
  h(
    'dl.facts',
    {},
    rows.flatMap(([name, value]) => {
      if (value === null || value === undefined || value === '') return [];
      return [h('dt', {}, name), h('dd', {}, ...(Array.isArray(value) ? value : [/** @type {Child} */ (value)]))];
    }),
  );

/** @param {unknown} error */
export const failed = (error) =>
  h('div.empty.bad', { role: 'alert' }, h('p', {}, error instanceof Error ? error.message : String(error)));
