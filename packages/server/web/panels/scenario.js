import { ask, get, offers, Problem } from '../api.js';
import { h } from '../dom.js';
import { button, empty } from '../parts/boxes.js';
import { chip } from '../parts/chips.js';
import { either } from '../text.js';
import { t } from '../words.js';
import { panel } from './panel.js';

/** The scenario that is played: its machines, and what can be made to happen. */
export const scenarioPanel = () =>
  panel(
    t('scenario'),
    'panel-scenario',
    async (order) => {
      const one = await get('control/scenario').catch((error) => {
        if (error instanceof Problem && error.status === 404) return undefined;
        throw error;
      });
      if (one === undefined) return [empty(t('noScenario'), t('noScenarioHint'))];
      const canSet = offers('put /control/scenario/machines/{name}');
      const machines = Object.entries(one.states);
      return [
        h('p', {}, h('b', {}, either(one.title) || one.name), ' ', chip(one.name)),
        h('p.quiet', {}, either(one.about)),
        machines.length === 0 ? null : h('h3', {}, t('machines')),
        h(
          'ul.machines',
          {},
          machines.map(([name, state]) => machine(name, String(state), canSet, order)),
        ),
        one.timeline.length === 0 ? null : h('h3', {}, t('happenings')),
        h(
          'ul.happenings',
          {},
          one.timeline.map((/** @type {any} */ { name, after }) =>
            h(
              'li',
              {},
              h('span', {}, name),
              h('span.quiet', {}, after === null ? t('onDemand') : `+ ${after}`),
              button(
                t('trigger'),
                order(() => ask('POST', `control/trigger?event=${encodeURIComponent(name)}`)),
                {
                  class: 'small',
                  'data-key': `trigger ${name}`,
                  'data-testid': 'trigger',
                },
              ),
            ),
          ),
        ),
      ];
    },
    /^(scenario|endpoint|clock)\./,
  );

/** @param {string} name @param {string} state @param {boolean} canSet @param {import('./panel.js').Order} order */
function machine(name, state, canSet, order) {
  const wanted = /** @type {HTMLInputElement} */ (
    h('input', {
      value: state,
      'aria-label': `${t('state')} ${name}`,
      'data-key': `machine ${name}`,
      spellcheck: 'false',
    })
  );
  const put = order(() => ask('PUT', `control/scenario/machines/${encodeURIComponent(name)}`, { state: wanted.value }));
  return h(
    'li',
    { 'data-testid': 'machine' },
    h('code', {}, name),
    chip(state, 'sea'),
    canSet ? [wanted, button(t('set'), put, { class: 'small', 'data-key': `set ${name}` })] : null,
  );
}
