/** The keys, for who asks. @module */
import { h } from '../dom.js';
import { views } from '../views.js';
import { t } from '../words.js';

const OTHERS = /** @type {const} */ ([
  ['j', 'keyNext'],
  ['k', 'keyPrevious'],
  ['Enter', 'keyOpen'],
  ['/', 'keySearch'],
  ['p', 'keyPause'],
  ['f', 'keyFreeze'],
  ['m', 'keyMinute'],
  ['n', 'keyRun'],
  ['+ − 0 ← → ↑ ↓', 'keyMap'],
  ['l', 'keyLanguage'],
  ['t', 'keyTheme'],
  ['?', 'keyHelp'],
]);

export function helpDialog() {
  const line = (/** @type {string} */ key, /** @type {string} */ text) =>
    h(
      'li',
      {},
      key.split(' ').map((one) => h('kbd', {}, one)),
      h('span', {}, text),
    );
  const dialog = /** @type {HTMLDialogElement} */ (
    h(
      'dialog.help',
      { 'aria-labelledby': 'help-title', 'data-testid': 'help-dialog' },
      h('h2', { id: 'help-title' }, t('help')),
      h(
        'ul.keys',
        {},
        views().map(({ key, id }) => line(key, t(/** @type {any} */ (id)))),
        OTHERS.map(([key, word]) => line(key, t(word))),
      ),
      h(
        'p.hint',
        {},
        t('apiHint'),
        ' ',
        h('a', { href: 'openapi.json', target: '_blank', rel: 'noopener' }, 'openapi.json'),
      ),
      h('form', { method: 'dialog' }, h('button', { type: 'button', on: { click: () => dialog.close() } }, t('close'))),
    )
  );
  return dialog;
}
