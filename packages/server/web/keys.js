/** Keys of the page. While somebody writes they are letters. @module */
import { clock, orderClock } from './parts/clock.js';
import { walk } from './parts/rows.js';
import { views } from './views.js';

/**
 * @typedef {{ help: HTMLDialogElement, turnLanguage: () => void, turnTheme: () => void }} Frame
 */

const WRITES = 'input, select, textarea, [contenteditable]';

/** @param {string} name of something with `data-hot` */
const hot = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-hot="${name}"]`));

/** @type {Record<string, (frame: Frame) => unknown>} */
const KEYS = {
  '?': ({ help }) => (help.open ? help.close() : help.showModal()),
  '/': () => hot('search')?.focus(),
  p: () => hot('pause')?.click(),
  j: () => walk(1),
  k: () => walk(-1),
  n: () => orderClock('next').catch(() => {}),
  m: () => orderClock('advance?ms=60000'),
  f: () => orderClock(clock.mode === 'virtual' ? 'resume' : 'freeze'),
  l: ({ turnLanguage }) => turnLanguage(),
  t: ({ turnTheme }) => turnTheme(),
};

/**
 * @param {Frame} frame
 * @returns how to stop
 */
export function onKeys(frame) {
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(WRITES) !== null) {
      if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
      return;
    }
    const view = views().find(({ key }) => key === event.key);
    if (view === undefined && KEYS[event.key] === undefined) return;
    event.preventDefault();
    if (view !== undefined) location.hash = `#/${view.id}`;
    else KEYS[event.key]?.(frame);
  }
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}
