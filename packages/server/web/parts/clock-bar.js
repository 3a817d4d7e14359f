/** The server's time at the top of every view. @module */
import { h } from '../dom.js';
import { clockTime, date, duration } from '../text.js';
import { t } from '../words.js';
import { button } from './boxes.js';
import { clock, onClock, orderClock, serverNow } from './clock.js';

export function clockBar() {
  const day = h('span.day');
  const time = h('time.now', { 'data-testid': 'clock' });
  const mode = h('span.chip.plain');
  const next = h('span.next');
  const freeze = button('', () => void orderClock(clock.mode === 'virtual' ? 'resume' : 'freeze'), {
    'data-testid': 'freeze',
  });
  const run = button(t('runToNext'), () => void orderClock('next').catch(() => {}), {
    'data-testid': 'run-to-next',
    title: 'n',
  });
  const minute = button(t('plusMinute'), () => void orderClock('advance?ms=60000'), {
    'data-testid': 'plus-minute',
    title: 'm',
  });
  function show() {
    const now = new Date(serverNow()).toISOString();
    day.textContent = date(now);
    time.textContent = clockTime(now);
    time.setAttribute('datetime', now);
    mode.textContent = clock.mode === 'virtual' ? t('frozen') : `${t('real')} × ${clock.speed}`;
    mode.className = `chip ${clock.mode === 'virtual' ? 'sea' : 'good'}`;
    freeze.textContent = clock.mode === 'virtual' ? t('resume') : t('freeze');
    const [first] = clock.waiting;
    next.textContent =
      first === undefined
        ? t('nothingWaits')
        : `${first.name} · ${duration(Math.max(0, Date.parse(first.time) - serverNow()))}`;
    next.title = first === undefined ? '' : `${first.time} ${first.name}`;
    /** @type {HTMLButtonElement} */ (run).disabled = first === undefined;
  }
  show();
  const stop = onClock(show);
  return {
    element: h('div.clock', { role: 'group', 'aria-label': t('clock') }, day, time, mode, freeze, minute, run, next),
    stop,
  };
}
