import { ask, base, get } from '../api.js';
import { h } from '../dom.js';
import { begin } from '../live.js';
import { button } from '../parts/boxes.js';
import { wholeMoment } from '../parts/chips.js';
import { readClock } from '../parts/clock.js';
import { number } from '../text.js';
import { t } from '../words.js';
import { panel } from './panel.js';

/** Another state has another log; it is followed from its beginning. */
async function anew() {
  await begin();
  await readClock();
}

/** The state of this namespace: saved under a name, brought back, begun anew. */
export const statePanel = () =>
  panel(
    t('state'),
    'panel-state',
    async (order) => {
      const [{ snapshots }, now] = await Promise.all([get('control/state/snapshots'), get('control/state')]);
      const name = /** @type {HTMLInputElement} */ (
        h('input', {
          placeholder: t('snapshotName'),
          'aria-label': t('snapshotName'),
          'data-key': 'snapshot-name',
          maxlength: '64',
          spellcheck: 'false',
        })
      );
      const take = order(() => ask('POST', 'control/state/snapshots', { name: name.value.trim() }));
      const reset = order(async () => {
        await ask('POST', 'control/state/reset');
        await anew();
      });
      return [
        h(
          'p.quiet',
          {},
          `${number(now.events?.newest ?? 0)} ${t('events')} · SHA-256 `,
          h('code.wrap', { 'data-testid': 'log-sha256' }, now.events?.sha256 ?? ''),
        ),
        h(
          'div.row',
          {},
          name,
          button(t('save'), take, { class: 'primary', 'data-key': 'take' }),
          button(t('reset'), reset, { 'data-key': 'reset' }),
          h(
            'a.button',
            { href: String(new URL('control/state/export', base)), download: 'kouan-state.json' },
            t('exportState'),
          ),
        ),
        h(
          'ul.snapshots',
          {},
          snapshots.map((/** @type {any} */ one) => {
            const path = `control/state/snapshots/${encodeURIComponent(one.name)}`;
            const restore = order(async () => {
              await ask('POST', `${path}/restore`);
              await anew();
            });
            return h(
              'li',
              { 'data-testid': 'snapshot' },
              h('b', {}, one.name),
              wholeMoment(one.time),
              h('span.quiet', {}, `${number(one.events)} ${t('events')}`),
              button(t('restore'), restore, { class: 'small', 'data-key': `restore ${one.name}` }),
              button(
                t('forget'),
                order(() => ask('DELETE', path)),
                { class: 'small', 'data-key': `forget ${one.name}` },
              ),
            );
          }),
        ),
      ];
    },
    /^(clock|scenario|fault)\./,
  );
