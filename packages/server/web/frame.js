/** What stands around every view: bar, navigation, alarms, keys. @module */
import { base } from './api.js';
import { fill, h, s } from './dom.js';
import { onKeys } from './keys.js';
import { live, onConnection, onEvents } from './live.js';
import { alarmBanner } from './parts/alarms.js';
import { clockBar } from './parts/clock-bar.js';
import { helpDialog } from './parts/help.js';
import { place } from './router.js';
import { chooseLanguage, chooseTheme, settings } from './settings.js';
import { views } from './views.js';
import { t } from './words.js';

const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);

/** @type {import('./router.js').View | undefined} */
let shown;
/** @type {(() => void)[]} */
const ending = [];

/** Draws everything, and again when the language is another. */
export function frame() {
  for (const end of ending.splice(0)) end();
  shown?.stop?.();
  shown = undefined;
  const main = h('main', { id: 'main', tabindex: '-1' });
  const nav = h('nav.rail', { 'aria-label': t('views') });
  const help = helpDialog();
  const { element: alarms, stop: stopAlarms } = alarmBanner();
  const { element: clock, stop: stopClock } = clockBar();
  ending.push(stopAlarms, stopClock);

  function route() {
    shown?.stop?.();
    const at = place();
    const all = views();
    const view = all.find(({ id }) => id === at.view) ?? all[0];
    document.title = `${view === undefined ? '' : `${t(/** @type {any} */ (view.id))} · `}kouan 口岸`;
    fill(
      nav,
      all.map((one) => link(one, one === view)),
    );
    shown = view?.show(at);
    fill(main, shown?.element);
    main.scrollTo(0, 0);
  }

  /** @param {Event} event the address of the view stays */
  function skip(event) {
    event.preventDefault();
    main.focus();
  }

  fill(
    document.body,
    h('a.skip', { href: '#main', on: { click: skip } }, t('skip')),
    h(
      'header.bar',
      {},
      brand(),
      clock,
      h('div.bar-end', {}, connection(), languageButton(), themeButton(), helpButton(help)),
    ),
    alarms,
    nav,
    main,
    help,
  );
  addEventListener('hashchange', route);
  ending.push(() => removeEventListener('hashchange', route), onKeys({ help, turnLanguage, turnTheme }));
  // A view that was begun before the log was read is drawn with it.
  route();
}

function brand() {
  const namespace = base.pathname.match(/\/ns\/([^/]+)\/$/)?.[1];
  return h(
    'a.brand',
    { href: '#/' },
    s(
      'svg',
      { viewBox: '0 0 32 32', 'aria-hidden': 'true' },
      s('path', { d: 'M6 8h20v15H6z' }),
      s('path.quay', { d: 'M3 28h26' }),
    ),
    h('b', {}, 'kouan'),
    h('span', {}, '口岸'),
    namespace === undefined ? null : h('code', { title: t('namespace') }, namespace),
  );
}

/** @param {ReturnType<typeof views>[number]} view @param {boolean} current */
const link = ({ id, key, icon }, current) =>
  h(
    'a',
    {
      href: `#/${id}`,
      'aria-current': current ? 'page' : null,
      'data-testid': `nav-${id}`,
      title: `${t(/** @type {any} */ (id))} (${key})`,
    },
    s('svg', { viewBox: '0 0 20 20', 'aria-hidden': 'true' }, s('path', { d: icon })),
    h('span', {}, t(/** @type {any} */ (id))),
    h('kbd', { 'aria-hidden': 'true' }, key),
  );

function connection() {
  const element = h('span.connection', { role: 'status', 'data-testid': 'connection' });
  const count = h('span.num');
  const show = () => {
    element.dataset['state'] = live.state;
    fill(element, h('i', { 'aria-hidden': 'true' }), h('span', {}, t(live.state)));
  };
  onConnection(show);
  ending.push(onEvents(() => (count.textContent = `#${live.newest}`)));
  count.textContent = `#${live.newest}`;
  show();
  return h('span.connection-box', {}, element, count);
}

function turnLanguage() {
  chooseLanguage(settings.language === 'zh' ? 'en' : 'zh');
  frame();
}

function turnTheme() {
  const next = THEMES[(THEMES.indexOf(settings.theme) + 1) % THEMES.length] ?? 'auto';
  chooseTheme(next);
  const one = document.querySelector('[data-testid="theme"]');
  if (one !== null) one.textContent = t(next);
}

const languageButton = () =>
  h(
    'button.flat',
    {
      type: 'button',
      'data-testid': 'language',
      lang: settings.language === 'zh' ? 'en' : 'zh-CN',
      on: { click: turnLanguage },
    },
    settings.language === 'zh' ? 'English' : '中文',
  );

const themeButton = () =>
  h(
    'button.flat',
    { type: 'button', 'data-testid': 'theme', title: t('theme'), on: { click: turnTheme } },
    t(settings.theme),
  );

/** @param {HTMLDialogElement} help */
const helpButton = (help) =>
  h(
    'button.flat',
    { type: 'button', 'data-testid': 'help', 'aria-label': t('help'), on: { click: () => help.showModal() } },
    '?',
  );
