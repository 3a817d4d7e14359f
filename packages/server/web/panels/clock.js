import { h } from '../dom.js';
import { button } from '../parts/boxes.js';
import { wholeMoment } from '../parts/chips.js';
import { clock, orderClock, readClock } from '../parts/clock.js';
import { t } from '../words.js';
import { panel } from './panel.js';

const SPEEDS = [1, 10, 60, 600, 3_600];
const STEPS = /** @type {const} */ ([
  [1_000, '+1 s'],
  [60_000, '+1 min'],
  [600_000, '+10 min'],
  [3_600_000, '+1 h'],
  [86_400_000, '+1 d'],
]);

/** Time: stands still, passes, how fast; and what waits for it. */
export const clockPanel = () =>
  panel(
    t('clock'),
    'panel-clock',
    async (order) => {
      await readClock();
      const frozen = clock.mode === 'virtual';
      return [
        h(
          'div.row',
          {},
          button(
            frozen ? t('resume') : t('freeze'),
            order(() => orderClock(frozen ? 'resume' : 'freeze')),
            { class: 'primary', 'data-key': 'freeze' },
          ),
          button(
            t('runToNext'),
            order(() => orderClock('next')),
            { 'data-key': 'next', disabled: clock.waiting.length === 0 },
          ),
          STEPS.map(([ms, label]) =>
            button(
              label,
              order(() => orderClock(`advance?ms=${ms}`)),
              { 'data-key': label },
            ),
          ),
        ),
        h(
          'div.row',
          { role: 'group', 'aria-label': t('speed') },
          h('span.quiet', {}, t('speed')),
          SPEEDS.map((times) =>
            button(
              `× ${times}`,
              order(() => orderClock(`speed?times=${times}`)),
              {
                'aria-pressed': String(clock.speed === times),
                'data-key': `speed ${times}`,
              },
            ),
          ),
        ),
        h('h3', {}, `${t('waiting')} · ${clock.waiting.length}`),
        h(
          'ol.timers',
          {},
          clock.waiting.slice(0, 12).map(({ time, name }) => h('li', {}, wholeMoment(time), h('span', {}, name))),
        ),
      ];
    },
    /./,
  );
