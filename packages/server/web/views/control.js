/** What only a server for tests lets itself be told: its time, its faults, its scenario, its state. @module */
import { offers } from '../api.js';
import { h } from '../dom.js';
import { clockPanel } from '../panels/clock.js';
import { faultsPanel } from '../panels/faults.js';
import { scenarioPanel } from '../panels/scenario.js';
import { statePanel } from '../panels/state.js';
import { heading } from '../parts/boxes.js';
import { t } from '../words.js';

const PANELS = /** @type {const} */ ([
  ['get /control/clock', clockPanel],
  ['get /control/scenario', scenarioPanel],
  ['get /control/state/snapshots', statePanel],
  ['get /control/faults', faultsPanel],
]);

export function control() {
  const panels = PANELS.filter(([endpoint]) => offers(endpoint)).map(([, open]) => open());
  return {
    element: h(
      'section.view',
      { 'aria-labelledby': 'title' },
      heading(t('control'), t('controlAbout')),
      h(
        'div.panels',
        {},
        panels.map(({ element }) => element),
      ),
    ),
    stop() {
      for (const { stop } of panels) stop();
    },
  };
}
