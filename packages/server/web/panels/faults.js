import { ask, get } from '../api.js';
import { h } from '../dom.js';
import { button } from '../parts/boxes.js';
import { chip } from '../parts/chips.js';
import { either, number } from '../text.js';
import { t } from '../words.js';
import { panel } from './panel.js';

/** Everything that can happen to a request or a frame: always, to the next, to a share. */
export const faultsPanel = () =>
  panel(
    t('faults'),
    'panel-faults',
    async (order) => {
      const { faults } = await get('control/faults');
      return [
        h(
          'div.row',
          {},
          button(
            t('endAll'),
            order(() => ask('DELETE', 'control/faults')),
            { 'data-key': 'end-all', 'data-testid': 'end-faults' },
          ),
        ),
        h(
          'table.rows',
          { 'aria-label': t('faults') },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              [t('fault'), t('what'), t('next'), t('standing'), t('share'), t('met')].map((text) =>
                h('th', { scope: 'col' }, text),
              ),
            ),
          ),
          h(
            'tbody',
            {},
            faults.map((/** @type {any} */ one) => line(one, order)),
          ),
        ),
      ];
    },
    /^fault\./,
  );

/** @param {any} one @param {import('./panel.js').Order} order */
function line(one, order) {
  const path = `control/faults/${encodeURIComponent(one.name)}`;
  const put = (/** @type {object} */ body) => order(() => ask('PUT', path, body));
  const http = one.on === 'http';
  const stands = http || one.on === 'ws';
  const rate = /** @type {HTMLInputElement} */ (
    h('input', {
      type: 'number',
      min: '0',
      max: '100',
      step: '1',
      value: String(Math.round(one.rate * 100)),
      'aria-label': `${t('share')} ${one.name}`,
      'data-key': `rate ${one.name}`,
      on: { change: () => put({ rate: Math.max(0, Math.min(100, Number(rate.value) || 0)) / 100 })() },
    })
  );
  const active = one.next > 0 || one.standing || one.rate > 0;
  return h(
    'tr',
    { class: active ? 'active' : '', 'data-testid': 'fault', 'data-fault': one.name },
    h('td', {}, h('code.strong', {}, one.name)),
    h('td', {}, either(one)),
    h(
      'td',
      {},
      h(
        'span.row',
        {},
        button(t('plusOne'), put({ next: 1 }), {
          class: 'small',
          'data-key': `next ${one.name}`,
          'aria-label': `${t('plusOne')} ${one.name}`,
        }),
        one.next > 0 ? chip(String(one.next), 'warn') : null,
      ),
    ),
    h(
      'td',
      {},
      stands
        ? button(one.standing ? t('on') : t('off'), put({ standing: !one.standing }), {
            class: 'small',
            role: 'switch',
            'aria-checked': String(one.standing),
            'aria-label': `${t('standing')} ${one.name}`,
            'data-key': `standing ${one.name}`,
          })
        : '—',
    ),
    h('td', {}, http ? h('label.percent', {}, rate, '%') : '—'),
    h('td', {}, h('span.num', {}, number(one.met))),
  );
}
